package io.entitlements.core.roster.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.roster.Reading;
import io.entitlements.core.roster.ServedFaultContract;
import io.entitlements.core.testkit.LocalFaults;
import io.entitlements.core.testkit.LocalOneRoster;
import io.entitlements.error.RosterUnavailableException;
import io.entitlements.error.RosterUnavailableException.Reason;
import io.entitlements.roster.RosterSource;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong between a OneRoster server and us. */
class OneRosterFaultTest extends ServedFaultContract<LocalOneRoster> {

  private static final String LIST = "GET 127.0.0.1/ims/oneroster/rostering/v1p2/users";

  private final Random random = new Random(1);

  @Override
  protected LocalOneRoster server(Clock clock) {
    return new LocalOneRoster(clock);
  }

  @Override
  protected RosterSource source(Duration timeout) {
    return new OneRosterRest(
        http, ServedRoster.tenAtOnce(server, timeout), clock(), random, pauses::add);
  }

  @Override
  protected String member() {
    return "users";
  }

  @Override
  protected void listThirtyFive() {
    ServedRoster.listTeachers(server, 35);
  }

  private long asked(String path) {
    return server.requests().stream().filter(request -> request.contains(path)).count();
  }

  @Test
  void failureAndLogs_nameTheRequestWithoutItsQuery() {
    server.fails(LocalFaults.status(2, 99, 500));
    assertThat(failure()).hasMessage(LIST + ": status 500");
    assertThat(logs).contains(LIST + ": status 500, asked again in PT1S");
  }

  @Test
  void tokenThatEndsInTheMiddle_isAskedForOnceMore() {
    server.fails(LocalFaults.forgottenTokens(server, 2));
    Reading.of(source());
    assertThat(asked("/oauth/token")).isEqualTo(2);
  }

  @Test
  void noTokenThatIsTaken_isTriedOnceMore() {
    server.fails(LocalFaults.status(2, 99, 401));
    failure();
    assertThat(asked("/users")).isEqualTo(3);
  }

  @Test
  void tokenThatRunsOut_isRenewedBeforeItIsRefused() {
    server.fails(
        (exchange, page) -> {
          now = now.plus(Duration.ofMinutes(25));
          return false;
        });
    assertThat(Reading.of(source()).ids()).hasSize(35);
    assertThat(asked("/oauth/token")).isGreaterThan(1);
  }

  @Test
  void errorWithStatus200_isMalformed() {
    server.fails(
        LocalFaults.body(2, "application/json", "{\"imsx_codeMajor\":\"failure\",\"x\":[{}]}"));
    assertThat(failure()).hasMessage(LIST + ": expected an array users");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"users\":null}",
        "{\"users\":[{\"sourcedId\":\"a\",\"sourcedId\":\"b\"}]}",
      })
  void otherUsers_areMalformed(String body) {
    server.fails(LocalFaults.body(2, "application/json", body));
    assertThat(failure().reason()).isEqualTo(Reason.MALFORMED);
  }

  @Test
  void millionsOfEmptyObjects_areTooLarge() {
    String many = "{},".repeat(600_000);
    server.fails(LocalFaults.body(2, "application/json", "{\"users\":[" + many + "{}]}"));
    assertThat(failure().reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void answerThatIsGivenUp_isSaidToBeLate() {
    server.fails(LocalFaults.byteByByte(2));
    assertThat(failure(source(Duration.ofMillis(300))))
        .hasMessage(LIST + ": no whole answer in PT0.3S");
  }

  @Test
  void noServerAtAll_isSaidOfItsTokens() {
    RosterSource source = source();
    server.close();
    RosterUnavailableException failure = failure(source);
    assertThat(failure).hasMessage("POST 127.0.0.1/oauth/token: ConnectException");
  }
}
