package io.entitlements.core.roster.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Role;
import io.entitlements.core.roster.Reading;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bundles of what changed, and bundles of the version before. */
class OneRosterCsvDeltaTest {

  private static final String DELTA =
      """
      propertyName,value
      manifest.version,1.0
      oneroster.version,1.2
      file.orgs,absent
      file.roles,delta
      file.users,delta
      """;

  private static final String MANIFEST_1_1 =
      """
      propertyName,value
      manifest.version,1.0
      oneroster.version,1.1
      file.orgs,absent
      file.users,bulk
      """;

  private static final String HEADER_1_1 =
      "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,"
          + "givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,"
          + "password\n";

  private static final String DELTA_ROLES =
      "sourcedId,status,dateLastModified,userSourcedId,roleType,role,orgSourcedId\n";

  @TempDir Path folder;
  Bundle bundle;

  @BeforeEach
  void writeValidBundle() {
    bundle = new Bundle(folder);
  }

  private Bundle delta() throws IOException {
    Files.delete(folder.resolve("orgs.csv"));
    return bundle.manifest(DELTA).users(Bundle.USERS_HEADER).roles(DELTA_ROLES);
  }

  @Test
  void whatChanged_isDelta() throws IOException {
    delta()
        .users(
            Bundle.USERS_HEADER
                + "u1,active,true,ada,Ada,Byron,ada.k@riverside.example\n"
                + "u2,tobedeleted,,,,,\n")
        .roles(DELTA_ROLES + "r1,active,2026-09-01T00:00:00Z,u1,primary,teacher,o1\n");
    Reading reading = bundle.reading();
    assertThat(reading.said().verdict()).isEqualTo(Verdict.DELTA);
    assertThat(reading.said().checkpoint()).isEmpty();
    assertThat(reading.ids()).containsExactly("u1", "u2");
    assertThat(reading.person("u1").roles()).containsExactly(Role.EDUCATOR);
    assertThat(reading.person("u1").email().value()).isEqualTo("ada.k@riverside.example");
    assertThat(reading.record("u2")).isEqualTo(new RosterRecord.Left("u2"));
  }

  @Test
  void deltaWithoutChanges_isRight() throws IOException {
    delta();
    assertThat(bundle.reading().said().verdict()).isEqualTo(Verdict.DELTA);
    assertThat(bundle.reading().records()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "''",
    "r1;tobedeleted;2026-09-01T00:00:00Z;u1;primary;teacher;o1",
    "r1;active;2026-09-01T00:00:00Z;u1;secondary;student;o1"
  })
  void personWhosePrimaryRoleIsNotInTheDelta_staysAsTheyAre(String role) throws IOException {
    delta()
        .users(Bundle.USERS_HEADER + "u1,active,true,ada,Ada,Byron,ada@riverside.example\n")
        .roles(DELTA_ROLES + role.replace(';', ',') + "\n");
    assertThat(bundle.reading().records())
        .containsExactly(
            new RosterRecord.Unusable(
                "u1", "roles.csv does not say the primary role; a bulk export does"));
  }

  @Test
  void rolesOfSomeoneWhoIsNotInTheDelta_cannotBeUsed() throws IOException {
    delta().roles(DELTA_ROLES + "r1,active,2026-09-01T00:00:00Z,u9,primary,teacher,o1\n");
    assertThat(bundle.reading().records())
        .singleElement()
        .isInstanceOfSatisfying(
            RosterRecord.Unusable.class, u -> assertThat(u.directoryId()).isEqualTo("u9"));
  }

  @Test
  void whoNeedsNoAddressAnyMoreAndHasNone_left() throws IOException {
    delta()
        .users(Bundle.USERS_HEADER + "u1,active,true,ada,Ada,Byron,\n")
        .roles(DELTA_ROLES + "r1,active,2026-09-01T00:00:00Z,u1,primary,parent,o1\n");
    assertThat(bundle.reading().records()).containsExactly(new RosterRecord.Left("u1"));
  }

  @Test
  void lineThatCannotBeRead_isPassedOver_andTheOthersCount() throws IOException {
    delta().users(Bundle.USERS_HEADER + "u1,active\nu2,tobedeleted,,,,,\n");
    Reading reading = bundle.reading();
    assertThat(reading.said().verdict()).isEqualTo(Verdict.DELTA);
    assertThat(reading.said().remarks())
        .containsExactly("users.csv, line 2: the record has 2 fields, the header has 7");
    assertThat(reading.ids()).containsExactly("u2");
  }

  @Test
  void version11_hasTheRoleBesideThePerson() throws IOException {
    Files.delete(folder.resolve("orgs.csv"));
    Files.delete(folder.resolve("roles.csv"));
    bundle
        .manifest(MANIFEST_1_1)
        .users(
            HEADER_1_1
                + "u1,,,true,\"o1,o2\",teacher,ada,,Ada,Byron,,7,ada@riverside.example,1,2,,,pw\n"
                + "u2,,,true,o1,student,tim,,Tim,Lee,,,tim@riverside.example,,,,09,pw\n"
                + "u3,,,true,o1,administrator,eve,,Eve,Day,,,eve@riverside.example,,,,,pw\n"
                + "u4,,,true,o1,Teacher,kim,,Kim,Day,,,kim@riverside.example,,,,,pw\n"
                + "u5,tobedeleted,,,,,,,,,,,,,,,,\n");
    Reading reading = bundle.reading();
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(reading.person("u1").roles()).containsExactly(Role.EDUCATOR);
    assertThat(reading.person("u2").roles()).containsExactly(Role.STUDENT);
    assertThat(reading.person("u3").roles()).isEmpty();
    assertThat(reading.record("u4"))
        .isEqualTo(
            new RosterRecord.Unusable("u4", "users.csv, line 5, role: OneRoster has no such role"));
    assertThat(reading.record("u5")).isEqualTo(new RosterRecord.Left("u5"));
  }

  @Test
  void deltaOfVersion11_needsNoOtherFile() throws IOException {
    Files.delete(folder.resolve("orgs.csv"));
    Files.delete(folder.resolve("roles.csv"));
    bundle
        .manifest(MANIFEST_1_1.replace("users,bulk", "users,delta"))
        .users(
            HEADER_1_1
                + "u1,active,2026-09-01T00:00:00Z,true,o1,teacher,ada,,Ada,Byron,,,"
                + "ada@riverside.example,,,,,\n");
    Reading reading = bundle.reading();
    assertThat(reading.said().verdict()).isEqualTo(Verdict.DELTA);
    assertThat(reading.person("u1").roles()).containsExactly(Role.EDUCATOR);
  }
}
