package io.entitlements.core.roster.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.entitlements.account.Role;
import io.entitlements.core.roster.Reading;
import io.entitlements.core.testkit.LocalFaults;
import io.entitlements.core.testkit.LocalGoogleUser;
import io.entitlements.core.testkit.LocalUser;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of whom Google lists. */
class GoogleRosterTest extends ServedGoogle {

  @Test
  void usersOfADomain_areReadPageByPage_andNothingElseOfThemIsKept() {
    listTeachers(25);
    server.list(LocalGoogleUser.teacher("x").at("x@elsewhere.example"));
    Reading reading = Reading.of(roster(USERS));
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(reading.said().checkpoint()).isEmpty();
    assertThat(reading.ids()).hasSize(25).doesNotContain("x");
    assertThat(reading.person("u001").email().value()).isEqualTo("u001@school.example");
    assertThat(reading.person("u001").givenName()).isEqualTo("Given");
    assertThat(reading.person("u001").familyName()).isEqualTo("Family");
    assertThat(reading.person("u001").roles()).containsExactly(Role.EDUCATOR);
    assertThat(reading.records().toString() + reading.said())
        .doesNotContain(LocalUser.PASSWORD, LocalUser.PHONE);
    assertThat(server.requests())
        .filteredOn(request -> request.contains("/users?") && !request.contains("showDeleted"))
        .hasSize(3)
        .allMatch(request -> request.contains("domain=school.example&orderBy=email"))
        .allMatch(request -> !request.contains("phones"));
  }

  @Test
  void usersOfAUnit_areAskedForByItsQuotedPath() {
    listTeachers(3);
    server.list(LocalGoogleUser.teacher("x").of("/Staff 'A'"));
    assertThat(Reading.of(roster(GoogleList.Users.ofUnit("/Teachers", Role.EDUCATOR))).ids())
        .hasSize(3);
    Reading.of(roster(GoogleList.Users.ofUnit("/Staff 'A'", Role.STUDENT)));
    assertThat(server.requests())
        .last()
        .asString()
        .contains("customer=my_customer", "query=orgUnitPath%3D%27%2FStaff%20%5C%27A%5C%27%27");
  }

  @Test
  void usersWhomAQueryFinds_areAskedForByIt_alsoInADomain() {
    listTeachers(3);
    server.list(LocalGoogleUser.teacher("x").of("/Staff"));
    server.list(LocalGoogleUser.teacher("y").at("y@elsewhere.example"));
    Optional<String> query = Optional.of("orgUnitPath='/Teachers'");
    GoogleList all = new GoogleList.Users(Optional.empty(), query, Role.EDUCATOR);
    assertThat(Reading.of(roster(all)).ids()).containsExactly("u001", "u002", "u003", "y");
    GoogleList some = new GoogleList.Users(Optional.of("school.example"), query, Role.EDUCATOR);
    assertThat(Reading.of(roster(some)).ids()).containsExactly("u001", "u002", "u003");
    assertThat(server.requests())
        .last()
        .asString()
        .contains("domain=school.example&query=orgUnitPath%3D%27%2FTeachers%27&orderBy=email")
        .doesNotContain("customer=");
  }

  @Test
  void tokenOfAPage_isSentBackAsItIs() {
    listTeachers(11);
    Reading.of(roster(USERS));
    assertThat(server.requests())
        .last()
        .asString()
        .endsWith("pageToken=1%3A10%3Avery-secret%2B%2F%3D");
  }

