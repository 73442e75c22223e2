package io.entitlements.core.roster.google;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.roster.Reading;
import io.entitlements.core.testkit.LocalGoogleUser;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the members of a group. */
class GoogleGroupTest extends ServedGoogle {

  private static final String INNER = "{\"id\":\"%s\",\"type\":\"GROUP\"}";

  @Test
  void membersOfAGroup_areRead_andGroupsInsideAreNot_butSaid() {
    listTeachers(12);
    server.list(LocalGoogleUser.teacher("u003").suspend());
    server.join("g2", "u001");
    server.join(
        GROUP,
        "{\"id\":\"g2\",\"email\":\"inner@school.example\",\"type\":\"GROUP\",\"role\":\"MEMBER\"}");
    Reading reading = Reading.of(roster(MEMBERS));
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(reading.ids()).hasSize(12);
    assertThat(reading.person("u003").active()).isFalse();
    assertThat(reading.said().remarks())
        .containsExactly("a group inside the group is not read: list it by itself");
    assertThat(server.requests())
        .anyMatch(asked -> asked.contains("/groups/teachers%40school.example/"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{'id':'c','type':'CUSTOMER'}; PARTIAL;"
            + " everybody of the customer is a member: take a list of users",
        "{'id':'c','type':'ROBOT'}; PARTIAL; a member is of a type that is not known",
        "{'type':'USER','email':'a@b.example'}; PARTIAL;"
            + " someone is listed without an id that can be used"
      })
  void membersThatAreNoPeople_areLeftOut_andSaid(String json, Verdict verdict, String remark) {
    listTeachers(2);
    server.join(GROUP, json.replace('\'', '"'));
    Reading reading = Reading.of(roster(MEMBERS));
    assertThat(reading.ids()).contains("u001", "u002");
    assertThat(reading.said().verdict()).isEqualTo(verdict);
    assertThat(reading.said().remarks()).containsExactly(remark);
  }

  @Test
  void whoIsInAListTwice_makesItPartial() {
    listTeachers(3);
    server.join(GROUP, LocalGoogleUser.teacher("u002").member().replace('\n', ' '));
    Reading reading = Reading.of(roster(MEMBERS));
    assertThat(reading.said().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(reading.said().remarks())
        .containsExactly("the list changed while it was read: someone is in it twice");
  }

  @Test
  void whoIsMovedIntoAGroupInside_keepsWhatTheyHave() {
    listTeachers(25);
    moveInside("u002", "u003");
    server.join("inner", "u001");
    server.leave(GROUP, "u004");
    Reading reading = Reading.of(roster(MEMBERS));
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(reading.said().remarks())
        .containsExactly("a group inside the group is not read: list it by itself");
    assertThat(reading.ids()).hasSize(24).doesNotHaveDuplicates().doesNotContain("u004");
    assertThat(reading.record("u002"))
        .isEqualTo(
            new RosterRecord.Unusable("u002", "is in a group inside the group, which is not read"));
    assertThat(reading.person("u001").active()).isTrue();
  }

  /** Two levels deep, and back. */
  private void moveInside(String... ids) {
    for (String id : ids) {
      server.leave(GROUP, id);
      server.join("inmost", id);
    }
    server.join("inmost", INNER.formatted("inner"));
    server.join("inner", INNER.formatted("inmost"));
    server.join(GROUP, INNER.formatted("inner"));
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404})
  void groupInsideThatCannotBeLookedInto_makesTheListPartial(int status) {
    listTeachers(3);
    moveInside("u002");
    server.fails(
        (exchange, page) -> {
          boolean isMeant = exchange.getRequestURI().getPath().contains("/groups/inmost/");
          if (isMeant) {
            server.send(exchange, status, "{}");
          }
          return isMeant;
        });
    Reading reading = Reading.of(roster(MEMBERS));
    assertThat(reading.said().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(reading.said().remarks())
        .contains("a group inside the group cannot be looked into: nobody loses a seat");
  }

  @Test
  void groupInsideOfWhichEverybodyIsAMember_makesTheListPartial() {
    listTeachers(3);
    server.join("inner", "{\"id\":\"c\",\"type\":\"CUSTOMER\"}");
    server.join(GROUP, INNER.formatted("inner"));
    assertThat(Reading.of(roster(MEMBERS)).said().verdict()).isEqualTo(Verdict.PARTIAL);
  }
}
