package io.entitlements.core.roster.google;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Role;
import io.entitlements.core.roster.Reading;
import io.entitlements.core.testkit.LocalFaults;
import io.entitlements.core.testkit.LocalGoogleUser;
import io.entitlements.core.testkit.LocalUser;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.Verdict;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void membersOfAGroup_areRead_andGroupsInsideAreNot_butSaid() {
    listTeachers(12);
    server.list(LocalGoogleUser.teacher("u003").suspend());
    server.join(
        GROUP,
        "{\"id\":\"g2\",\"email\":\"inner@school.example\",\"type\":\"GROUP\",\"role\":\"MEMBER\"}");
    Reading reading = Reading.of(roster(MEMBERS));
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(reading.ids()).hasSize(12);
    assertThat(reading.person("u003").active()).isFalse();
    assertThat(reading.said().remarks())
        .containsExactly("a group inside the group is not read: list it by itself");
    assertThat(server.requests()).last().asString().contains("/groups/teachers%40school.example/");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{'id':'c','type':'CUSTOMER'}; FULL;"
            + " everybody of the domain is a member, and is not read",
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
  void teachersOfClassroom_areReadOnce_howeverManyCoursesTheyTeach() {
    listTeachers(30);
    server.list(LocalGoogleUser.teacher("x").at("x@elsewhere.example"));
    for (int course = 0; course < 12; course++) {
      for (int i = 1; i <= 30; i++) {
        server.teach("c/" + course, "u%03d".formatted(i));
      }
      server.teach("c/" + course, "x");
    }
    Reading reading = Reading.of(roster(TEACHERS));
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(reading.ids()).hasSize(30).doesNotHaveDuplicates();
    assertThat(reading.person("u001").familyName()).isEqualTo("Family");
    assertThat(reading.said().remarks())
        .containsExactly("teachers whose addresses are of other domains are left out: 1");
    assertThat(server.requests()).anyMatch(r -> r.startsWith("/v1/courses/c%2F11/teachers?"));
  }

  @Test
  void courseThatEndsUnderTheReading_makesItPartial() {
    listTeachers(3);
    server.teach("c1", "u001");
    server.teach("c2", "u002");
    server.fails(
        (exchange, page) -> {
          if (page == 2) {
            server.endCourse("c2");
          }
          return false;
        });
    Reading reading = Reading.of(roster(TEACHERS));
    assertThat(reading.said().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(reading.ids()).containsExactly("u001");
    assertThat(reading.said().remarks())
        .containsExactly("the list changed while it was read: a course is no longer there");
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
    assertThat(roster(MEMBERS)).hasToString("Google group teachers@school.example");
    assertThat(roster(TEACHERS)).hasToString("Google Classroom of school.example");
  }
}
