package io.entitlements.core.roster.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Role;
import io.entitlements.core.roster.ConnectionSecret;
import io.entitlements.core.roster.SettingsCheck;
import io.entitlements.core.roster.SettingsCheck.CanBeRead;
import io.entitlements.core.roster.SettingsCheck.CannotBeRead;
import io.entitlements.core.roster.SettingsCheck.Obstacle;
import io.entitlements.core.testkit.LocalFaults;
import io.entitlements.core.testkit.LocalGraph;
import io.entitlements.core.testkit.LocalGraphUser;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a look says of settings that do and of those that do not. */
class MicrosoftCheckTest extends ServedGraph {

  private static final String INNER =
      "{\"@odata.type\":\"#microsoft.graph.group\",\"id\":\"inner\"}";

  private SettingsCheck check(MicrosoftList list) {
    return roster(list).check();
  }

  @Test
  void listThatCanBeRead_isSaid() {
    listTeachers(3);
    assertThat(check(USERS)).isEqualTo(new CanBeRead(false));
    assertThat(check(TEACHERS)).isEqualTo(new CanBeRead(false));
    assertThat(check(MEMBERS)).isEqualTo(new CanBeRead(false));
    server.directory().clear();
    assertThat(check(USERS)).isEqualTo(new CanBeRead(true));
    assertThat(check(MEMBERS)).isEqualTo(CannotBeRead.of(Obstacle.UNKNOWN_LIST));
  }

  @Test
  void permissionThatIsMissing_isNamed() {
    listTeachers(3);
    server.revoke("User.Read.All");
    server.revoke("EduRoster.Read.All");
    assertThat(check(USERS)).isEqualTo(missing("User.Read.All"));
    assertThat(check(TEACHERS)).isEqualTo(missing("EduRoster.Read.All"));
    assertThat(check(MEMBERS)).isEqualTo(missing("User.Read.All"));
    server.revoke("GroupMember.Read.All");
    assertThat(check(MEMBERS)).isEqualTo(missing("GroupMember.Read.All User.Read.All"));
    server.grant("User.Read.All");
    assertThat(check(MEMBERS)).isEqualTo(missing("GroupMember.Read.All"));
  }

  @Test
  void permissionForWhatIsBasic_isNotEnough() {
    server.directory().join(GROUP, INNER);
    server.directory().put(LocalGraphUser.teacher("a"));
    server.revoke("User.Read.All");
    server.revoke("EduRoster.Read.All");
    server.grant("User.ReadBasic.All");
    server.grant("EduRoster.ReadBasic.All");
    assertThat(check(MEMBERS)).isEqualTo(missing("User.Read.All"));
    listTeachers(3);
    assertThat(check(USERS)).isEqualTo(missing("User.Read.All"));
    assertThat(check(USERS_OF_DOMAIN)).isEqualTo(missing("User.Read.All"));
    assertThat(check(MEMBERS)).isEqualTo(missing("User.Read.All"));
    assertThat(check(TEACHERS)).isEqualTo(missing("EduRoster.Read.All"));
  }

  @Test
  void domainThatNobodyHas_isSaid() {
    listTeachers(3);
    MicrosoftList users = new MicrosoftList.Users(Optional.of("schol.example"), Role.EDUCATOR);
    assertThat(check(users)).isEqualTo(CannotBeRead.of(Obstacle.OTHER_DOMAIN));
    assertThat(check(MicrosoftList.Teachers.ofDomain("schol.example")))
        .isEqualTo(CannotBeRead.of(Obstacle.OTHER_DOMAIN));
    for (int i = 0; i < 100; i++) {
      server.directory().put(LocalGraphUser.teacher("a" + i).at("a@elsewhere.example"));
    }
    assertThat(check(USERS_OF_DOMAIN)).isEqualTo(new CanBeRead(false));
    assertThat(check(TEACHERS)).isEqualTo(new CanBeRead(false));
  }

  @Test
  void organizationWithoutSchoolDataSync_isSaid() {
    assertThat(check(TEACHERS)).isEqualTo(schoolDataSyncIsOff());
    server.directory().put(LocalGraphUser.teacher("a").in(""));
    server.directory().put(LocalGraphUser.teacher("b").in("none"));
    assertThat(check(TEACHERS)).isEqualTo(schoolDataSyncIsOff());
    server.directory().put(LocalGraphUser.teacher("c").in("student"));
    assertThat(check(TEACHERS)).isEqualTo(new CanBeRead(true));
  }

  @Test
  void teachersBehindManyWithoutARole_areNoReasonToSayThatSchoolDataSyncIsOff() {
    for (int i = 0; i < 300; i++) {
      server.directory().put(LocalGraphUser.teacher("a" + i).in("none"));
    }
    server.directory().put(LocalGraphUser.teacher("z"));
    assertThat(check(TEACHERS)).isEqualTo(new CanBeRead(true));
  }

  private static SettingsCheck schoolDataSyncIsOff() {
    return new CannotBeRead(Obstacle.SERVICE_OFF, Optional.of("School Data Sync"));
  }

  @ParameterizedTest
  @CsvSource({"500, NOT_REACHED", "503, BUSY", "429, BUSY"})
  void troubleWithTheLookAtPeople_isNotTakenForAPermission(int status, Obstacle obstacle) {
    server.directory().join(GROUP, INNER);
    server.fails(
        (exchange, page) -> {
          boolean isMeant = exchange.getRequestURI().getPath().equals("/v1.0/users");
          if (isMeant) {
            server.send(exchange, status, "{}");
          }
          return isMeant;
        });
    assertThat(check(MEMBERS)).isEqualTo(CannotBeRead.of(obstacle));
  }

