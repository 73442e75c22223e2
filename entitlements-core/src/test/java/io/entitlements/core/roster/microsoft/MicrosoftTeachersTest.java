package io.entitlements.core.roster.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.roster.Reading;
import io.entitlements.core.testkit.LocalGraph;
import io.entitlements.core.testkit.LocalGraphUser;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of teachers whom School Data Sync lists, and of what changes tell in part. */
class MicrosoftTeachersTest extends ServedGraph {

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
      assertThat(second.records()).allSatisfy(MicrosoftTeachersTest::isPartlyTold);
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
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "'primaryRole':null; none",
        "'primaryRole':'student'; none",
        "'primaryRole':'none'; none",
        "'primaryRole':'teacher'; Person",
        "'primaryRole':'unknownFutureValue'; Unusable",
        "'surname':'Family'; Unusable"
      })
  void roleThatIsNotTold_isNoEvidence_whenEverybodyIsReadEither(String told, String kind) {
    says(
        LocalGraphUser.teacher("a").json()
            + ",{\"id\":\"u\",\"mail\":\"u@school.example\",\"accountEnabled\":true,"
            + told.replace('\'', '"')
            + "}");
    Reading reading = Reading.of(roster(TEACHERS));
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(reading.last("u").map(record -> record.getClass().getSimpleName()).orElse("none"))
        .isEqualTo(kind);
  }

  @Test
  void whoIsToldOfAgain_isWhatTheyWereToldToBeLast() {
    LocalGraphUser a = LocalGraphUser.teacher("a");
    LocalGraphUser b = LocalGraphUser.teacher("b");
    says(String.join(",", a.json(), b.in("student").json(), a.in("student").json(), b.json()));
    Reading reading = Reading.of(roster(TEACHERS));
    assertThat(reading.last("a")).contains(new RosterRecord.Left("a"));
    assertThat(reading.last("b")).contains(reading.person("b"));
  }

  @Test
  void listThatBeginsAgain_isReadToItsEnd_alsoBehindManyPagesOfOthers() {
    for (int i = 0; i < 150; i++) {
      server.directory().put(LocalGraphUser.teacher("a%03d".formatted(i)).in("student"));
    }
    server.directory().put(LocalGraphUser.teacher("z"));
    server.givesAtMost(1);
    server.fails(
        (exchange, page) -> {
          if (page == 140) {
            server.expireLinks(LocalGraph.Gone.WITHOUT_LOCATION);
          }
          return false;
        });
    Reading reading = Reading.of(roster(TEACHERS));
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(reading.ids()).containsExactly("z");
  }
}
