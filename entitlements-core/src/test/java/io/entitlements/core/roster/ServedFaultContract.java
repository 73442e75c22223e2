package io.entitlements.core.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.entitlements.core.testkit.LocalFaults;
import io.entitlements.core.testkit.LocalServer;
import io.entitlements.error.RosterUnavailableException;
import io.entitlements.error.RosterUnavailableException.Reason;
import io.entitlements.roster.RosterSource;
import io.entitlements.roster.Verdict;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong between any server of lists and us: a list of 35 people, ten on a page. */
public abstract class ServedFaultContract<S extends LocalServer> extends ServedSource<S> {

  /** Whether tokens come from a server of tokens; ClassLink's come with its applications. */
  protected boolean hasTokenServer() {
    return true;
  }

  /** Fills the server. */
  protected abstract void listThirtyFive();

  @BeforeEach
  void fillServer() {
    listThirtyFive();
  }

  @Test
  void withoutTrouble_everybodyIsRead() {
    Reading reading = Reading.of(source());
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(reading.ids()).hasSize(35).doesNotHaveDuplicates();
    assertThat(reading.said().remarks()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "500, UNREACHABLE",
    "502, UNREACHABLE",
    "503, BUSY",
    "429, BUSY",
    "403, NOT_AUTHORIZED",
    "400, MALFORMED",
    "410, MALFORMED",
    "204, MALFORMED",
    "501, UNREACHABLE"
  })
  void statusInTheMiddle_endsTheReading(int status, Reason reason) {
    server.fails(LocalFaults.status(2, 99, status));
    RosterUnavailableException failure = failure();
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure).hasMessageEndingWith(": status " + status);
  }

  @Test
  protected void pageThatIsNotFound_endsTheReading() {
    server.fails(LocalFaults.status(2, 99, 404));
    assertThat(failure()).hasMessageEndingWith(": status 404");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 429})
  void troubleThatPasses_isPassedOver(int status) {
    server.fails(LocalFaults.status(2, 3, status));
    Reading reading = Reading.of(source());
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(reading.ids()).hasSize(35);
    assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(4));
  }

  @Test
  void busyServer_isGivenTheTimeThatItAsksFor() {
    server.fails(LocalFaults.busy(2, 2, "17"));
    assertThat(Reading.of(source()).ids()).hasSize(35);
    assertThat(pauses).containsExactly(Duration.ofSeconds(17));
  }

  @Test
  void serverThatAsksForAnHour_isAskedByTheNextRun() {
    server.fails(LocalFaults.busy(2, 99, "3600"));
    RosterUnavailableException failure = failure();
    assertThat(failure.reason()).isEqualTo(Reason.BUSY);
    assertThat(failure.retryAfter()).isEqualTo(Optional.of(Duration.ofHours(1)));
    assertThat(pauses).isEmpty();
  }

  @Test
  void tokenThatEndsInTheMiddle_isRenewedOnce() {
    server.fails(LocalFaults.forgottenTokens(server, 2));
    assertThat(Reading.of(source()).ids()).hasSize(35);
  }

  @Test
  void noTokenThatIsTaken_isNotAuthorized() {
    server.fails(LocalFaults.status(2, 99, 401));
    assertThat(failure().reason()).isEqualTo(Reason.NOT_AUTHORIZED);
  }

  @Test
  void bodyThatIsCutOff_isUnreachable_orReadAgain() {
    server.fails(LocalFaults.cut(2, 99));
    assertThat(failure().reason()).isEqualTo(Reason.UNREACHABLE);
    server.fails(LocalFaults.cut(2, 2));
    assertThat(Reading.of(source()).ids()).hasSize(35);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{\"error\":{\"code\":500}}",
        "{\"error\":\"secret-word\"}",
        "{\"%1$s\":{}}",
        "{\"%1$s\":[1]}",
        "{\"%1$s\":[{}]",
        "{\"%1$s\":[]}x",
        "{\"%1$s\":[],\"%1$s\":[]}",
        "{'%1$s':[]}",
        "secret-word"
      })
  void otherJson_isMalformed(String body) {
    server.fails(LocalFaults.body(2, "application/json", body.formatted(member())));
    assertThat(failure().reason()).isEqualTo(Reason.MALFORMED);
  }

  /** The member of an answer that holds the page. */
  protected abstract String member();

  @Test
  void html_isMalformed() {
    server.fails(LocalFaults.body(1, "text/html; charset=utf-8", "<html>signed out</html>"));
    assertThat(failure()).hasMessageEndingWith(": expected JSON, got text/html");
  }

  @Test
  void invalidUtf8_isMalformed() {
    byte[] bytes = {'{', '"', 'u', (byte) 0xc0, '"', ':', '1', '}'};
    server.fails(LocalFaults.bytes(2, "application/json", bytes));
    assertThat(failure()).hasMessageEndingWith(": this is not valid UTF-8");
  }

  @Test
  void bodyThatNeverEnds_isTooLarge() {
    server.fails(LocalFaults.endless(2));
    assertThat(failure().reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void objectsWithinObjectsWithoutEnd_areTooLarge() {
    String body = "{\"" + member() + "\":" + "[".repeat(5_000);
    server.fails(LocalFaults.body(2, "application/json", body));
    assertThat(failure().reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void redirect_isNeverFollowed() {
    AtomicInteger asked = new AtomicInteger();
    try (LocalServer elsewhere = server(clock())) {
      elsewhere.fails((exchange, page) -> asked.incrementAndGet() < 0);
      server.fails(LocalFaults.redirect(2, elsewhere.root()));
      assertThat(failure().reason()).isEqualTo(Reason.REDIRECTED);
    }
    assertThat(asked).hasValue(0);
  }

  @Test
  void serverThatSaysNothingOrByteByByte_isGivenUpInTime() {
    for (LocalServer.Fault slow : new LocalServer.Fault[] {silent(), LocalFaults.byteByByte(2)}) {
      server.fails(slow);
      assertThat(failure(source(Duration.ofMillis(100))).reason()).isEqualTo(Reason.UNREACHABLE);
    }
  }

  @Test
  void tokenServerThatSaysNothingOrByteByByte_isGivenUpInTime() {
    assumeTrue(hasTokenServer(), "its tokens come by another way");
    for (LocalServer.Fault slow :
        new LocalServer.Fault[] {LocalFaults.silent(1), LocalFaults.byteByByte(1)}) {
      server.failsTokens(slow);
      assertThat(failure(source(Duration.ofMillis(50))).reason()).isEqualTo(Reason.UNREACHABLE);
    }
  }

  private static LocalServer.Fault silent() {
    return LocalFaults.silent(2);
  }

  @Test
  void noServerAtAll_isUnreachable() {
    RosterSource source = source();
    server.close();
    assertThat(failure(source).reason()).isEqualTo(Reason.UNREACHABLE);
  }

  @Test
  void readingThatTakesTooLong_isGivenUp() {
    server.fails(
        (exchange, page) -> {
          now = now.plus(Duration.ofHours(1));
          return false;
        });
    RosterUnavailableException failure = failure();
    assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(failure).hasMessageEndingWith(": reading takes longer than PT2H");
  }
}
