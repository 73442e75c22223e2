package io.entitlements.core.roster.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.entitlements.account.Role;
import io.entitlements.core.roster.ConnectionSecret;
import io.entitlements.core.roster.Reading;
import io.entitlements.core.testkit.LocalGraph;
import io.entitlements.core.testkit.LocalGraphUser;
import io.entitlements.core.testkit.LocalUser;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.Verdict;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of whom Microsoft lists. */
class MicrosoftRosterTest extends ServedGraph {

  /** A member that is nobody. */
  private static final String OTHER = "{\"@odata.type\":\"#microsoft.graph.%s\",\"id\":\"%s\"}";

  @Test
  void users_areReadPageByPage_andNothingElseOfThemIsKept() {
    listTeachers(25);
    Reading reading = Reading.of(roster(USERS));
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(reading.ids()).hasSize(25);
    assertThat(reading.person("u001").email().value()).isEqualTo("u001@school.example");
    assertThat(reading.person("u001").givenName()).isEqualTo("Given");
    assertThat(reading.person("u001").familyName()).isEqualTo("Family");
    assertThat(reading.person("u001").roles()).containsExactly(Role.EDUCATOR);
    assertThat(reading.records().toString() + reading.said())
        .doesNotContain(LocalUser.PASSWORD, LocalUser.PHONE);
    assertThat(server.requests())
        .contains(
            "/v1.0/users/delta?$select=id,mail,userPrincipalName,givenName,surname,accountEnabled");
  }

  @Test
  void onlyWhatChanged_isReadAgain_andWhoWasRemovedLeft_forEitherReason() {
    listTeachers(25);
    Reading first = Reading.of(roster(USERS));
    server.directory().remove("u001", "changed");
    server.directory().remove("u002", "deleted");
    server.directory().put(LocalGraphUser.teacher("u003").at("married@school.example"));
    server.directory().put(LocalGraphUser.teacher("u004").disable());
    server.directory().put(LocalGraphUser.teacher("new"));
    Reading second = first.then(roster(USERS));
    assertThat(second.said().verdict()).isEqualTo(Verdict.DELTA);
    assertThat(second.ids()).containsExactly("u001", "u002", "u003", "u004", "new");
    assertThat(second.record("u001")).isEqualTo(new RosterRecord.Left("u001"));
    assertThat(second.record("u002")).isEqualTo(new RosterRecord.Left("u002"));
    assertThat(second.person("u003").email().value()).isEqualTo("married@school.example");
    assertThat(second.person("u004").active()).isFalse();
    server.directory().put(LocalGraphUser.teacher("u001"));
    Reading third = second.then(roster(USERS));
    assertThat(third.ids()).containsExactly("u001");
    assertThat(third.then(roster(USERS)).records()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2020-11-26T12:00:00.001Z, DELTA",
    "2020-11-27T01:59:59.999Z, DELTA",
    "2020-11-27T02:00:00Z, FULL",
    "2020-11-26T11:59:59.999Z, FULL"
  })
  void everything_isReadFromTwoAtNightOn_andIfTheClockWentBack(Instant at, Verdict verdict) {
    listTeachers(3);
    Reading first = Reading.of(roster(USERS));
    now = at;
    assertThat(first.then(roster(USERS)).said().verdict()).isEqualTo(verdict);
  }

