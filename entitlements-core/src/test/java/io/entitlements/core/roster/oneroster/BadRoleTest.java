package io.entitlements.core.roster.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused about the records of {@code roles.csv}. */
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
  void duplicateRoleRow_isRefused() {
    secondRole("r1,u2,primary,student,,,o1");
    assertThat(bundle.problems())
        .containsExactly("roles.csv, line 3, sourcedId: the same sourcedId as on line 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"administrator", "Teacher", "ext:", "ext:a b"})
  void unknownRole_isRefused(String role) {
    secondRole("r2,u2,primary," + role + ",,,o1");
    assertThat(bundle.problems())
        .containsExactly(
            "roles.csv, line 3, role: expected aide, counselor, districtAdministrator, guardian,"
                + " parent, principal, proctor, relative, siteAdministrator, student,"
                + " systemAdministrator, teacher or ext:…");
  }

  @Test
  void unknownRoleType_isRefused() {
    secondRole("r2,u2,main,student,,,o1");
    assertThat(bundle.problems())
        .containsExactly("roles.csv, line 3, roleType: expected primary or secondary");
  }

  @Test
  void roleOfUnknownUser_isRefused() {
    secondRole("r2,u9,primary,student,,,o1");
    assertThat(bundle.problems())
        .containsExactly(
            "roles.csv, line 3, userSourcedId: there is no such sourcedId in users.csv");
  }

  @Test
  void roleAtUnknownOrg_isRefused() {
    secondRole("r2,u2,primary,student,,,o9");
    assertThat(bundle.problems())
        .containsExactly("roles.csv, line 3, orgSourcedId: there is no such sourcedId in orgs.csv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-02-30", "31.8.2026", "2026-8-1", "2026-08-31T00:00:00Z"})
  void badDate_isRefused(String date) {
    secondRole("r2,u2,primary,student," + date + ",,o1");
    assertThat(bundle.problems())
        .containsExactly("roles.csv, line 3, beginDate: expected a date such as 2026-08-31");
  }

  @Test
  void endDateBeforeBeginDate_isRefused() {
    secondRole("r2,u2,primary,student,2026-08-02,2026-08-01,o1");
    assertThat(bundle.problems())
        .containsExactly("roles.csv, line 3, endDate: lies before beginDate");
  }
}
