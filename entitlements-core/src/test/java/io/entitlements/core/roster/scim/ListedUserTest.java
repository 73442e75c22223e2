package io.entitlements.core.roster.scim;

import static io.entitlements.core.internal.scim.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Role;
import io.entitlements.roster.Person;
import io.entitlements.roster.RosterRecord;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListedUserTest {

  private static RosterRecord record(String members) {
    return ListedUser.of("id", json("{" + members + "}"));
  }

  private static Person person(String members) {
    return (Person) record(members);
  }

  private static String address(String members) {
    return person(members).email().value();
  }

  @Test
  void the_address_is_the_primary_one_else_for_work_else_any_else_the_name() {
    String home = "{'value':'home@x.example','type':'home'}";
    String work = "{'value':'work@x.example','type':'Work'}";
    String primary = "{'value':'first@x.example','primary':true}";
    assertThat(
            address(
                "'userName':'u@x.example','emails':[" + home + "," + work + "," + primary + "]"))
        .isEqualTo("first@x.example");
    assertThat(address("'userName':'u@x.example','emails':[" + home + "," + work + "]"))
        .isEqualTo("work@x.example");
    assertThat(address("'userName':'u@x.example','emails':[" + home + "]"))
        .isEqualTo("home@x.example");
    assertThat(address("'userName':'u@x.example'")).isEqualTo("u@x.example");
  }

  @Test
  void who_has_no_address_cannot_be_used_and_who_left_without_one_has_left() {
    assertThat(record("'userName':'ada'")).isInstanceOf(RosterRecord.Unusable.class);
    assertThat(record("'userName':'ada_x.example#EXT#@t.onmicrosoft.com'"))
        .isInstanceOf(RosterRecord.Unusable.class);
    assertThat(record("'userName':'a@x.example','emails':[{'value':'nonsense'}]"))
        .isInstanceOf(RosterRecord.Unusable.class);
    assertThat(record("'userName':'ada','active':false")).isEqualTo(new RosterRecord.Left("id"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'userType':'Student' | STUDENT",
        "'userType':' TEACHER ' | EDUCATOR",
        "'userType':'Employee' | EDUCATOR",
        "'title':'Student' | EDUCATOR",
        "'roles':[{'value':'learner'}] | STUDENT",
        "'roles':[{'value':'x'}],'userType':'pupil' | STUDENT",
      })
  void roles_are_said_by_few_words(String members, Role role) {
    assertThat(person("'userName':'u@x.example'," + members).roles()).containsExactly(role);
  }

  @Test
  void the_primary_role_comes_first_and_nobody_has_none() {
    assertThat(
            person(
                    "'userName':'u@x.example','roles':[{'value':'student'},"
                        + "{'value':'educator','primary':true}]")
                .roles())
        .isEqualTo(List.of(Role.EDUCATOR, Role.STUDENT));
    assertThat(person("'userName':'u@x.example','userType':'Parent'").roles()).isEmpty();
    assertThat(
            person("'userName':'u@x.example','roles':[{'value':'parent'},{'value':'staff'}]")
                .roles())
        .containsExactly(Role.EDUCATOR);
  }

  @Test
  void a_name_is_cut_to_what_names_may_be() {
    Person longest =
        person("'userName':'u@x.example','name':{'givenName':'" + "é".repeat(300) + "'}");
    assertThat(longest.givenName()).hasSize(Person.MAX_NAME_LENGTH);
    assertThat(
            person("'userName':'u@x.example','name':{'givenName':'A\\u202eda','familyName':'L'}")
                .givenName())
        .isEqualTo("Ada");
    Person shown = person("'userName':'u@x.example','displayName':'Ada L'");
    assertThat(shown.givenName() + "|" + shown.familyName()).isEqualTo("Ada L|");
  }
}
