package io.entitlements.core.roster.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.account.Role;
import io.entitlements.core.roster.ConnectionSecret;
import io.entitlements.core.roster.Reading;
import io.entitlements.core.testkit.LocalHabits;
import io.entitlements.core.testkit.LocalOneRoster;
import io.entitlements.core.testkit.LocalUser;
import io.entitlements.error.RosterUnavailableException;
import io.entitlements.roster.Person;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.Verdict;
import io.entitlements.type.EmailAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a OneRoster server's list gives. */
class OneRosterRestTest extends ServedRoster {

  @ParameterizedTest
  @EnumSource(OneRosterVersion.class)
  void bothVersions_givePeople(OneRosterVersion version) {
    server.list(LocalUser.teacher("t1", LONG_AGO).named("Ada \"A.\""));
    server.list(LocalUser.teacher("s1", LONG_AGO).in("student"));
    server.list(LocalUser.teacher("p1", LONG_AGO).in("parent"));
    Reading reading = Reading.of(source(settings(version)));
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(reading.said().remarks()).isEmpty();
    assertThat(reading.records())
        .containsExactly(
            new Person(
                "p1", EmailAddress.of("p1@school.example"), "Given", "Family", List.of(), true),
            new Person(
                "s1",
                EmailAddress.of("s1@school.example"),
                "Given",
                "Family",
                List.of(Role.STUDENT),
                true),
            new Person(
                "t1",
                EmailAddress.of("t1@school.example"),
                "Ada \"A.\"",
                "Family",
                List.of(Role.EDUCATOR),
                true));
  }

  @ParameterizedTest
  @EnumSource(OneRosterLogin.OAuth1.Method.class)
  void signedRequests_areLetIn_alsoWithFilters(OneRosterLogin.OAuth1.Method method) {
    listTeachers(25);
    server.list(LocalUser.teacher("s1", LONG_AGO).in("student"));
    OneRosterLogin login = new OneRosterLogin.OAuth1(LocalOneRoster.CLIENT, secret(), method);
    OneRosterSettings settings =
        settings(OneRosterVersion.V1_1, login).pagesOf(10).where("role='teacher'");
    Reading first = Reading.of(source(settings));
    assertThat(first.ids()).hasSize(25).doesNotContain("s1");
    now = NOON.plusSeconds(600);
    server.list(LocalUser.teacher("new", now));
    Reading second = first.then(source(settings));
    assertThat(second.said().verdict()).isEqualTo(Verdict.DELTA);
    assertThat(second.ids()).containsExactly("new");
  }

  @Test
  void wrongSignature_isNotAuthorized() {
    OneRosterLogin login =
        new OneRosterLogin.OAuth1(
            LocalOneRoster.CLIENT,
            ConnectionSecret.of("another"),
            OneRosterLogin.OAuth1.Method.HMAC_SHA1);
    assertThatThrownBy(() -> Reading.of(source(settings(OneRosterVersion.V1_1, login))))
        .isInstanceOfSatisfying(
            RosterUnavailableException.class,
            e -> assertThat(e.reason()).isEqualTo(RosterUnavailableException.Reason.NOT_AUTHORIZED))
        .hasMessage("GET 127.0.0.1/ims/oneroster/v1p1/users: status 401");
  }

  @Test
  void secretInTheForm_isLetIn() {
    listTeachers(1);
    OneRosterLogin login =
        new OneRosterLogin.OAuth2(
            server.tokens(),
            LocalOneRoster.CLIENT,
            secret(),
            List.of(),
            OneRosterLogin.OAuth2.Showing.FORM);
    assertThat(Reading.of(source(settings(OneRosterVersion.V1_2, login))).ids()).hasSize(1);
  }

  @Test
  void wrongClient_isNotAuthorized_andNothingShowsItsSecret() {
    OneRosterLogin login =
        OneRosterLogin.OAuth2.of(
            server.tokens(), "portal", ConnectionSecret.of("wr0ng-secret"), OneRosterVersion.V1_2);
    assertThatThrownBy(() -> Reading.of(source(settings(OneRosterVersion.V1_2, login))))
        .isInstanceOf(RosterUnavailableException.class)
        .hasMessage("POST 127.0.0.1/oauth/token: status 401");
    assertThat(settings(OneRosterVersion.V1_2, login).toString())
        .doesNotContain("wr0ng-secret")
        .contains("***");
  }

  @Test
  void onlyWhatIsNeeded_isAskedFor() {
    listTeachers(1);
    Reading.of(source());
    assertThat(server.requests())
        .last()
        .asString()
        .contains("fields=sourcedId%2Cstatus")
        .doesNotContain("phone", "password", "sms");
  }

  @Test
  void serverThatCannotGiveFewerMembers_isAskedForAll_andTheyAreDropped() {
    listTeachers(3);
    server.habits(new LocalHabits(true, true, true, 100, false, true));
    Reading reading = Reading.of(source());
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(reading.ids()).hasSize(3);
    assertThat(reading.records().toString() + reading.said())
        .doesNotContain(LocalUser.PASSWORD, LocalUser.PHONE);
  }

  @Test
  void teachersOfASchool_areAskedForByItsEscapedName() {
    Reading.of(
        source(settings(OneRosterVersion.V1_1).with(OneRosterPeople.teachersOf("7_15/3|ü"))));
    assertThat(server.requests())
        .last()
        .asString()
        .startsWith("/ims/oneroster/v1p1/schools/7_15%2F3%7C%C3%BC/teachers?");
  }