  @Test
  void otherSettings_readEverything() {
    listTeachers(3);
    Reading first = Reading.of(roster(USERS));
    assertThat(first.then(roster(TEACHERS)).said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(first.then(roster(MEMBERS)).said().verdict()).isEqualTo(Verdict.FULL);
  }

  @Test
  void teachersOfADomain_areListed_andWhoIsNoneAnyMoreLeft() {
    listTeachers(3);
    server.directory().put(LocalGraphUser.teacher("s").in("student"));
    server.directory().put(LocalGraphUser.teacher("x").at("x@elsewhere.example"));
    Reading first = Reading.of(roster(TEACHERS));
    assertThat(first.ids()).containsExactly("u001", "u002", "u003");
    server.directory().put(LocalGraphUser.teacher("u001").in("student"));
    server.directory().put(LocalGraphUser.teacher("u002").at("u002@elsewhere.example"));
    Reading second = first.then(roster(TEACHERS));
    assertThat(second.records())
        .containsExactly(new RosterRecord.Left("u001"), new RosterRecord.Left("u002"));
  }

  @Test
  void changeThatTellsOnlyWhatChanged_takesNobodyAway_untilEverybodyIsRead() {
    server.tellsOnlyWhatChanged();
    listTeachers(5);
    int round = 0;
    for (MicrosoftList list : List.of(TEACHERS, USERS_OF_DOMAIN, USERS)) {
      Reading first = Reading.of(roster(list));
      server.directory().put(LocalGraphUser.teacher("u001").named("Given" + round++));
      server.directory().put(LocalGraphUser.teacher("u002").disable());
      server.directory().put(LocalGraphUser.teacher("u003").signingInAs("x@elsewhere.example"));
      Reading second = first.then(roster(list));
      assertThat(second.said().verdict()).isEqualTo(Verdict.DELTA);
      assertThat(second.ids()).containsExactly("u001", "u002", "u003");
      assertThat(second.records()).allSatisfy(MicrosoftRosterTest::isPartlyTold);
      Reading night = Reading.of(roster(list));
      assertThat(night.person("u002").active()).isFalse();
      server.directory().put(LocalGraphUser.teacher("u002"));
      server.directory().put(LocalGraphUser.teacher("u003"));
    }
  }

  private static void isPartlyTold(RosterRecord record) {
    assertThat(record)
        .isEqualTo(
            new RosterRecord.Unusable(
                record.directoryId(),
                "only a part of what the directory knows was told; at night everybody is read"));
  }

  @Test
  void changeThatTellsAnotherRoleOrMailbox_isWhoLeft_howeverLittleElseIsTold() {
    server.tellsOnlyWhatChanged();
    listTeachers(3);
    Reading first = Reading.of(roster(TEACHERS));
    server.directory().put(LocalGraphUser.teacher("u001").in("student"));
    server.directory().put(LocalGraphUser.teacher("u002").at("u002@elsewhere.example"));
    server.directory().put(LocalGraphUser.teacher("new"));
    Reading second = first.then(roster(TEACHERS));
    assertThat(second.ids()).containsExactly("u001", "u002", "new");
    assertThat(second.record("u001")).isEqualTo(new RosterRecord.Left("u001"));
    assertThat(second.record("u002")).isEqualTo(new RosterRecord.Left("u002"));
    assertThat(second.person("new").email().value()).isEqualTo("new@school.example");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{'id':'u001'}; Unusable",
        "{'id':'u001','primaryRole':'teacher'}; Unusable",
        "{'id':'u001','primaryRole':null,'mail':'u001@school.example','accountEnabled':true};"
            + " Unusable",
        "{'id':'u001','primaryRole':'unknownFutureValue','accountEnabled':true}; Unusable",
        "{'id':'u001','primaryRole':'teacher','accountEnabled':true}; Unusable",
        "{'id':'u001','primaryRole':'teacher','mail':null,'userPrincipalName':null,"
            + "'accountEnabled':true}; Unusable",
        "{'id':'u001','primaryRole':'teacher','mail':'u001@school.example'}; Unusable",
        "{'id':'u001','primaryRole':'teacher','mail':'u001@school.example',"
            + "'accountEnabled':true}; Person",
        "{'id':'u001','primaryRole':'student'}; Left",
        "{'id':'u001','primaryRole':'none'}; Left",
        "{'id':'u001','mail':'u001@elsewhere.example'}; Left",
        "{'id':'u001','@removed':{'reason':'changed'}}; Left"
      })
  void changeOfATeacher_saysWhatItTells_andNothingElse(String json, String kind) {
    listTeachers(3);
    Reading first = Reading.of(roster(TEACHERS));
    says(json.replace('\'', '"'));
    assertThat(first.then(roster(TEACHERS)).records())
        .singleElement()
        .satisfies(record -> assertThat(record.getClass().getSimpleName()).isEqualTo(kind));
  }

  private void says(String row) {
    server.fails(
        (exchange, page) -> {
          String link = server.graph() + "education/users/delta?$deltatoken=1.0.0.0..";
          server.send(
              exchange, 200, "{\"value\":[" + row + "],\"@odata.deltaLink\":\"" + link + "\"}");
          return true;
        });
  }

  @Test
  void addressForSigningInThatIsElsewhere_saysNothing_ifNoMailboxIsTold() {
    listTeachers(3);
    Reading first = Reading.of(roster(TEACHERS));
    says(
        "{\"id\":\"u001\",\"primaryRole\":\"teacher\",\"accountEnabled\":true,"
            + "\"userPrincipalName\":\"u001@elsewhere.example\"}");
    Reading second = first.then(roster(TEACHERS));
    assertThat(second.records()).isEmpty();
    assertThat(second.said().verdict()).isEqualTo(Verdict.DELTA);
  }

