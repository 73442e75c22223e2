package io.entitlements.core.roster.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.entitlements.account.Role;
import io.entitlements.core.roster.Reading;
import io.entitlements.roster.Person;
import io.entitlements.roster.RosterSource;
import io.entitlements.type.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a right bundle gives. */
class OneRosterCsvTest {

  @TempDir Path folder;
  Bundle bundle;

  @BeforeEach
  void writeValidBundle() {
    bundle = new Bundle(folder);
  }

  @Test
  void validBundle_givesPeopleInTheOrderOfTheFile() {
    assertThat(bundle.people())
        .containsExactly(
            new Person(
                "u1",
                EmailAddress.of("ada@riverside.example"),
                "Ada",
                "Byron",
                List.of(Role.EDUCATOR),
                true),
            new Person(
                "u2",
                EmailAddress.of("tim@riverside.example"),
                "Tim",
                "Lee",
                List.of(Role.STUDENT),
                true));
  }

  @Test
  void source_canBeReadTwice() {
    assertThat(bundle.people()).isEqualTo(bundle.people());
  }

  @Test
  void role_thatBeginsAfterTheSourceWasMade_countsFromThatDayOn() {
    bundle.roles(Bundle.ROLES_HEADER + "r1,u1,primary,teacher,2026-09-02,,o1\n");
    WallClock clock = new WallClock();
    RosterSource source = OneRosterCsv.in(folder, clock);
    assertThat(Reading.of(source).person("u1").roles()).isEmpty();
    clock.now = Bundle.TODAY.instant().plus(Duration.ofDays(1));
    assertThat(Reading.of(source).person("u1").roles()).containsExactly(Role.EDUCATOR);
  }

  /** Goes on when it is told to. */
  private static final class WallClock extends Clock {

    private Instant now = Bundle.TODAY.instant();

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return Bundle.TODAY.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void describe_namesTheFolder() {
    Path here = Path.of("some", "roster", ".");
    assertThat(OneRosterCsv.in(here, Bundle.TODAY).describe())
        .isEqualTo("OneRoster CSV in roster/");
  }

  @Test
  @SuppressWarnings("NullAway")
  void missingArguments_areNamed() {
    assertThatNullPointerException()
        .isThrownBy(() -> OneRosterCsv.in(null, Bundle.TODAY))
        .withMessage("folder");
    assertThatNullPointerException()
        .isThrownBy(() -> OneRosterCsv.in(folder, null))
        .withMessage("clock");
  }

  @ParameterizedTest
  @CsvSource({
    "teacher, EDUCATOR",
    "aide, EDUCATOR",
    "counselor, EDUCATOR",
    "proctor, EDUCATOR",
    "principal, EDUCATOR",
    "student, STUDENT",
    "guardian,",
    "parent,",
    "relative,",
    "districtAdministrator,",
    "siteAdministrator,",
    "systemAdministrator,",
    "ext:band.director-2,"
  })
  void roleWord_givesRole(String word, Role role) {
    bundle.roles(Bundle.ROLES_HEADER + "r1,u1,primary," + word + ",,,o1\n");
    assertThat(bundle.person("u1").roles()).isEqualTo(role == null ? List.of() : List.of(role));
  }

  @Test
  void primaryRole_comesFirst_whateverTheOrderOfTheFile() {
    bundle.roles(
        Bundle.ROLES_HEADER
            + "r1,u1,secondary,student,,,o1\n"
            + "r2,u1,primary,parent,,,o1\n"
            + "r3,u1,primary,teacher,,,o1\n"
            + "r4,u1,secondary,aide,,,o1\n");
    assertThat(bundle.person("u1").roles()).containsExactly(Role.EDUCATOR, Role.STUDENT);
  }

  @Test
  void secondaryRoles_followTheOrderOfTheFile() {
    bundle.roles(
        Bundle.ROLES_HEADER + "r1,u1,secondary,student,,,o1\n" + "r2,u1,secondary,teacher,,,o1\n");
    assertThat(bundle.person("u1").roles()).containsExactly(Role.STUDENT, Role.EDUCATOR);
  }

  @Test
  void personWithoutRoleRow_hasNoRoles() {
    bundle.roles(Bundle.ROLES_HEADER + "r1,u1,primary,teacher,,,o1\n");
    assertThat(bundle.person("u2").roles()).isEmpty();
    assertThat(bundle.person("u2").active()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-09-01,, true",
    "2026-09-02,, false",
    ",2026-09-01, false",
    ",2026-09-02, true",
    "2026-09-01, 2026-09-02, true",
    "2026-09-01, 2026-09-01, false",
    ",2020-06-12, false"
  })
  void role_countsFromBeginDateOnAndNotOnEndDate(String begin, String end, boolean counts) {
    String dates = (begin == null ? "" : begin) + "," + (end == null ? "" : end);
    bundle
        .on(LocalDate.of(2026, 9, 1))
        .roles(Bundle.ROLES_HEADER + "r1,u1,primary,teacher," + dates + ",o1\n");
    assertThat(bundle.person("u1").roles().contains(Role.EDUCATOR)).isEqualTo(counts);
  }

