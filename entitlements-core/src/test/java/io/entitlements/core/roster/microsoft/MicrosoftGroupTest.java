package io.entitlements.core.roster.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.roster.Reading;
import io.entitlements.core.testkit.LocalGraphUser;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the members of a group. */
class MicrosoftGroupTest extends ServedGraph {

  /** A member that is nobody. */
  private static final String OTHER = "{\"@odata.type\":\"#microsoft.graph.%s\",\"id\":\"%s\"}";

  @Test
  void membersOfAGroup_areRead_andItsChangesLookedUp() {
    listTeachers(25);
    server.directory().put(LocalGraphUser.teacher("outside"));
    Reading first = Reading.of(roster(MEMBERS));
    assertThat(first.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(first.ids()).hasSize(25).doesNotContain("outside");
    server.directory().leave(GROUP, "u001");
    server.directory().join(GROUP, "outside");
    server.directory().join(GROUP, "unknown");
    for (int i = 0; i < 40; i++) {
      server.directory().put(LocalGraphUser.teacher("n" + i));
      server.directory().join(GROUP, "n" + i);
    }
    Reading second = first.then(roster(MEMBERS));
    assertThat(second.said().verdict()).isEqualTo(Verdict.DELTA);
    assertThat(second.ids()).hasSize(43);
    assertThat(second.record("u001")).isEqualTo(new RosterRecord.Left("u001"));
    assertThat(second.person("outside").givenName()).isEqualTo("Given");
    assertThat(second.record("unknown"))
        .isEqualTo(new RosterRecord.Unusable("unknown", "the directory does not say who this is"));
    assertThat(server.requests()).filteredOn(r -> r.startsWith("/v1.0/users?")).hasSize(3);
  }

  @Test
  void whoWasRemovedFromAGroupBefore_isNotMissed_whenAllOfItIsRead() {
    listTeachers(3);
    server.directory().leave(GROUP, "u003");
    server.directory().leave(GROUP, "u001");
    server.directory().join(GROUP, "u001");
    Reading reading = Reading.of(roster(MEMBERS));
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(reading.said().remarks()).isEmpty();
    assertThat(reading.ids()).containsExactlyInAnyOrder("u001", "u002");
  }

  @Test
  void groupInsideAGroup_isNotRead_butSaid() {
    listTeachers(3);
    server.directory().join("g2", "u001");
    server.directory().join(GROUP, "{\"@odata.type\":\"#microsoft.graph.group\",\"id\":\"g2\"}");
    server.directory().join(GROUP, "{\"@odata.type\":\"#microsoft.graph.device\",\"id\":\"d\"}");
    Reading reading = Reading.of(roster(MEMBERS));
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(reading.ids()).hasSize(3);
    assertThat(reading.said().remarks())
        .containsExactly("a group inside the group is not read: list it by itself");
  }

  @Test
  void membersAreFound_behindManyPagesOfGroupsAndDevices() {
    server.givesAtMost(1);
    for (int i = 0; i < 52; i++) {
      server.directory().join("g" + i, OTHER.formatted("device", "d"));
      server.directory().join(GROUP, OTHER.formatted("group", "g" + i));
      server.directory().join(GROUP, OTHER.formatted("device", "d" + i));
    }
    server.directory().put(LocalGraphUser.teacher("z"));
    server.directory().join(GROUP, "z");
    Reading reading = Reading.of(roster(MEMBERS));
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(reading.ids()).containsExactly("z");
  }

  @Test
  void pagesOfTheSameDeviceWithoutEnd_areMalformed() {
    listTeachers(1);
    server.fails(
        (exchange, page) -> {
          if (page == 1) {
            return false;
          }
          String link = server.graph() + "groups/" + GROUP + "/members?$skiptoken=" + page;
          String device = OTHER.formatted("device", "d");
          server.send(
              exchange, 200, "{\"value\":[" + device + "],\"@odata.nextLink\":\"" + link + "\"}");
          return true;
        });
    assertThat(failure(roster(MEMBERS))).hasMessageEndingWith("/members: the pages repeat");
  }

  @Test
  void groupWhoseMembersDisagreeWithItsChanges_isPartial() {
    listTeachers(3);
    server.fails(
        (exchange, page) -> {
          if (page == 2) {
            server.directory().leave(GROUP, "u002");
          }
          return false;
        });
    Reading reading = Reading.of(roster(MEMBERS));
    assertThat(reading.said().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(reading.said().checkpoint()).isEmpty();
    assertThat(reading.said().remarks()).containsExactly("the group changed while it was read");
  }

  @Test
  void groupWithMoreNewMembersThanAreLookedUp_isReadAsAWhole() {
    server.givesAtMost(999);
    listTeachers(3);
    Reading first = Reading.of(roster(MEMBERS));
    for (int i = 0; i < 1_501; i++) {
      server.directory().put(LocalGraphUser.teacher("n" + i));
      server.directory().join(GROUP, "n" + i);
    }
    Reading second = first.then(roster(MEMBERS));
    assertThat(second.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(second.ids()).hasSize(1_504);
    assertThat(second.said().remarks())
        .containsExactly("more people joined than are looked up one by one; everybody was read");
  }

  @Test
  void groupThatIsNotThere_isSaid_andNobodyIsTakenForGone() {
    assertThat(failure(roster(MEMBERS))).hasMessage("Microsoft Graph: there is no such group");
  }

  @ParameterizedTest
  @ValueSource(strings = {"changed", "deleted"})
  void whoWasDeleted_isGone_thoughTheirGroupsAreKeptForAWhile(String reason) {
    listTeachers(3);
    server.directory().remove("u002", reason);
    Reading reading = Reading.of(roster(MEMBERS));
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(reading.said().remarks()).isEmpty();
    assertThat(reading.ids()).containsExactly("u001", "u003");
    assertThat(reading.then(roster(MEMBERS)).said().verdict()).isEqualTo(Verdict.DELTA);
  }

  @Test
  void whoIsNotFoundByOthersThanGraph_isNotTakenForGone() {
    listTeachers(3);
    server.directory().remove("u002", "changed");
    server.fails(
        (exchange, page) -> {
          boolean isMeant = exchange.getRequestURI().getPath().equals("/v1.0/users/u002");
          if (isMeant) {
            server.send(exchange, 404, "{\"error\":{\"code\":\"NotFound\"}}");
          }
          return isMeant;
        });
    assertThat(failure(roster(MEMBERS))).hasMessageEndingWith("/users/u002: status 404");
  }

  @Test
  void whoIsInTheListOfMembersTwice_makesItPartial() {
    listTeachers(3);
    server.directory().join(GROUP, LocalGraphUser.teacher("u002").json());
    Reading reading = Reading.of(roster(MEMBERS));
    assertThat(reading.said().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(reading.said().remarks())
        .containsExactly("the list changed while it was read: someone is in it twice");
  }

  @Test
  void guestsOfAGroup_areRead() {
    listTeachers(1);
    server.directory().put(LocalGraphUser.teacher("u001").at("g@elsewhere.example").invited());
    assertThat(Reading.of(roster(MEMBERS)).person("u001").active()).isTrue();
  }

  /** Two levels deep, and back. */
  private void moveInside(String... ids) {
    for (String id : ids) {
      server.directory().leave(GROUP, id);
      server.directory().join("inmost", id);
    }
    server.directory().join("inmost", OTHER.formatted("group", "inner"));
    server.directory().join("inmost", OTHER.formatted("group", GROUP));
    server.directory().join("inner", OTHER.formatted("group", "inmost"));
    server.directory().join(GROUP, OTHER.formatted("group", "inner"));
  }

  @Test
  void whoIsMovedIntoAGroupInside_keepsWhatTheyHave_alsoByChanges() {
    listTeachers(25);
    Reading first = Reading.of(roster(MEMBERS));
    moveInside("u002", "u003");
    server.directory().join("inner", "u001");
    server.directory().leave(GROUP, "u004");
    for (Reading reading : List.of(first.then(roster(MEMBERS)), Reading.of(roster(MEMBERS)))) {
      assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
      assertThat(reading.said().checkpoint()).isEmpty();
      assertThat(reading.said().remarks())
          .containsExactly("a group inside the group is not read: list it by itself");
      assertThat(reading.ids()).hasSize(24).doesNotHaveDuplicates().doesNotContain("u004");
      assertThat(reading.record("u002"))
          .isEqualTo(
              new RosterRecord.Unusable(
                  "u002", "is in a group inside the group, which is not read"));
      assertThat(reading.person("u001").active()).isTrue();
    }
  }

  @Test
  void groupInsideThatCannotBeLookedInto_makesTheListPartial() {
    listTeachers(3);
    moveInside("u002");
    server.hides("inmost");
    Reading reading = Reading.of(roster(MEMBERS));
    assertThat(reading.said().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(reading.said().remarks())
        .contains("a group inside the group cannot be looked into: nobody loses a seat");
  }

  @Test
  void groupInsideOfWhichAPageIsNotKnownAnyMore_makesTheListPartial() {
    listTeachers(25);
    moveInside("u002", "u003");
    for (int i = 0; i < 25; i++) {
      server.directory().join("inmost", LocalGraphUser.teacher("v" + i).json());
    }
    server.fails(
        (exchange, page) -> {
          String asked = exchange.getRequestURI().toString();
          boolean isMeant = asked.contains("groups/inmost") && asked.contains("skiptoken");
          if (isMeant) {
            server.send(exchange, 410, "{\"error\":{\"code\":\"Directory_ExpiredPageToken\"}}");
          }
          return isMeant;
        });
    Reading reading = Reading.of(roster(MEMBERS));
    assertThat(reading.said().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(reading.said().remarks())
        .contains("a group inside the group cannot be looked into: nobody loses a seat");
  }
}
