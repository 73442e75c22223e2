package io.entitlements.core.testkit;

import static io.entitlements.core.testkit.RosterWorld.teachers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.error.InputProblem;
import io.entitlements.error.InvalidInputException;
import io.entitlements.error.RosterUnavailableException;
import io.entitlements.error.RosterUnavailableException.Reason;
import io.entitlements.roster.Rosters.Refusal;
import io.entitlements.roster.RunState;
import io.entitlements.roster.SyncReport;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.roster.Withheld;
import io.entitlements.type.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What runs say of themselves, why they failed, and how long. */
public abstract class RosterReportContract extends WorldContract {

  private final Directory directory = new Directory();

  /** For subclasses. */
  protected RosterReportContract() {}

  @Test
  void a_run_that_failed_says_why_whoever_asked_for_it() {
    RosterWorld list = RosterWorld.in(world(), 9);
    list.full(teachers(0, 2));
    directory.people = teachers(0, 1);
    failures()
        .forEach(
            (failure, why) -> {
              directory.broken = Optional.of(failure);
              world().pass(Duration.ofMillis(1));
              assertThatThrownBy(() -> list.plan(directory)).isSameAs(failure);
              assertFailed(list.runs().get(0), why);
              world().lists(connection -> Optional.of(directory));
              world().pass(Duration.ofMillis(1));
              list.rosters().syncSoon(list.by(), list.connection()).orElseThrow();
              world().doJobs();
              assertFailed(list.runs().get(0), why);
              world().lists(connection -> Optional.empty());
            });
    assertThat(list.runs()).hasSize(1 + 2 * failures().size());
    assertThat(list.assigned()).isEqualTo(2);
    assertThat(list.pending()).isEmpty();
  }

  /** Only our own exceptions promise to say nothing that others should not see. */
  private static Map<RuntimeException, String> failures() {
    return Map.of(
        new RosterUnavailableException(
            Reason.BUSY, "GET /users: 429", Optional.of(Duration.ofMinutes(1))),
        "failed: BUSY: GET /users: 429",
        new RosterUnavailableException(
            Reason.NOT_AUTHORIZED, "POST /token: 401\nsecond line", Optional.empty()),
        "failed: NOT_AUTHORIZED: POST /token: 401",
        new InvalidInputException(new InputProblem("users.csv", 7, "email", "is no address")),
        "failed: users.csv, line 7, email: is no address",
        new IllegalStateException("ada@school.example"),
        "failed: IllegalStateException",
        new RosterUnavailableException(Reason.MALFORMED, "x".repeat(999), Optional.empty()),
        "failed: MALFORMED: " + "x".repeat(189));
  }

  private static void assertFailed(SyncReport run, String why) {
    assertThat(run.state()).isEqualTo(RunState.FAILED);
    assertThat(run.remarks()).containsExactly(why);
    assertThat(run.endedAt()).isPresent();
    assertThat(run.verdict()).isEmpty();
    assertThat(run.counts()).isEmpty();
    assertThat(run.withheld()).isEqualTo(Withheld.NOTHING);
  }

  @Test
  void what_came_of_people_is_known_for_90_days_and_runs_for_400_but_the_newest() {
    RosterWorld list = RosterWorld.in(world(), 9);
    SyncReport first = list.full(teachers(0, 2));
    world().pass(Duration.ofMillis(1));
    SyncReport second = list.full(teachers(0, 3));
    world().pass(Duration.ofDays(90).minusMillis(2));
    assertThat(list.undo(first.run()).state()).isEqualTo(RunState.UNDONE);
    world().pass(Duration.ofMillis(2));
    forget();
    assertThat(list.rosters().undo(list.by(), list.connection(), second.run()))
        .isEqualTo(Outcome.refused(Refusal.NOT_UNDOABLE));
    assertThat(list.rows(second.run())).hasSize(1);
    world().pass(Duration.ofDays(92));
    forget();
    assertThat(list.rows(first.run())).isEmpty();
    assertThat(list.rows(second.run())).isEmpty();
    assertThat(list.runs()).hasSize(2);
    assertThat(list.runs().get(0).count(Result.SEAT_GIVEN)).isEqualTo(1);
    world().pass(Duration.ofDays(400));
    forget();
    assertThat(list.runs()).extracting(SyncReport::run).containsExactly(second.run());
  }

  @Test
  void a_connection_that_has_ended_is_forgotten_with_its_runs() {
    RosterWorld list = RosterWorld.in(world(), 9);
    list.full(teachers(0, 2));
    list.disconnect();
    world().pass(Duration.ofDays(400));
    forget();
    assertThat(list.runs()).hasSize(1);
    world().pass(Duration.ofMillis(1));
    forget();
    assertThat(list.rosters().runs(list.by(), list.connection(), 9))
        .isEqualTo(Outcome.refused(Refusal.UNKNOWN_CONNECTION));
  }

  @Test
  void a_run_that_is_held_is_kept_with_all_that_is_known_of_it() {
    RosterWorld list = RosterWorld.in(world(), 60);
    list.full(teachers(0, 50));
    SyncReport held = list.full(teachers(30, 51));
    world().pass(Duration.ofDays(401));
    forget();
    assertThat(list.rows(held.run())).hasSize(31);
    assertThat(
            list.rosters().approve(list.by(), list.connection(), held.run()).orElseThrow().state())
        .isEqualTo(RunState.APPLIED);
  }

  /** Enough turns for each kind of job, and for runs, to have several. */
  private void forget() {
    for (int i = 0; i < 1_200; i++) {
      world().engine().jobs().runQuick(1);
    }
  }
}