  @ParameterizedTest
  @CsvSource({
    "TRUE, teacher, a@school.example, true",
    "False, teacher, a@school.example, false",
  })
  void enabledUser_decidesWhetherActive(String enabled, String role, String email, boolean active) {
    server.list(new LocalUser("u1", "active", enabled, "Given", "Family", email, role, LONG_AGO));
    assertThat(Reading.of(source()).person("u1").active()).isEqualTo(active);
  }

  @ParameterizedTest
  @CsvSource({
    "yes, teacher, a@school.example, enabledUser is neither true nor false",
    "true, Teacher, a@school.example, OneRoster has no such role",
    "true, administrator, a@school.example, OneRoster has no such role",
    "true, teacher, a@b@c, this is not an email address",
    "true, student, none, this is not an email address",
    "true, teacher, '', someone with an educator's role needs an email address",
  })
  void entryThatCannotBeUsed_isPassedOnWithItsReason(
      String enabled, String role, String email, String why) {
    listTeachers(1);
    server.list(new LocalUser("x", "active", enabled, "Given", "Family", email, role, LONG_AGO));
    Reading reading = Reading.of(source());
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(reading.record("x")).isEqualTo(new RosterRecord.Unusable("x", why));
  }

  @Test
  void whoNeedsNoAddressAndHasNone_isLeftOut_andSomeoneMarkedAsGoneLeft() {
    server.list(LocalUser.teacher("a", LONG_AGO).in("student").at("", LONG_AGO));
    server.list(LocalUser.teacher("b", LONG_AGO).gone(LONG_AGO));
    server.list(LocalUser.teacher("c", LONG_AGO));
    Reading reading = Reading.of(source());
    assertThat(reading.ids()).containsExactly("b", "c");
    assertThat(reading.record("b")).isEqualTo(new RosterRecord.Left("b"));
    assertThat(reading.said().remarks())
        .containsExactly("people without an email address are left out: 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "[]; []",
        "[{'roleType':'secondary','role':'student'},{'roleType':'primary','role':'aide'}];"
            + " [EDUCATOR, STUDENT]",
        "[{'roleType':'primary','role':'teacher','beginDate':'2020-11-26'}]; [EDUCATOR]",
        "[{'roleType':'primary','role':'teacher','beginDate':'2020-11-27'}]; []",
        "[{'roleType':'primary','role':'teacher','endDate':'2020-11-27'}]; [EDUCATOR]",
        "[{'roleType':'primary','role':'teacher','endDate':'2020-11-26'}]; []",
        "[{'roleType':'primary','role':'janitor'},{'role':'teacher'}]; [EDUCATOR]",
        "[{'roleType':'primary','role':'systemAdministrator'}]; []",
        "[{'roleType':'primary','role':'ext:coach'}]; []"
      })
  void rolesOf12_countInTheirTime_primaryOnesFirst(String roles, String expected) {
    listTeachers(1);
    serveRoles(roles);
    assertThat(Reading.of(source()).person("u001").roles()).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "null; roles are missing",
        "'teacher'; a member is of another kind than OneRoster has it",
        "['teacher']; a member is of another kind than OneRoster has it",
        "[{'roleType':'primary','role':['teacher']}]; a role is not as OneRoster has it",
        "[{'roleType':'primary','role':'teacher','beginDate':'soon'}]; a role's date is none",
        "[{'roleType':'primary','role':'janitor'}]; OneRoster has no such role"
      })
  void rolesOf12_thatCannotBeRead_leaveThePersonAsTheyAre(String roles, String why) {
    listTeachers(1);
    serveRoles(roles);
    assertThat(Reading.of(source()).records())
        .containsExactly(new RosterRecord.Unusable("u001", why));
  }

  private void serveRoles(String roles) {
    String json = "\"roles\":" + roles.replace('\'', '"');
    server.twists(
        page ->
            page.with(
                page.rows().stream()
                    .map(row -> row.replaceFirst("\"roles\":\\[.*?}}]", json))
                    .toList()));
  }

  @Test
  void booleansAndNumbers_areTakenAsTheirText() {
    listTeachers(1);
    server.twists(
        page ->
            page.with(
                page.rows().stream()
                    .map(row -> row.replace("\"true\"", "true").replace("\"u001\"", "1001"))
                    .toList()));
    assertThat(Reading.of(source()).person("1001").active()).isTrue();
  }

  @Test
  void administratorOf11_hasNoRole() {
    server.list(LocalUser.teacher("a", LONG_AGO).in("administrator"));
    assertThat(Reading.of(source(settings(OneRosterVersion.V1_1))).person("a").roles()).isEmpty();
  }

  @Test
  void scope_isWhatIsRead() {
    OneRosterSettings settings = settings(OneRosterVersion.V1_1);
    assertThat(source(settings.pagesOf(7)).scope())
        .isEqualTo(source(settings).scope())
        .isEqualTo(server.service(false) + "/users");
    assertThat(source(settings.where("role='" + "x".repeat(400) + "'")).scope())
        .isNotEqualTo(source(settings.where("role='" + "x".repeat(401) + "'")).scope())
        .hasSizeLessThanOrEqualTo(400);
  }

  @Test
  void clientThatFollowsRedirects_isRefused() {
    HttpClient following =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                OneRosterRest.of(
                    following, settings(OneRosterVersion.V1_1), Clock.systemUTC(), new Random()));
  }

  @Test
  void secretsGoOverHttpsOnly() {
    OneRosterLogin login =
        new OneRosterLogin.OAuth1("key", secret(), OneRosterLogin.OAuth1.Method.HMAC_SHA1);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                OneRosterSettings.of(
                    URI.create("http://sis.example/ims/oneroster/v1p1"),
                    OneRosterVersion.V1_1,
                    login,
                    ZoneOffset.UTC))
        .withMessage("the service is at an HTTPS URL, not at http");
  }
}
