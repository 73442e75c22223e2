package io.entitlements.core.roster.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.roster.Reading;
import io.entitlements.roster.RosterRecord;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with records of {@code roles.csv} keeps their people as they are. */
class BadRoleTest {

  @TempDir Path folder;
  Bundle bundle;

  @BeforeEach
  void writeValidBundle() {
    bundle = new Bundle(folder);
  }

  private Bundle secondRole(String line) {
    return bundle.roles(Bundle.ROLES.replaceFirst("r2,.*", line));
  }

  @Test
  void duplicateRoleRow_leavesItsPersonAsTheyAre() {
    secondRole("r1,u2,primary,student,,,o1");
    assertThat(bundle.why("u2"))
        .isEqualTo("roles.csv, line 3, sourcedId: the same sourcedId as on line 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"administrator", "Teacher", "ext:", "ext:a b"})
  void unknownRole_leavesItsPersonAsTheyAre(String role) {
    secondRole("r2,u2,primary," + role + ",,,o1");
    assertThat(bundle.why("u2")).isEqualTo("roles.csv, line 3, role: OneRoster has no such role");
  }

  @Test
  void unknownRoleType_leavesItsPersonAsTheyAre() {
    secondRole("r2,u2,main,student,,,o1");
    assertThat(bundle.why("u2"))
        .isEqualTo("roles.csv, line 3, roleType: expected primary or secondary");
  }

  @Test
  void roleOfUnknownUser_isPassedOver() {
    secondRole("r2,u9,primary,student,,,o1");
    assertThat(bundle.passedOver())
        .containsExactly(
            "roles.csv, line 3, userSourcedId: there is no such sourcedId in users.csv");
  }

  @Test
  void roleAtUnknownOrg_leavesItsPersonAsTheyAre() {
    secondRole("r2,u2,primary,student,,,o9");
    assertThat(bundle.why("u2"))
        .isEqualTo("roles.csv, line 3, orgSourcedId: there is no such sourcedId in orgs.csv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-02-30", "31.8.2026", "2026-8-1", "2026-08-31T00:00:00Z"})
  void badDate_leavesItsPersonAsTheyAre(String date) {
    secondRole("r2,u2,primary,student," + date + ",,o1");
    assertThat(bundle.why("u2"))
        .isEqualTo("roles.csv, line 3, beginDate: expected a date such as 2026-08-31");
  }

  @Test
  void endDateBeforeBeginDate_leavesItsPersonAsTheyAre() {
    secondRole("r2,u2,primary,student,2026-08-02,2026-08-01,o1");
    assertThat(bundle.why("u2")).isEqualTo("roles.csv, line 3, endDate: lies before beginDate");
  }

  @Test
  void lineThatCannotBeRead_leavesEverybodyWithoutARoleAsTheyAre() {
    secondRole("r2,u2,primary,student");
    assertThat(bundle.passedOver())
        .containsExactly("roles.csv, line 3: the record has 4 fields, the header has 7");
    Reading reading = bundle.reading();
    assertThat(reading.person("u1").roles()).isNotEmpty();
    assertThat(reading.record("u2"))
        .isEqualTo(
            new RosterRecord.Unusable(
                "u2", "a line of roles.csv cannot be read, perhaps this person's"));
  }
}
