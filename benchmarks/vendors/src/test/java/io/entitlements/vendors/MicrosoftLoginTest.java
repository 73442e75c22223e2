package io.entitlements.vendors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.MsalServiceException;
import io.entitlements.core.testkit.LocalGraph;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Microsoft's own library signs in at our local Entra as it signs in at theirs. */
class MicrosoftLoginTest {

  private final LocalGraph server = new LocalGraph(Clock.systemUTC());

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void an_application_gets_a_token_for_an_hour() throws Exception {
    IAuthenticationResult token = EntraLibrary.of(server).token(Set.of(EntraLibrary.SCOPE)).get();
    assertThat(token.accessToken()).startsWith("token-");
    assertThat(Duration.between(Instant.now(), token.expiresOnDate().toInstant()))
        .isBetween(Duration.ofMinutes(58), Duration.ofHours(1));
  }

  @ParameterizedTest
  @CsvSource({
    "other.example, " + LocalGraph.CLIENT + ", " + LocalGraph.SECRET + ", 400, invalid_request",
    LocalGraph.TENANT + ", other, " + LocalGraph.SECRET + ", 400, unauthorized_client",
    LocalGraph.TENANT + ", " + LocalGraph.CLIENT + ", other, 401, invalid_client"
  })
  void what_is_wrong_with_an_application_is_an_error(
      String tenant, String client, String secret, int status, String code) throws Exception {
    EntraLibrary library = new EntraLibrary(server, tenant, client, secret);
    ExecutionException failure =
        catchThrowableOfType(
            ExecutionException.class, () -> library.token(Set.of(EntraLibrary.SCOPE)).get());
    assertThat(failure)
        .cause()
        .isInstanceOfSatisfying(
            MsalServiceException.class,
            error -> {
              assertThat(error.statusCode()).isEqualTo(status);
              assertThat(error.errorCode()).isEqualTo(code);
            });
  }
}
