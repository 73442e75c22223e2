package io.entitlements.vendors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.api.client.http.HttpResponseException;
import com.google.auth.oauth2.AccessToken;
import io.entitlements.core.testkit.LocalGoogle;
import io.entitlements.core.testkit.LocalGoogleLogin;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Google's own library signs a service account in at our local Google as it does at theirs. */
class GoogleLoginTest {

  private final LocalGoogle server = new LocalGoogle(Clock.systemUTC());

  @AfterEach
  void stop() {
    server.close();
  }

  private AccessToken token(String subject, String... scopes) throws IOException {
    return GoogleLibrary.credentials(server, subject, scopes).refreshAccessToken();
  }

  @Test
  void a_service_account_gets_a_token_for_an_hour() throws IOException {
    AccessToken token = token(LocalGoogleLogin.SUBJECT, GoogleLibrary.USERS, GoogleLibrary.MEMBERS);
    assertThat(token.getTokenValue()).startsWith("token-");
    assertThat(Duration.between(Instant.now(), token.getExpirationTime().toInstant()))
        .isBetween(Duration.ofMinutes(58), Duration.ofHours(1));
  }

  @Test
  void a_scope_that_is_not_delegated_is_an_unauthorized_client() {
    server.login().revoke("admin.directory.user.readonly");
    assertThat(refusal(LocalGoogleLogin.SUBJECT)).contains("unauthorized_client");
  }

  @Test
  void somebody_who_is_not_there_is_an_invalid_grant() {
    assertThat(refusal("nobody@school.example")).contains("invalid_grant");
  }

  private String refusal(String subject) {
    IOException refused =
        catchThrowableOfType(IOException.class, () -> token(subject, GoogleLibrary.USERS));
    assertThat(refused).cause().isInstanceOf(HttpResponseException.class);
    HttpResponseException answer = (HttpResponseException) refused.getCause();
    assertThat(answer.getStatusCode()).isEqualTo(400);
    return answer.getContent();
  }
}
