package io.entitlements.core.internal.scim.schema;

import static io.entitlements.core.internal.scim.Samples.barbara;
import static io.entitlements.core.internal.scim.Samples.guides;
import static io.entitlements.core.internal.scim.Samples.json;
import static io.entitlements.core.internal.scim.Samples.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What is read of whole resources. In the texts ' stands for ". */
class ResourceReaderTest {

  private static ObjectNode user(String members) {
    return ResourceReader.read(Schemas.USER, json("{'userName':'u'," + members + "}"));
  }

  @Test
  void what_is_in_its_canonical_form_is_read_as_it_is() {
    assertThat(ResourceReader.read(Schemas.USER, barbara()))
        .isEqualTo(barbara().without(List.of("id", "meta", "schemas")));
    assertThat(ResourceReader.read(Schemas.GROUP, guides()))
        .isEqualTo(guides().without(List.of("id")));
  }

  @Test
  void names_are_read_in_any_case() {
    assertThat(
            ResourceReader.read(
                Schemas.USER,
                json(
                    "{'USERNAME':'u','Name':{'GIVENNAME':'g'},'Emails':[{'VALUE':'a@x.example'}],"
                        + "'URN:ietf:params:scim:schemas:extension:enterprise:2.0:user':{'Department':'d'}}")))
        .isEqualTo(
            json(
                "{'userName':'u','name':{'givenName':'g'},'emails':[{'value':'a@x.example'}],"
                    + "'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':{'department':'d'}}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"'True'|true", "'false'|false", "'FALSE'|false", "true|true"})
  void entra_writes_booleans_as_texts(String sent, boolean active) {
    assertThat(user("'active':" + sent).path("active").booleanValue()).isEqualTo(active);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'title':null",
        "'title':''",
        "'name':{}",
        "'name':{'givenName':null,'familyName':' '}",
        "'emails':[]",
        "'emails':null",
        "'emails':[{'type':'work'},{'value':''},{}]",
        "'nosuch':{'a':[1,2]}",
        "'password':'secret'",
        "'id':'mine'",
        "'id':5",
        "'meta':'x'",
        "'groups':[{'value':'g'}]",
        "'schemas':['URN:ietf:params:scim:schemas:core:2.0:User']"
      })
  void what_is_empty_or_not_kept_or_not_for_senders_is_passed_over(String members) {
    assertThat(user(members)).isEqualTo(json("{'userName':'u'}"));
  }

  @Test
  void what_is_there_twice_is_kept_once() {
    assertThat(
            ResourceReader.read(
                Schemas.GROUP,
                json(
                    "{'displayName':'g','members':[{'value':'a'},{'value':'b'},"
                        + "{'value':'a','display':'A'}]}")))
        .isEqualTo(json("{'displayName':'g','members':[{'value':'a'},{'value':'b'}]}"));
    assertThat(
            user("'emails':[{'value':'a'},{'value':'a','type':'work'},{'value':'a'}]")
                .get("emails"))
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'externalId':5",
        "'displayName':{}",
        "'title':[]",
        "'title':['x']",
        "'userType':true",
        "'active':1",
        "'active':'yes'",
        "'active':[]",
        "'name':'x'",
        "'name':[]",
        "'name':{'givenName':5}",
        "'name':{'familyName':{}}",
        "'name':{'formatted':true}",
        "'emails':'x'",
        "'emails':{'value':'x'}",
        "'emails':['x']",
        "'emails':[[]]",
        "'emails':[null]",
        "'emails':[{'value':5}]",
        "'emails':[{'value':'x','type':5}]",
        "'emails':[{'value':'x','primary':'x'}]",
        "'roles':5",
        "'roles':['teacher']",
        "'roles':[{'value':{}}]",
        "'schemas':'x'",
        "'schemas':[5]",
        "'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':'x'",
        "'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':{'department':5}",
        "'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':{'costCenter':[]}",
        "'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':{'employeeNumber':701984}",
        "'emails':[{'value':'a','primary':true},{'value':'b','primary':true}]",
        "'title':'\\u0000'",
        "'title':'a\\udc00'"
      })
  void values_of_wrong_types_are_refused(String members) {
    assertThat(refusal(() -> user(members))).contains("invalidValue");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'displayName':5}",
        "{'displayName':''}",
        "{'displayName':'g','members':'x'}",
        "{'displayName':'g','members':['x']}",
        "{'displayName':'g','members':[{}]}",
        "{'displayName':'g','members':[{'value':''}]}",
        "{'displayName':'g','members':[{'display':'x'}]}",
        "{'displayName':'g','members':[{'value':5}]}"
      })
  void groups_of_wrong_types_are_refused(String group) {
    assertThat(refusal(() -> ResourceReader.read(Schemas.GROUP, json(group))))
        .contains("invalidValue");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'userName':null}", "{'userName':' '}", "{'displayName':'x'}"})
  void nobody_is_without_a_name(String user) {
    assertThat(refusal(() -> ResourceReader.read(Schemas.USER, json(user))))
        .contains("invalidValue");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group']",
        "'schemas':['urn:ietf:params:scim:schemas:core:2.0:User','urn:example:other']",
        "'USERNAME':'v'",
        "'name':{'givenName':'a','givenname':'b'}"
      })
  void unknown_schemas_and_names_that_differ_by_case_only_are_refused(String members) {
    assertThat(refusal(() -> user(members))).contains("invalidSyntax");
  }

  @Test
  void the_longest_text_is_kept_and_a_longer_one_is_refused() {
    String longest = "x".repeat(Canonical.MAX_TEXT);
    assertThat(user("'title':'" + longest + "'").path("title").stringValue()).isEqualTo(longest);
    assertThat(refusal(() -> user("'title':'" + longest + "x'"))).contains("invalidValue");
  }
}
