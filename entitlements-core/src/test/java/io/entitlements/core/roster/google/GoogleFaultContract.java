package io.entitlements.core.roster.google;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.roster.Reading;
import io.entitlements.core.roster.ServedFaultContract;
import io.entitlements.core.testkit.LocalGoogle;
import io.entitlements.core.testkit.LocalGoogleLogin;
import io.entitlements.core.testkit.LocalGoogleUser;
import io.entitlements.error.RosterUnavailableException;
import io.entitlements.error.RosterUnavailableException.Reason;
import io.entitlements.roster.Person;
import io.entitlements.roster.RosterSource;
import io.entitlements.roster.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong between Google and us, with each kind of list. */
abstract class GoogleFaultContract extends ServedFaultContract<LocalGoogle> {

  private final GoogleList list;
  private final String member;

  GoogleFaultContract(GoogleList list, String member) {
    this.list = list;
    this.member = member;
  }

  @Override
  protected LocalGoogle server(Clock clock) {
    LocalGoogle google = new LocalGoogle(clock);
    google.givesAtMost(10);
    return google;
  }

  @Override
  protected RosterSource source(Duration timeout) {
    GoogleSettings settings =
        new GoogleSettings(
            server.account(),
            LocalGoogleLogin.SUBJECT,
            list,
            server.root(),
            server.root(),
            timeout);
    return ServedGoogle.roster(http, settings, clock(), pauses);
  }

  @Override
  protected String member() {
    return member;
  }

  @Override
  protected void listThirtyFive() {
    for (int i = 1; i <= 35; i++) {
      String id = "u%03d".formatted(i);
      server.list(LocalGoogleUser.teacher(id));
      server.join(ServedGoogle.GROUP, id);
      server.teach("c" + i % 2, id);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"quotaExceeded", "rateLimitExceeded", "userRateLimitExceeded"})
  void quotaThatIsUsedUp_isBusy_thoughItsStatusIs403(String reason) {
    server.refuses(reason);
    RosterUnavailableException failure = failure();
    assertThat(failure.reason()).isEqualTo(Reason.BUSY);
    assertThat(failure).hasMessageEndingWith(": status 403 says that there are too many requests");
    assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(4));
  }

  @Test
  void emptyList_isPartial() {
    server.clear();
    server.list(LocalGoogleUser.teacher("x").at("x@elsewhere.example"));
    server.join(ServedGoogle.GROUP, "x");
    server.leave(ServedGoogle.GROUP, "x");
    Reading reading = Reading.of(source());
    assertThat(reading.said().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(reading.said().remarks()).containsExactly("the list is empty");
  }

  @Test
  void whoIsNamedOnlyByWhatWasReadBeforeTheListBeganAgain_isNotListed() {
    AtomicInteger asked = new AtomicInteger();
    server.fails(
        (exchange, page) -> {
          String query = exchange.getRequestURI().toString();
          boolean isMeant = query.contains(listed()) && query.contains("pageToken=");
          if (isMeant && asked.incrementAndGet() == 1) {
            server.delete("u001");
            server.leave(ServedGoogle.GROUP, "u001");
            server.stopTeaching("c1", "u001");
            server.expirePageTokens();
          }
          return false;
        });
    Reading reading = Reading.of(source());
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(reading.last("u001").filter(Person.class::isInstance)).isEmpty();
    assertThat(reading.last("u002").filter(Person.class::isInstance)).isPresent();
  }

  /** What is in the path of the list that names people. */
  private String listed() {
    return "/" + member + "?";
  }

  @Test
  void pageTokenThatEnds_beginsTheListAgain_once() {
    server.fails(
        (exchange, page) -> {
          if (page == 3) {
            server.expirePageTokens();
          }
          return false;
        });
    Reading reading = Reading.of(source());
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(reading.ids().stream().distinct()).hasSize(35);
    server.fails(
        (exchange, page) -> {
          server.expirePageTokens();
          return false;
        });
    assertThat(failure()).hasMessageEndingWith(": status 400");
  }
}
