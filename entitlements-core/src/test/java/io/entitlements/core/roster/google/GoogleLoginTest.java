package io.entitlements.core.roster.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.entitlements.account.Role;
import io.entitlements.core.internal.http.BearerTokens;
import io.entitlements.core.internal.http.NimbusServer;
import io.entitlements.core.internal.http.RemoteCalls;
import io.entitlements.core.internal.http.RemoteLimits;
import io.entitlements.core.roster.Reading;
import io.entitlements.core.testkit.LocalFaults;
import io.entitlements.core.testkit.LocalGoogle;
import io.entitlements.core.testkit.LocalGoogleLogin;
import io.entitlements.core.testkit.LocalGoogleUser;
import io.entitlements.error.RosterUnavailableException;
import io.entitlements.error.RosterUnavailableException.Reason;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Service accounts, and what is said of settings that do not do. */
class GoogleLoginTest extends ServedGoogle {

  @BeforeEach
  void listSome() {
    listTeachers(3);
    server.teach("c1", "u001");
  }

  @ParameterizedTest
  @ValueSource(longs = {-86_400, -3_000, 300, 86_400})
  void clockThatIsOff_isSetRightByTheServers_andSaid(long seconds) {
    // The JDK's server dates its answers by the real time, so this one has that.
    Clock right = Clock.systemUTC();
    try (LocalGoogle google = server(right)) {
      google.list(LocalGoogleUser.teacher("a"));
      Clock wrong = Clock.offset(right, Duration.ofSeconds(seconds));
      GoogleSettings settings = settings(google, google.account(), LocalGoogleLogin.SUBJECT, USERS);
      Reading reading = Reading.of(roster(http, settings, wrong, pauses));
      assertThat(reading.ids()).hasSize(1);
      assertThat(reading.said().remarks())
          .singleElement()
          .asString()
          .startsWith("the clock of this computer is not that of Google: off by PT");
    }
    assertThat(logs).hasSize(1);
  }

  @Test
  void clockThatIsHardlyOff_isGoodEnough() {
    Clock late = Clock.offset(clock(), Duration.ofMinutes(-1));
    GoogleSettings settings = settings(server, server.account(), LocalGoogleLogin.SUBJECT, USERS);
    assertThat(Reading.of(roster(http, settings, late, pauses)).said().remarks()).isEmpty();
  }

  @Test
  void consentThatIsRevoked_isNotAuthorized_alsoInTheMiddle() {
    server.login().revoke("admin.directory.user.readonly");
    RosterUnavailableException failure = failure(roster(USERS));
    assertThat(failure.reason()).isEqualTo(Reason.NOT_AUTHORIZED);
    assertThat(failure).hasMessageStartingWith("POST 127.0.0.1/token: status 400");
    server.fails(LocalFaults.forgottenTokens(server, 2));
    assertThat(failure(roster(USERS)).reason()).isEqualTo(Reason.NOT_AUTHORIZED);
  }

  @Test
  void assertionForSomebody_isTakenByAServerThatOthersWrote() throws Exception {
    try (NimbusServer others = new NimbusServer(LocalGoogleLogin.publicKey(), 3_600)) {
      GoogleServiceAccount account =
          GoogleServiceAccount.ofKeyFile(
              LocalGoogleLogin.keyFile(others.tokens()), others.tokens());
      RemoteCalls calls =
          new RemoteCalls(http, RemoteLimits.DEFAULT, Clock.systemUTC(), pauses::add);
      BearerTokens tokens =
          account.tokens(Optional.of(LocalGoogleLogin.SUBJECT), TEACHERS.scopes());
      assertThat(others.scopes(tokens.header(calls, "GET", others.tokens())))
          .containsExactlyElementsOf(TEACHERS.scopes());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"type\":\"authorized_user\"}",
        "{\"client_email\":\"a@b\",\"private_key_id\":\"k\",\"private_key\":\"secret\","
            + "\"token_uri\":\"https://oauth2.googleapis.com/token\"}",
        "{\"client_email\":\"a@b\",\"private_key_id\":\"k\",\"private_key\":"
            + "\"-----BEGIN PRIVATE KEY-----\\nc2VjcmV0\\n-----END PRIVATE KEY-----\\n\","
            + "\"token_uri\":\"https://oauth2.googleapis.com/token\"}"
      })
  void keyFileThatIsNone_isRefused_andNothingOfItIsShown(String json) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GoogleServiceAccount.ofKeyFile(json))
        .satisfies(
            refused ->
                assertThat(refused)
                    .hasNoCause()
                    .message()
                    .doesNotContain("secret", "c2VjcmV0", "a@b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://tokens.example/token",
        "https://oauth2.googleapis.com/token?to=elsewhere",
        "https://oauth2.googleapis.com:444/token",
        "https://oauth2.googleapis.com@tokens.example/token",
        "http://oauth2.googleapis.com/token",
        "no URI"
      })
  void keyFileThatSendsElsewhere_isRefused(String elsewhere) {
    String file = LocalGoogleLogin.keyFile(GoogleServiceAccount.TOKENS);
    assertThat(GoogleServiceAccount.ofKeyFile(file).email()).isEqualTo(LocalGoogleLogin.ACCOUNT);
    String other = file.replace(GoogleServiceAccount.TOKENS.toString(), elsewhere);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GoogleServiceAccount.ofKeyFile(other))
        .withMessage(
            "the key file's token_uri is not https://oauth2.googleapis.com/token, and nothing is"
                + " asked for elsewhere");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GoogleServiceAccount.ofKeyFile(other, server.tokens()));
  }

  @Test
  void tokensAreAskedForOverHttpsOnly_andTheKeyIsNotPrinted() {
    URI plain = URI.create("http://tokens.example/token");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GoogleServiceAccount.ofKeyFile(LocalGoogleLogin.keyFile(plain), plain))
        .withMessage("the token server is at an HTTPS URL, not at http");
    GoogleSettings settings =
        GoogleSettings.of(server.account(), LocalGoogleLogin.SUBJECT, TEACHERS);
    assertThat(settings.toString())
        .contains(LocalGoogleLogin.ACCOUNT)
        .doesNotContain("PRIVATE", LocalGoogleLogin.SUBJECT);
  }

  @Test
  void listsAreOfEducatorsOrStudents_andNamedAsTheyAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GoogleList.Users.ofDomain("school.example", Role.ADMINISTRATOR));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GoogleList.Users.ofDomain("school", Role.EDUCATOR));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GoogleList.Users.ofUnit("Teachers", Role.EDUCATOR));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GoogleList.Group("teachers", Role.EDUCATOR));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GoogleList.Classroom.ofDomain("a b.example"));
  }
}
