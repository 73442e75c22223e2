package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.entitlements.core.testkit.LocalServer.Fault;
import io.entitlements.roster.RosterSettings;
import io.entitlements.roster.RosterSource;
import io.entitlements.roster.RunState;
import io.entitlements.roster.SyncReport;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.roster.Withheld;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever a server of lists does wrong in a run by the calendar, nobody loses a seat by it, and
 * the run says what it was: a list of 25 teachers, ten on a page.
 */
public abstract class RosterServerContract<S extends LocalServer> extends WorldContract {

  private static final int TEACHERS = 25;
  private static final int REMOVED = 4;
  private static final String JSON = "application/json";

  // JUnit sets these before each test.
  @SuppressWarnings("NullAway.Init")
  private S server;

  @SuppressWarnings("NullAway.Init")
  private RosterWorld list;

  /** For subclasses. */
  protected RosterServerContract() {}

  /** Starts a server that has this time, and gives ten at once. */
  protected abstract S server(Clock clock);

  /** What reads it, with this time for a request; it waits for nothing before it asks again. */
  protected abstract RosterSource source(S server, Clock clock, Duration timeout);

  /** Whether tokens come from a server of tokens; ClassLink's come with its applications. */
  protected boolean hasTokenServer() {
    return true;
  }

  /** Lists a teacher. */
  protected abstract void list(S server, String id);

  /** Lists a teacher no more. */
  protected abstract void remove(S server, String id);

  @BeforeEach
  void give_everybody_a_seat() {
    server = server(world());
    for (int i = 0; i < TEACHERS; i++) {
      list(server, id(i));
    }
    list =
        RosterWorld.in(
            world().district("suite", 2 * TEACHERS), "list", RosterSettings.DEFAULT.graceDays(300));
    reads(Duration.ofSeconds(10));
    assertThat(runSoon().state()).isEqualTo(RunState.APPLIED);
    everybody_has_a_seat();
    // Whatever is believed of the server from now on would take these seats away.
    for (int i = 0; i < REMOVED; i++) {
      remove(server, id(i));
    }
  }

  private void reads(Duration timeout) {
    reads(source(server, world(), timeout));
  }

  /** What reads the list from now on. */
  protected final void reads(RosterSource source) {
    world().lists(connection -> Optional.of(source));
  }

  @AfterEach
  void stop_the_server() {
    server.close();
  }

  /** Somebody of the list. */
  protected static String id(int i) {
    return "u%03d".formatted(i);
  }

  /** The server that is read. */
  protected final S server() {
    return server;
  }

  /** Some minutes later, as somebody asks: a source of changes reads what changed. */
  protected final SyncReport runSoon() {
    world().pass(Duration.ofMinutes(6));
    list.rosters().syncSoon(list.by(), list.connection()).orElseThrow();
    return run();
  }

  /** A day later, by the calendar: every source reads everybody. */
  protected final SyncReport runNextDay() {
    world().pass(Duration.ofDays(1));
    return run();
  }

  /** Within two minutes of a word that something has changed. */
  protected final SyncReport runHinted() {
    list.rosters().hint(list.connection());
    world().pass(Duration.ofMinutes(2));
    return run();
  }

  private SyncReport run() {
    world().doJobs();
    return list.rosters().runs(list.by(), list.connection(), 1).orElseThrow().get(0);
  }

  private void everybody_has_a_seat() {
    assertThat(list.assigned()).isEqualTo(TEACHERS);
  }

  /** The list could not be read, and the run says why. */
  protected final void says(SyncReport report, String why) {
    assertThat(report.state()).as(why).isEqualTo(RunState.FAILED);
    assertThat(report.remarks()).singleElement().asString().startsWith("failed: ").contains(why);
    tells_no_secret(report);
    everybody_has_a_seat();
    assertThat(list.pending()).isEmpty();
  }

  /** The list was read, with something to say of it. */
  protected final void isRead(SyncReport report, String... remarks) {
    assertThat(report.state()).isEqualTo(RunState.APPLIED);
    assertThat(report.withheld()).isEqualTo(Withheld.NOTHING);
    for (String remark : remarks) {
      assertThat(report.remarks()).contains(remark);
    }
    assertThat(report.count(Result.RELEASE_PLANNED)).isEqualTo(REMOVED);
    tells_no_secret(report);
    everybody_has_a_seat();
  }

  private void tells_no_secret(SyncReport report) {
    assertThat(report.remarks().toString())
        .doesNotContain("very-secret", "@", "%40", "token-", "eyJ", "client_secret");
    assertThat(world().mailbox())
        .filteredOn(mail -> mail.subject().contains("list"))
        .allSatisfy(
            mail -> assertThat(mail.text() + mail.html()).doesNotContain("very-secret", "token-"));
  }

  /** A fault, and what the run says of it. */
  private record Trouble(Fault fault, String said) {}

