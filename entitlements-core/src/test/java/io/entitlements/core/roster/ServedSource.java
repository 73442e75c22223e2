package io.entitlements.core.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.entitlements.core.logs.HeardLogs;
import io.entitlements.core.testkit.LocalServer;
import io.entitlements.core.testkit.LocalUser;
import io.entitlements.error.RosterUnavailableException;
import io.entitlements.roster.RosterSource;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A source and the server it reads, whose time stands still until a test moves it. */
public abstract class ServedSource<S extends LocalServer> {

  /** What time it is at first. */
  protected static final Instant NOON = Instant.parse("2020-11-26T12:00:00Z");

  /** What no log and no message may show. */
  static final String[] PRIVATE = {
    "very-secret",
    "s3cr3t",
    "secret-word",
    "token-",
    "bearer-",
    "limit=",
    "@school",
    "%40",
    LocalUser.PASSWORD,
    LocalUser.PHONE,
    "PRIVATE KEY",
    "eyJ",
    "assertion=",
    "client_secret",
    "pageToken",
    "skiptoken",
    "deltatoken"
  };

  /** What time it is. */
  protected Instant now = NOON;

  /** How long was waited before requests were made again. */
  protected final List<Duration> pauses = new ArrayList<>();

  /** What was logged. */
  protected final List<String> logs = HeardLogs.listen();

  /** Asks. */
  protected final HttpClient http = HttpClient.newHttpClient();

  /** Answers. */
  protected S server;

  /** Starts a server that has this time. */
  protected abstract S server(Clock clock);

  /** What is read, with this time for a request. */
  protected abstract RosterSource source(Duration timeout);

  /** What is read. */
  protected RosterSource source() {
    return source(Duration.ofSeconds(90));
  }

  @BeforeEach
  void startServer() {
    server = server(clock());
  }

  @AfterEach
  void stopServer() {
    server.close();
    HeardLogs.stop(logs);
    assertThat(logs).allSatisfy(line -> assertThat(line).doesNotContain(PRIVATE));
  }

  /** The time of the test, whenever it is asked for. */
  protected Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }

  /** Why reading fails; nothing of it is secret. */
  protected RosterUnavailableException failure(RosterSource source) {
    RosterUnavailableException failure =
        catchThrowableOfType(RosterUnavailableException.class, () -> Reading.of(source));
    assertThat(failure).isNotNull();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      assertThat(String.valueOf(cause.getMessage())).doesNotContain(PRIVATE);
    }
    return failure;
  }

  /** Why reading fails. */
  protected RosterUnavailableException failure() {
    return failure(source());
  }
}