  @ParameterizedTest
  @CsvSource({
    ",true, true",
    "active,TRUE, true",
    "inactive,true, false",
    ",false, false",
    "active,False, false"
  })
  void statusAndEnabledUser_decideWhetherActive(String status, String enabled, boolean active) {
    String start = "u1," + (status == null ? "" : status) + "," + enabled;
    bundle
        .users(Bundle.USERS_HEADER + start + ",ada,Ada,Byron,ada@riverside.example\n")
        .roles(Bundle.ROLES_HEADER + "r1,u1,primary,teacher,,,o1\n");
    assertThat(bundle.person("u1").active()).isEqualTo(active);
  }

  @Test
  void roleMarkedToBeDeleted_doesNotCount() {
    bundle.roles(
        """
        sourcedId,status,userSourcedId,roleType,role,orgSourcedId
        r1,tobedeleted,u1,primary,teacher,o1
        r2,active,u1,primary,student,o1
        """);
    assertThat(bundle.person("u1").roles()).containsExactly(Role.STUDENT);
  }

  @Test
  void studentWithoutEmail_isLeftOut() {
    bundle.users(Bundle.USERS.replace("tim@riverside.example", ""));
    assertThat(bundle.people()).extracting(Person::directoryId).containsExactly("u1");
  }

  @Test
  void inactiveEducatorWithoutEmail_isLeftOut() {
    bundle.users(
        Bundle.USERS.replace("u1,,true", "u1,,false").replace("ada@riverside.example", ""));
    assertThat(bundle.people()).extracting(Person::directoryId).containsExactly("u2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void lineEnds_areLfOrCrlf_withOrWithoutAtTheEnd(String end) {
    bundle.users(Bundle.USERS.replace("\n", end)).roles(Bundle.ROLES.strip().replace("\n", end));
    assertThat(bundle.people()).hasSize(2);
  }

  @Test
  void byteOrderMark_isAccepted() {
    bundle
        .manifest("\uFEFF" + Bundle.MANIFEST)
        .orgs("\uFEFF" + Bundle.ORGS)
        .users("\uFEFF" + Bundle.USERS)
        .roles("\uFEFF" + Bundle.ROLES);
    assertThat(bundle.people()).hasSize(2);
  }

  @Test
  void emptyLines_areIgnored() {
    bundle.users(Bundle.USERS + "\n\r\n");
    assertThat(bundle.people()).hasSize(2);
  }

  @Test
  void quotedFields_keepCommasAndQuotes() {
    bundle.users(
        Bundle.USERS_HEADER
            + "u1,,true,o,\"Sam \"\"Sax\"\"\",\"Okafor, Jr.\",o'brien@riverside.example\n"
            + "u2,,true,n,Zoë,Nguyễn,zoe@riverside.example\n");
    Person first = bundle.person("u1");
    assertThat(first.givenName()).isEqualTo("Sam \"Sax\"");
    assertThat(first.familyName()).isEqualTo("Okafor, Jr.");
    assertThat(first.email().value()).isEqualTo("o'brien@riverside.example");
    assertThat(bundle.person("u2").familyName()).isEqualTo("Nguyễn");
  }

  @Test
  void columnsInAnyOrder_andMetadataColumns_areAccepted() {
    bundle.users(
        """
        email,metadata.house,familyName,givenName,username,enabledUser,password,phone,sourcedId
        ada@riverside.example,Owls,Byron,Ada,ada,true,pa\tss,1,u1
        tim@riverside.example,,Lee,Tim,tim,true,,,u2
        """);
    assertThat(bundle.person("u1").familyName()).isEqualTo("Byron");
  }

  @Test
  void filesThatAreNotNeeded_areNotRead() {
    bundle.file("classes.csv", new byte[] {(byte) 0xff, 0, '"'});
    assertThat(bundle.people()).hasSize(2);
  }

  @Test
  void idsWithLeadingZerosOrOtherCase_differ() {
    bundle
        .users(
            Bundle.USERS_HEADER
                + "01,,true,a,A,A,a@riverside.example\n"
                + "1,,true,b,B,B,b@riverside.example\n"
                + "u1,,true,c,C,C,c@riverside.example\n"
                + "U1,,true,d,D,D,d@riverside.example\n")
        .roles(Bundle.ROLES_HEADER + "r1,01,primary,teacher,,,o1\n");
    assertThat(bundle.people()).hasSize(4);
    assertThat(bundle.person("01").roles()).containsExactly(Role.EDUCATOR);
    assertThat(bundle.person("1").roles()).isEmpty();
  }

  @Test
  void people_comeInPages() {
    StringBuilder users = new StringBuilder(Bundle.USERS_HEADER);
    for (int i = 1; i <= 2001; i++) {
      users.append("u%d,,true,n,Given,Family,n%d@riverside.example\n".formatted(i, i));
    }
    bundle.users(users.toString());
    assertThat(bundle.pages()).extracting(List::size).containsExactly(1000, 1000, 1);
  }

  @Test
  void lineOfExactlyTheLimit_isRead() {
    String line = "u2,,true,tim,Tim,Lee,tim@riverside.example";
    String padded = line.replace(",tim,", "," + "t".repeat(64 * 1024 - line.length() + 3) + ",");
    assertThat(padded.getBytes(StandardCharsets.UTF_8)).hasSize(64 * 1024);
    bundle.users(Bundle.USERS.replace(line, padded).replace("\n", "\r\n"));
    assertThat(bundle.people()).hasSize(2);
  }
}
