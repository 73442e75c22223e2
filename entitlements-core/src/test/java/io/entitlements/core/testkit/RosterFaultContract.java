package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.roster.ConnectionSecret;
import io.entitlements.core.roster.oneroster.OneRosterLogin;
import io.entitlements.core.roster.oneroster.OneRosterRest;
import io.entitlements.core.roster.oneroster.OneRosterSettings;
import io.entitlements.core.roster.oneroster.OneRosterVersion;
import io.entitlements.core.testkit.LocalServer.Fault;
import io.entitlements.error.RosterUnavailableException;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RosterSource;
import io.entitlements.roster.SyncPlan;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.roster.Withheld;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever a server of lists does wrong, nobody loses a seat by it. */
public abstract class RosterFaultContract extends WorldContract {

  private static final int TEACHERS = 25;
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  private LocalOneRoster server;
  private District district;
  private RosterConnection connection;

  /** For subclasses. */
  protected RosterFaultContract() {}

  @BeforeEach
  void give_everybody_a_seat() {
    server = new LocalOneRoster(world());
    for (int i = 0; i < TEACHERS; i++) {
      server.list(LocalUser.teacher(id(i), LONG_AGO));
    }
    district = world().district("suite", 2 * TEACHERS);
    connection =
        world()
            .engine()
            .rosters()
            .connect(
                district.administrator(),
                district.organization(),
                district.overview().subscription().id(),
                "list")
            .orElseThrow();
    apply(plan());
    assertThat(district.overview().assigned()).isEqualTo(TEACHERS);
    // Whatever is believed of the server from now on would take these seats away.
    for (int i = 0; i < 4; i++) {
      server.remove(id(i));
    }
  }

  @AfterEach
  void stop_the_server() {
    server.close();
  }

  @Test
  void a_list_that_cannot_be_read_changes_nothing() {
    for (Fault fault : faults()) {
      server.fails(fault);
      Optional<RosterUnavailableException> failure = Optional.empty();
      try {
        plan();
      } catch (RosterUnavailableException unavailable) {
        failure = Optional.of(unavailable);
      }
      assertThat(failure).isPresent();
      assertThat(failure.orElseThrow().getMessage())
          .doesNotContain(LocalOneRoster.SECRET, "school.example");
      everybody_has_a_seat();
    }
    the_list_counts_once_it_can_be_read();
  }

  private static List<Fault> faults() {
    return List.of(
        LocalFaults.status(2, 99, 401),
        LocalFaults.status(2, 99, 403),
        LocalFaults.busy(2, 99, "3600"),
        LocalFaults.body(2, "application/json", "{\"imsx_codeMajor\":\"failure\"}"),
        LocalFaults.body(2, "text/html", "<html>Sign in</html>"),
        LocalFaults.bytes(2, "application/json", new byte[] {'{', (byte) 0xff, '}'}),
        LocalFaults.redirect(2, URI.create("https://elsewhere.example/users")),
        LocalFaults.endless(2));
  }

  @Test
  void a_list_that_is_not_whole_takes_nothing_back() {
    for (UnaryOperator<LocalPage> twist : twists()) {
      server.twists(twist);
      SyncPlan plan = plan();
      assertThat(plan.withheld()).isEqualTo(Withheld.LIST_INCOMPLETE);
      assertThat(plan.remarks()).isNotEmpty();
      apply(plan);
      everybody_has_a_seat();
    }
    the_list_counts_once_it_can_be_read();
  }

  private static List<UnaryOperator<LocalPage>> twists() {
    List<String> first = new ArrayList<>();
    return List.of(
        page -> page.number() == 2 ? page.with(page.rows().subList(0, 3)) : page,
        page -> page.number() == 2 ? page.of(99) : page,
        page -> page.number() >= 2 ? page.with(List.of()) : page,
        page -> page.with(List.of()).of(0),
        page -> {
          List<String> rows = new ArrayList<>(page.rows());
          if (page.number() == 1) {
            first.addAll(rows);
          } else if (page.number() == 2) {
            rows.set(0, first.get(0));
          }
          return page.with(rows);
        });
  }

  @Test
  void an_entry_that_cannot_be_used_keeps_its_seat() {
    server.list(LocalUser.teacher(id(10), LONG_AGO).at("no address", LONG_AGO));
    server.list(LocalUser.teacher(id(11), LONG_AGO).at("", LONG_AGO));
    server.list(LocalUser.teacher(id(12), LONG_AGO).named("x".repeat(10 * 1024 * 1024)));
    server.list(LocalUser.teacher(id(13), LONG_AGO).in("janitor"));
    SyncPlan plan = plan();
    assertThat(plan.count(Result.UNUSABLE)).isEqualTo(4);
    assertThat(plan.count(Result.RELEASE_PLANNED)).isEqualTo(4);
    apply(plan);
    everybody_has_a_seat();
  }

  private void the_list_counts_once_it_can_be_read() {
    server.fails((exchange, page) -> false);
    server.twists(page -> page);
    SyncPlan plan = plan();
    assertThat(plan.withheld()).isEqualTo(Withheld.NOTHING);
    assertThat(plan.count(Result.RELEASE_PLANNED)).isEqualTo(4);
  }

  /** Also those who are listed no more: their seats end after a grace. */
  private void everybody_has_a_seat() {
    assertThat(district.overview().assigned()).isEqualTo(TEACHERS);
  }

  private SyncPlan plan() {
    return world()
        .engine()
        .rosters()
        .plan(district.administrator(), connection, source())
        .orElseThrow();
  }

  private void apply(SyncPlan plan) {
    world().engine().rosters().apply(district.administrator(), plan).orElseThrow();
  }

  private static String id(int i) {
    return "t%02d".formatted(i);
  }

  /** Reads everything each time, ten at once. */
  private RosterSource source() {
    OneRosterLogin login =
        OneRosterLogin.OAuth2.of(
            server.tokens(),
            LocalOneRoster.CLIENT,
            ConnectionSecret.of(LocalOneRoster.SECRET),
            OneRosterVersion.V1_2);
    OneRosterSettings usual =
        OneRosterSettings.of(server.service(true), OneRosterVersion.V1_2, login, ZoneOffset.UTC);
    RosterSource source =
        OneRosterRest.of(
            HttpClient.newHttpClient(),
            new OneRosterSettings(
                usual.service(),
                usual.version(),
                usual.login(),
                usual.people(),
                usual.filter(),
                usual.zone(),
                LocalTime.MIDNIGHT,
                10,
                Duration.ofSeconds(1)),
            world(),
            new Random());
    return new EachTimeWhole(source);
  }
}