  @Test
  void look_waitsForNobodyWhoAsksForMoreThanTwoSeconds() {
    server.fails(LocalFaults.busy(1, 99, "3"));
    assertThat(check(USERS)).isEqualTo(CannotBeRead.of(Obstacle.BUSY));
    assertThat(pauses).isEmpty();
    server.fails(LocalFaults.busy(1, 1, "2"));
    listTeachers(1);
    assertThat(check(USERS)).isEqualTo(new CanBeRead(false));
    assertThat(pauses).containsExactly(Duration.ofSeconds(2));
  }

  @Test
  void look_endsAfterHalfAMinute() {
    listTeachers(30);
    server.givesAtMost(1);
    Instant begun = now;
    server.fails(
        (exchange, page) -> {
          now = now.plus(Duration.ofSeconds(9));
          return false;
        });
    assertThat(check(new MicrosoftList.Users(Optional.of("schol.example"), Role.EDUCATOR)))
        .isEqualTo(CannotBeRead.of(Obstacle.NOT_REACHED));
    assertThat(Duration.between(begun, now)).isLessThan(Duration.ofSeconds(40));
  }

  @Test
  void groupThatHidesItsMembers_namesThePermissionForThat() {
    listTeachers(3);
    server.hides(GROUP);
    assertThat(check(MEMBERS)).isEqualTo(missing("Member.Read.Hidden"));
    server.revoke("User.Read.All");
    assertThat(check(MEMBERS)).isEqualTo(missing("User.Read.All Member.Read.Hidden"));
  }

  @Test
  void pageWithoutEntries_isLookedBehind() {
    listTeachers(3);
    server.pauses();
    assertThat(check(MEMBERS)).isEqualTo(new CanBeRead(false));
    assertThat(check(USERS)).isEqualTo(new CanBeRead(false));
    assertThat(check(TEACHERS)).isEqualTo(new CanBeRead(false));
    server.directory().clear();
    assertThat(check(MEMBERS)).isEqualTo(CannotBeRead.of(Obstacle.UNKNOWN_LIST));
  }

  @Test
  void groupOfGroups_isEmpty_andSaysNothingOfPermissions() {
    server.directory().join(GROUP, INNER);
    assertThat(check(MEMBERS)).isEqualTo(new CanBeRead(true));
    server.revoke("User.Read.All");
    assertThat(check(MEMBERS)).isEqualTo(missing("User.Read.All"));
  }

  @Test
  void peopleBehindGroups_areFound() {
    server.givesAtMost(1);
    server.directory().join(GROUP, INNER);
    listTeachers(2);
    assertThat(check(MEMBERS)).isEqualTo(new CanBeRead(false));
    server.revoke("User.Read.All");
    assertThat(check(MEMBERS)).isEqualTo(missing("User.Read.All"));
  }

  @Test
  void linkToAnotherServer_isNotFollowedByALookEither() {
    try (LocalGraph elsewhere = tenAtOnce(clock())) {
      String next = "\"@odata.nextLink\":\"" + elsewhere.graph() + "users/delta\"";
      server.fails(LocalFaults.body(1, "application/json", "{\"value\":[]," + next + "}"));
      assertThat(check(USERS)).isEqualTo(CannotBeRead.of(Obstacle.OTHER_ANSWER));
      assertThat(elsewhere.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"invalid_resource", "invalid_scope"})
  void graphOfAnotherCloud_isSaid_andNotTakenForAnotherSecret(String error) {
    server.failsTokens(
        (exchange, number) -> {
          server.send(exchange, 400, "{\"error\":\"" + error + "\"}");
          return true;
        });
    assertThat(check(USERS)).isEqualTo(CannotBeRead.of(Obstacle.OTHER_CLOUD));
  }

  private static SettingsCheck missing(String permission) {
    return new CannotBeRead(Obstacle.PERMISSION, Optional.of(permission));
  }

  @ParameterizedTest
  @CsvSource({
    "other.example, 6f5e1d4c-0000-4000-8000-000000000001, very-secret-s3cr3t,"
        + " UNKNOWN_ORGANIZATION",
    "school.example, other, very-secret-s3cr3t, UNKNOWN_CLIENT",
    "school.example, 6f5e1d4c-0000-4000-8000-000000000001, other-secret, CREDENTIALS"
  })
  void wrongApp_isSaid(String tenant, String client, String secret, Obstacle obstacle) {
    MicrosoftApp app = new MicrosoftApp(tenant, client, ConnectionSecret.of(secret));
    MicrosoftSettings settings = settings(server, app, USERS, Duration.ofSeconds(9));
    assertThat(roster(settings).check()).isEqualTo(CannotBeRead.of(obstacle));
    assertThat(settings.toString()).doesNotContain(secret);
  }

  @ParameterizedTest
  @CsvSource({"401, OTHER_CLOUD", "404, UNKNOWN_LIST", "500, NOT_REACHED", "429, BUSY"})
  void otherTrouble_isSaid(int status, Obstacle obstacle) {
    server.fails(LocalFaults.status(1, 99, status));
    assertThat(check(USERS)).isEqualTo(CannotBeRead.of(obstacle));
  }
}