  @Test
  void teacherWithoutAnyAddressOrWithARoleThatIsNotKnown_isListed_butCannotBeUsed() {
    listTeachers(1);
    server.directory().put(LocalGraphUser.teacher("a").at("").signingInAs(""));
    server.directory().put(LocalGraphUser.teacher("b").in("unknownFutureValue"));
    server.directory().put(LocalGraphUser.teacher("c").in(""));
    server.directory().put(LocalGraphUser.teacher("d").in("none"));
    Reading reading = Reading.of(roster(TEACHERS));
    assertThat(reading.ids()).containsExactlyInAnyOrder("u001", "a", "b");
    assertThat(reading.record("a"))
        .isEqualTo(new RosterRecord.Unusable("a", "neither mail nor userPrincipalName is told"));
    assertThat(reading.record("b"))
        .isEqualTo(new RosterRecord.Unusable("b", "the primaryRole is not known"));
  }

  @Test
  void teachersAreFound_behindManyPagesOfOthers() {
    for (int i = 0; i < 150; i++) {
      server.directory().put(LocalGraphUser.teacher("a%03d".formatted(i)).in("student"));
    }
    server.directory().put(LocalGraphUser.teacher("z"));
    server.givesAtMost(1);
    Reading reading = Reading.of(roster(TEACHERS));
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(reading.ids()).containsExactly("z");
  }

  @ParameterizedTest
  @CsvSource({
    "box@school.example, name@school.example, box@school.example",
    "'', name@school.example, name@school.example",
  })
  void addressIsThatOfTheMailbox_orElseTheNameForSigningIn(
      String mail, String name, String expected) {
    server.directory().put(LocalGraphUser.teacher("a").at(mail).signingInAs(name));
    assertThat(Reading.of(roster(USERS)).person("a").email().value()).isEqualTo(expected);
  }

  @Test
  void entryThatCannotBeUsed_isPassedOnWithItsReason() {
    server.directory().put(LocalGraphUser.teacher("a"));
    server
        .directory()
        .put(LocalGraphUser.teacher("guest").at("").signingInAs("g_x.example#EXT#@school.example"));
    server.directory().put(LocalGraphUser.teacher("big").named("x".repeat(10_000_000)));
    Reading reading = Reading.of(roster(USERS));
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(reading.record("guest"))
        .isEqualTo(
            new RosterRecord.Unusable(
                "guest", "someone with an educator's role needs an email address"));
    assertThat(reading.record("big")).isInstanceOf(RosterRecord.Unusable.class);
  }

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

  @Test
  void scope_isTheListAndTheRoleAndTheTenant() {
    assertThat(roster(USERS).scope())
        .isEqualTo("Microsoft users as educators at school.example of 127.0.0.1");
    assertThat(roster(new MicrosoftList.Group(GROUP, Role.STUDENT)).scope())
        .isNotEqualTo(roster(MEMBERS).scope());
    assertThat(roster(TEACHERS).scope())
        .isEqualTo("Microsoft School Data Sync of school.example at school.example of 127.0.0.1");
  }

  @Test
  void emptyList_isPartial() {
    Reading reading = Reading.of(roster(USERS));
    assertThat(reading.said().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(reading.said().remarks()).containsExactly("the list is empty");
  }

  @Test
  void linkThatIsTooLong_isNotKept_andSaid() {
    server.fails(
        (exchange, page) -> {
          String link = server.graph() + "users/delta?$deltatoken=" + "x".repeat(4_050);
          String user = LocalGraphUser.teacher("a").json();
          server.send(
              exchange, 200, "{\"value\":[" + user + "],\"@odata.deltaLink\":\"" + link + "\"}");
          return true;
        });
    Reading reading = Reading.of(roster(USERS));
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(reading.said().checkpoint()).isEmpty();
    assertThat(reading.said().remarks()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../x", "a/b", "a b", "a?b"})
  void tenantThatIsNoName_isRefused(String tenant) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MicrosoftApp(tenant, "c", ConnectionSecret.of(LocalGraph.SECRET)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MicrosoftList.Group(tenant, Role.EDUCATOR));
  }
}