  /** All from a page on. */
  private static List<Trouble> troubles(int from) {
    return List.of(
        new Trouble(LocalFaults.status(from, 99, 401), ": status 401"),
        new Trouble(LocalFaults.status(from, 99, 403), ": status 403"),
        new Trouble(LocalFaults.busy(from, 99, "3600"), ": status 429"),
        new Trouble(LocalFaults.status(from, 99, 500), ": status 500"),
        new Trouble(LocalFaults.cut(from, 99), "Exception"),
        new Trouble(LocalFaults.endless(from), ": the answer is longer than"),
        new Trouble(LocalFaults.body(from, "text/html", "<html>"), ": expected JSON, got"),
        new Trouble(LocalFaults.body(from, JSON, "{\"error\":{\"code\":500}}"), ": expected "),
        new Trouble(
            LocalFaults.bytes(from, JSON, new byte[] {'{', (byte) 0xff, '}'}),
            ": this is not valid UTF-8"),
        new Trouble(
            LocalFaults.redirect(from, URI.create("https://elsewhere.example/users")),
            " sends elsewhere, which is not followed"));
  }

  @Test
  void a_list_that_cannot_be_read_changes_nothing_and_the_run_says_why() {
    for (Trouble trouble : troubles(2)) {
      server.fails(trouble.fault());
      says(runNextDay(), trouble.said());
    }
    server.fails((exchange, page) -> false);
    isRead(runSoon());
  }

  @Test
  void changes_that_cannot_be_read_change_nothing_and_the_run_says_why() {
    for (Trouble trouble : troubles(1)) {
      server.fails(trouble.fault());
      says(runSoon(), trouble.said());
    }
    server.fails((exchange, page) -> false);
    isRead(runSoon());
  }

  /** What may go wrong where tokens are given. */
  private static List<Trouble> tokenTroubles(URI elsewhere) {
    String elsewhereIsNotAsked = " sends elsewhere, which is not followed";
    List<Trouble> troubles = new ArrayList<>();
    for (int status : new int[] {302, 307, 308}) {
      troubles.add(
          new Trouble(LocalFaults.redirect(1, status, elsewhere), status + elsewhereIsNotAsked));
    }
    for (int status : new int[] {401, 404, 500}) {
      troubles.add(new Trouble(LocalFaults.status(1, 99, status), ": status " + status));
    }
    troubles.add(new Trouble(LocalFaults.busy(1, 99, "3600"), ": status 429"));
    troubles.add(new Trouble(LocalFaults.cut(1, 99), "Exception"));
    troubles.add(
        new Trouble(LocalFaults.body(1, "text/html", "<html>"), ": expected JSON, got text/html"));
    byte[] noUtf8 = {'{', (byte) 0xff, '}'};
    troubles.add(new Trouble(LocalFaults.bytes(1, JSON, noUtf8), ": this is not valid UTF-8"));
    for (String body :
        List.of(
            "{}", "{\"error\":\"invalid_grant\"}", "{\"access_token\":\"very-secret\\nX: 1\"}")) {
      troubles.add(new Trouble(LocalFaults.body(1, JSON, body), ": expected an access_token"));
    }
    troubles.add(
        new Trouble(
            LocalFaults.body(1, JSON, "{\"access_token\":\"very-secret\""),
            ": this is not JSON that can be read"));
    troubles.add(
        new Trouble(
            LocalFaults.body(1, JSON, "{\"access_token\":\"very-secret\",\"token_type\":\"mac\"}"),
            ": expected a bearer token"));
    return troubles;
  }

  @Test
  void a_token_that_is_not_given_changes_nothing_and_the_run_says_why() {
    assumeTrue(hasTokenServer(), "its tokens come by another way");
    try (S elsewhere = server(world())) {
      for (Trouble trouble : tokenTroubles(elsewhere.root())) {
        server.failsTokens(trouble.fault());
        says(runSoon(), trouble.said());
      }
      assertThat(elsewhere.requests()).isEmpty();
    }
    server.failsTokens(LocalFaults.status(1, 1, 500));
    isRead(runSoon());
  }

  @Test
  void a_list_that_comes_byte_by_byte_is_given_up_and_changes_nothing() {
    reads(Duration.ofMillis(150));
    server.fails(LocalFaults.byteByByte(2));
    says(runNextDay(), ": no whole answer in PT0.15S");
  }

  @Test
  void a_token_that_ends_in_the_middle_is_asked_for_anew() {
    server.fails(LocalFaults.forgottenTokens(server, 2));
    isRead(runNextDay());
  }

  @Test
  void a_list_that_is_empty_at_once_takes_nobodys_seat() {
    for (int i = REMOVED; i < TEACHERS; i++) {
      remove(server, id(i));
    }
    SyncReport report = runNextDay();
    assertThat(report.withheld()).isNotEqualTo(Withheld.NOTHING);
    assertThat(list.pending()).isEmpty();
    everybody_has_a_seat();
  }
}