  @Test
  void pageThatWasAnnouncedAndIsEmpty_isAskedForAgain_andBelievedThen() {
    listTeachers(12);
    for (GoogleList list : List.of(USERS, MEMBERS)) {
      for (int times : new int[] {1, 2}) {
        AtomicInteger left = new AtomicInteger(times);
        server.fails(
            (exchange, page) -> {
              String asked = exchange.getRequestURI().toString();
              boolean isMeant = asked.contains("pageToken=") && left.getAndDecrement() > 0;
              if (isMeant) {
                String kind = asked.contains("/members") ? "members" : "users";
                server.send(exchange, 200, "{\"kind\":\"admin#directory#" + kind + "\"}");
              }
              return isMeant;
            });
        Reading reading = Reading.of(roster(list));
        assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
        assertThat(reading.ids()).hasSize(times == 1 ? 12 : 10);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"teachers@school.example", " Teachers@School.Example\n"})
  void whatAdministratorsHave_isAGroupByItsAddress(String text) {
    listTeachers(3);
    GoogleList list = GoogleList.ofInput(text);
    assertThat(list).isEqualTo(MEMBERS);
    assertThat(Reading.of(roster(list)).ids()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"school.example", " School.Example ", "@school.example"})
  void whatAdministratorsHave_isElseTheDomainOfClassroom(String text) {
    listTeachers(3);
    server.teach("c1", "u001");
    GoogleList list = GoogleList.ofInput(text);
    assertThat(list).isEqualTo(TEACHERS);
    assertThat(Reading.of(roster(list)).ids()).containsExactly("u001");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "teachers", "a b.example", "a@b@c.example", "https://school.example/"})
  void whatIsNeither_isRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> GoogleList.ofInput(text));
  }

  @Test
  void whoIsSuspendedOrArchived_isNotActive() {
    server.list(LocalGoogleUser.teacher("a").suspend());
    server.list(LocalGoogleUser.teacher("b").archive());
    server.list(LocalGoogleUser.teacher("c"));
    Reading reading = Reading.of(roster(USERS));
    assertThat(reading.person("a").active()).isFalse();
    assertThat(reading.person("b").active()).isFalse();
    assertThat(reading.person("c").active()).isTrue();
  }

  @Test
  void whoWasDeleted_left_andWhoIsBack_isThere() {
    listTeachers(2);
    server.delete("u001");
    server.delete("u002");
    server.list(LocalGoogleUser.teacher("u002"));
    server.list(LocalGoogleUser.teacher("u003"));
    Reading reading = Reading.of(roster(USERS));
    assertThat(reading.record("u001")).isEqualTo(new RosterRecord.Left("u001"));
    assertThat(reading.ids()).containsExactly("u001", "u002", "u002", "u003");
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
  }

  @ParameterizedTest
  @CsvSource({
    "a@b@c, Given, this is not an email address",
    "'', Given, someone with an educator's role needs an email address"
  })
  void entryThatCannotBeUsed_isPassedOnWithItsReason(String email, String name, String why) {
    listTeachers(1);
    server.fails(
        LocalFaults.body(
            1,
            "application/json",
            "{\"kind\":\"admin#directory#users\",\"users\":["
                + LocalGoogleUser.teacher("x").at(email).named(name).json()
                + "]}"));
    GoogleList all = new GoogleList.Users(Optional.empty(), Optional.empty(), Role.EDUCATOR);
    assertThat(Reading.of(roster(all)).records())
        .last()
        .isEqualTo(new RosterRecord.Unusable("x", why));
  }

  @Test
  void nameOfTenMegabytes_leavesThePersonAsTheyAre() {
    listTeachers(1);
    server.list(LocalGoogleUser.teacher("big").named("x".repeat(10_000_000)));
    Reading reading = Reading.of(roster(USERS));
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(reading.record("big"))
        .isInstanceOfSatisfying(
            RosterRecord.Unusable.class,
            unusable -> assertThat(unusable.why()).startsWith("the given name has"));
  }

  @Test
  void memberOfAnotherKindThanTheProtocolHasIt_cannotBeUsed() {
    listTeachers(1);
    server.fails(
        LocalFaults.body(
            1,
            "application/json",
            "{\"kind\":\"admin#directory#users\",\"users\":["
                + LocalGoogleUser.teacher("x").json().replace("false", "\"no\"")
                + "]}"));
    assertThat(Reading.of(roster(USERS)).records())
        .last()
        .isEqualTo(
            new RosterRecord.Unusable(
                "x", "a member is of another kind than the Directory API has it"));
  }

  @Test
  void pagesWithoutEnd_areMalformed() {
    String page =
        "{\"kind\":\"admin#directory#users\",\"users\":["
            + LocalGoogleUser.teacher("a").json()
            + "],\"nextPageToken\":\"%s\"}";
    server.fails(
        (exchange, number) -> {
          server.send(exchange, 200, page.formatted("t" + number));
          return true;
        });
    assertThat(failure()).hasMessageEndingWith("/users: the pages repeat");
    server.fails(
        (exchange, number) -> {
          String empty = "{\"kind\":\"admin#directory#users\",\"nextPageToken\":\"t%d\"}";
          server.send(exchange, 200, empty.formatted(number));
          return true;
        });
    assertThat(failure()).hasMessageEndingWith("/users: the pages do not end");
  }

  @Test
  void scope_isTheListAndTheDirectory_andNobodysAddress() {
    assertThat(roster(TEACHERS).scope())
        .isEqualTo("Google Classroom of school.example at school.example");
    assertThat(roster(GoogleList.Users.ofUnit("/A", Role.STUDENT)).scope())
        .isEqualTo("Google users where orgUnitPath='/A' as students at school.example");
    assertThat(roster(USERS).scope())
        .isEqualTo("Google users of school.example as educators at school.example");
    assertThat(roster(new GoogleList.Group(GROUP, Role.STUDENT)).scope())
        .isNotEqualTo(roster(MEMBERS).scope());
    assertThat(roster(GoogleList.Users.ofUnit("/" + "x".repeat(500), Role.STUDENT)).scope())
        .isNotEqualTo(roster(GoogleList.Users.ofUnit("/" + "x".repeat(501), Role.STUDENT)).scope())
        .hasSizeLessThanOrEqualTo(400);
  }

  @Test
  void sourceDescribesItself() {
    assertThat(roster(USERS).describe()).isEqualTo("Google users of school.example");
    assertThat(roster(GoogleList.Users.ofUnit("/Teachers", Role.EDUCATOR)).describe())
        .isEqualTo("Google users where orgUnitPath='/Teachers'");
    assertThat(roster(GoogleList.Users.ofUnit("/" + "x".repeat(900), Role.EDUCATOR)).describe())
        .hasSizeLessThanOrEqualTo(200);
    assertThat(roster(MEMBERS)).hasToString("Google group teachers@school.example");
    assertThat(roster(TEACHERS)).hasToString("Google Classroom of school.example");
  }
}
