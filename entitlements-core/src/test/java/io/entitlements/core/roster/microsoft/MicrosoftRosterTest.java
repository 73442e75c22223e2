package io.entitlements.core.roster.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.entitlements.account.Role;
import io.entitlements.core.roster.ConnectionSecret;
import io.entitlements.core.roster.Reading;
import io.entitlements.core.testkit.LocalFaults;
import io.entitlements.core.testkit.LocalGraph;
import io.entitlements.core.testkit.LocalGraphUser;
import io.entitlements.core.testkit.LocalUser;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.Verdict;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the people of a tenant. */
class MicrosoftRosterTest extends ServedGraph {

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
            "/v1.0/users/delta?$select=userType,"
                + "id,mail,userPrincipalName,givenName,surname,accountEnabled");
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

  @Test
  void guests_areLeftOut_andSaid_andWhoBecomesOneLeft() {
    listTeachers(2);
    server.directory().put(LocalGraphUser.teacher("guest").at("g@elsewhere.example").invited());
    Reading first = Reading.of(roster(USERS));
    assertThat(first.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(first.ids()).containsExactly("u001", "u002");
    assertThat(first.said().remarks())
        .containsExactly("guests of the organization are left out: 1");
    server.directory().put(LocalGraphUser.teacher("u001").invited());
    assertThat(first.then(roster(USERS)).records()).containsExactly(new RosterRecord.Left("u001"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "'mail':null,'userPrincipalName':'u@elsewhere.example','accountEnabled':true; none",
        "'mail':'u@elsewhere.example','userPrincipalName':'u@school.example'; none",
        "'userType':'Guest','mail':'u@school.example','accountEnabled':true; none",
        "'userPrincipalName':'u@elsewhere.example','accountEnabled':true; Unusable",
        "'accountEnabled':true; Unusable",
        "'mail':'u@school.example'; Unusable",
        "'userPrincipalName':'u@school.example','accountEnabled':true; Person"
      })
  void whatIsNotToldOfSomebody_isNoEvidence_whenEverybodyIsReadEither(String told, String kind) {
    String user = "{\"id\":\"u\"," + told.replace('\'', '"') + "}";
    String other = LocalGraphUser.teacher("a").json();
    String link = server.graph() + "users/delta?$deltatoken=x";
    server.fails(
        LocalFaults.body(
            1,
            "application/json",
            "{\"value\":[" + other + "," + user + "],\"@odata.deltaLink\":\"" + link + "\"}"));
    Reading reading = Reading.of(roster(USERS_OF_DOMAIN));
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(reading.last("u").map(record -> record.getClass().getSimpleName()).orElse("none"))
        .isEqualTo(kind);
  }

  @Test
  void links_areSentBackVerbatim() {
    String odd = "users/delta?$skiptoken=a%2Bb%2f%2F%25~;'(),x&y=%C3%A4&$skipToken=+&z";
    String user = LocalGraphUser.teacher("a").json();
    server.fails(
        (exchange, page) -> {
          String link =
              page == 1
                  ? "\"@odata.nextLink\":\"" + server.graph() + odd
                  : "\"@odata.deltaLink\":\"" + server.graph() + odd.replace("skip", "delta");
          server.send(exchange, 200, "{\"value\":[" + user + "]," + link + "\"}");
          return true;
        });
    Reading.of(roster(USERS)).then(roster(USERS));
    assertThat(server.requests()).contains("/v1.0/" + odd, "/v1.0/" + odd.replace("skip", "delta"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"477e9fc6-5de7-4406-bb2a-7e5c83c9ae5f", " 477E9FC6-5DE7-4406-BB2A-7E5C83C9AE5F\n"})
  void whatAdministratorsHave_isAGroupByItsObjectIdentifier(String text) {
    listTeachers(3);
    MicrosoftList list = MicrosoftList.ofInput(text);
    assertThat(list).isEqualTo(MEMBERS);
    assertThat(Reading.of(roster(list)).ids()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"school.example", " School.Example ", "@school.example"})
  void whatAdministratorsHave_isElseTheDomainOfTeachers(String text) {
    listTeachers(3);
    server.directory().put(LocalGraphUser.teacher("x").at("x@elsewhere.example"));
    MicrosoftList list = MicrosoftList.ofInput(text);
    assertThat(list).isEqualTo(TEACHERS);
    assertThat(Reading.of(roster(list)).ids()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "teachers", "teachers@school.example", "477e9fc6-5de7-4406-bb2a"})
  void whatIsNeither_isRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> MicrosoftList.ofInput(text));
  }
}
