package io.entitlements.core.roster.google;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Role;
import io.entitlements.core.roster.SettingsCheck;
import io.entitlements.core.roster.SettingsCheck.CanBeRead;
import io.entitlements.core.roster.SettingsCheck.CannotBeRead;
import io.entitlements.core.roster.SettingsCheck.Obstacle;
import io.entitlements.core.testkit.LocalFaults;
import io.entitlements.core.testkit.LocalGoogleLogin;
import io.entitlements.core.testkit.LocalGoogleUser;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a look says of settings that do and of those that do not. */
class GoogleCheckTest extends ServedGoogle {

  @BeforeEach
  void listSome() {
    listTeachers(3);
    server.teach("c1", "u001");
  }

  private SettingsCheck check(GoogleList list) {
    return roster(list).check();
  }

  @Test
  void listThatCanBeRead_isReadable() {
    assertThat(check(USERS)).isEqualTo(new CanBeRead(false));
    assertThat(check(MEMBERS)).isEqualTo(new CanBeRead(false));
    assertThat(check(TEACHERS)).isEqualTo(new CanBeRead(false));
    server.clear();
    assertThat(check(USERS)).isEqualTo(new CanBeRead(true));
    assertThat(check(TEACHERS)).isEqualTo(CannotBeRead.of(Obstacle.NO_COURSES));
    assertThat(check(MEMBERS)).isEqualTo(CannotBeRead.of(Obstacle.UNKNOWN_LIST));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "classroom.courses.readonly",
        "classroom.rosters.readonly",
        "classroom.profile.emails"
      })
  void scopeThatIsNotDelegated_isNamed(String scope) {
    server.login().revoke(scope);
    assertThat(check(TEACHERS))
        .isEqualTo(
            new CannotBeRead(
                Obstacle.PERMISSION, Optional.of("https://www.googleapis.com/auth/" + scope)));
    assertThat(check(USERS)).isEqualTo(new CanBeRead(false));
  }

  @Test
  void scopesThatAreNotDelegated_areAllNamed() {
    server.login().revoke("classroom.rosters.readonly");
    server.login().revoke("admin.directory.user.readonly");
    assertThat(check(TEACHERS))
        .isEqualTo(
            new CannotBeRead(
                Obstacle.PERMISSION,
                Optional.of(
                    "https://www.googleapis.com/auth/classroom.rosters.readonly"
                        + " https://www.googleapis.com/auth/admin.directory.user.readonly")));
  }

  @Test
  void whoMayNotSeeWhoWasDeleted_cannotReadUsers() {
    server.hidesDeleted();
    assertThat(check(USERS)).isEqualTo(CannotBeRead.of(Obstacle.SUBJECT));
    assertThat(check(MEMBERS)).isEqualTo(new CanBeRead(false));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 403, 404})
  void domainThatNobodyHas_isSaid_howeverGoogleAnswers(int status) {
    server.fails(
        (exchange, page) -> {
          boolean isMeant = exchange.getRequestURI().toString().contains("domain=schol.example");
          if (isMeant) {
            server.send(exchange, status, "{\"kind\":\"admin#directory#users\"}");
          }
          return isMeant;
        });
    GoogleList.Users list = GoogleList.Users.ofDomain("schol.example", Role.EDUCATOR);
    assertThat(check(list)).isEqualTo(CannotBeRead.of(Obstacle.OTHER_DOMAIN));
    GoogleList some =
        new GoogleList.Users(list.domain(), Optional.of("orgUnitPath='/A'"), Role.EDUCATOR);
    assertThat(check(some)).isEqualTo(CannotBeRead.of(Obstacle.OTHER_DOMAIN));
  }

  @Test
  void queryThatFindsNobody_isOfAnEmptyList() {
    GoogleList list =
        new GoogleList.Users(
            Optional.of("school.example"), Optional.of("orgUnitPath='/A'"), Role.EDUCATOR);
    assertThat(check(list)).isEqualTo(new CanBeRead(true));
  }

  @Test
  void domainThatNoTeacherHas_isSaid() {
    GoogleList list = GoogleList.Classroom.ofDomain("schol.example");
    assertThat(check(list)).isEqualTo(CannotBeRead.of(Obstacle.OTHER_DOMAIN));
    server.list(LocalGoogleUser.teacher("x").at("x@schol.example"));
    server.teach("c2", "x");
    assertThat(check(list)).isEqualTo(new CanBeRead(false));
  }

  @Test
  void teachersWithoutAddresses_needAPermission() {
    server.list(LocalGoogleUser.teacher("u001").at(""));
    assertThat(check(TEACHERS))
        .isEqualTo(
            new CannotBeRead(
                Obstacle.PERMISSION,
                Optional.of("https://www.googleapis.com/auth/classroom.profile.emails")));
  }

  @ParameterizedTest
  @CsvSource({
    "teacherId, 429, BUSY",
    "teacherId, 500, NOT_REACHED",
    "/teachers?, 503, BUSY",
    "/users?, 403, SUBJECT"
  })
  void troubleInTheMiddle_isSaid(String query, int status, Obstacle obstacle) {
    server.fails(
        (exchange, page) -> {
          boolean isMeant = exchange.getRequestURI().toString().contains(query);
          if (isMeant) {
            server.send(exchange, status, "{}");
          }
          return isMeant;
        });
    assertThat(check(TEACHERS)).isEqualTo(CannotBeRead.of(obstacle));
  }

  @Test
  void otherKeyOrSubject_isSaid() {
    assertThat(
            roster(
                    settings(
                        server,
                        LocalGoogleLogin.withOtherKey(server.tokens()),
                        LocalGoogleLogin.SUBJECT,
                        USERS))
                .check())
        .isEqualTo(CannotBeRead.of(Obstacle.CREDENTIALS));
    assertThat(roster(settings(server, server.account(), "nobody@school.example", USERS)).check())
        .isEqualTo(CannotBeRead.of(Obstacle.SUBJECT));
  }

  @ParameterizedTest
  @CsvSource({
    "accessNotConfigured, SERVICE_OFF, 127.0.0.1",
    "insufficientPermissions, PERMISSION,"
        + " https://www.googleapis.com/auth/admin.directory.user.readonly",
    "forbidden, SUBJECT, ",
    "quotaExceeded, BUSY, "
  })
  void refusal_isSaid(String reason, Obstacle obstacle, String missing) {
    server.refuses(reason);
    assertThat(check(USERS)).isEqualTo(new CannotBeRead(obstacle, Optional.ofNullable(missing)));
  }

  @ParameterizedTest
  @CsvSource({
    "401, CREDENTIALS",
    "400, UNKNOWN_LIST",
    "404, UNKNOWN_LIST",
    "500, NOT_REACHED",
    "429, BUSY",
    "302, OTHER_ANSWER",
    "418, OTHER_ANSWER"
  })
  void otherTrouble_isSaid(int status, Obstacle obstacle) {
    server.fails(LocalFaults.status(1, 99, status));
    assertThat(check(USERS)).isEqualTo(CannotBeRead.of(obstacle));
  }

  @Test
  void html_isOtherAnswer_andNoServerIsNotReached() {
    server.fails(LocalFaults.body(1, "text/html", "<html>"));
    assertThat(check(USERS)).isEqualTo(CannotBeRead.of(Obstacle.OTHER_ANSWER));
    GoogleRoster roster = roster(USERS);
    server.close();
    assertThat(roster.check()).isEqualTo(CannotBeRead.of(Obstacle.NOT_REACHED));
  }
}
