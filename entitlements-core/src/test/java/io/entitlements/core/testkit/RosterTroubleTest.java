package io.entitlements.core.testkit;

import static io.entitlements.core.testkit.RosterWorld.teachers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.catalog.ProductId;
import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.error.RosterUnavailableException;
import io.entitlements.error.StorageException;
import io.entitlements.key.SubscriptionChange;
import io.entitlements.roster.RosterSettings;
import io.entitlements.roster.Rosters.Refusal;
import io.entitlements.roster.RunState;
import io.entitlements.roster.SyncPlan;
import io.entitlements.roster.SyncReport;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.spi.Storage;
import io.entitlements.type.AccountId;
import io.entitlements.type.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Readings that fail or are refused, crashes, and what waits for a person meanwhile. Not published
 * with the kit: it is the engine's matter.
 */
class RosterTroubleTest extends WorldContract {

  private final Directory directory = new Directory();

  // The first call of each test makes it.
  @SuppressWarnings("NullAway.Init")
  private ForgetfulStorage storage;

  @Override
  protected Storage createStorage() {
    storage = new ForgetfulStorage(MemoryStorage.create());
    return storage;
  }

  private RosterWorld list(int seats) {
    world().lists(connection -> Optional.of(directory));
    return RosterWorld.in(world(), seats);
  }

  private static Optional<RuntimeException> unreachable() {
    return Optional.of(
        new RosterUnavailableException(
            RosterUnavailableException.Reason.UNREACHABLE, "GET /users", Optional.empty()));
  }

  private void pass(Duration time) {
    world().pass(time);
    world().doJobs();
  }

  private List<String> subjects() {
    return world().mailbox().stream()
        .map(mail -> mail.subject())
        .filter(subject -> subject.contains("list"))
        .toList();
  }

  @Test
  void a_reading_that_a_hint_has_asked_for_is_tried_again() {
    RosterWorld list = list(9);
    directory.people = teachers(0, 2);
    pass(Duration.ofDays(1));
    directory.people = teachers(0, 3);
    directory.broken = unreachable();
    list.rosters().hint(list.connection());
    pass(Duration.ofMinutes(2));
    pass(Duration.ofMinutes(14));
    assertThat(directory.readings).isEqualTo(2);
    pass(Duration.ofMinutes(1));
    assertThat(directory.readings).isEqualTo(3);
    directory.broken = Optional.empty();
    pass(Duration.ofMinutes(30));
    assertThat(list.assigned()).isEqualTo(3);
    pass(Duration.ofHours(23).minusMinutes(47));
    assertThat(directory.readings).isEqualTo(4);
    pass(Duration.ofHours(1));
    assertThat(directory.readings).isEqualTo(5);
  }

  @Test
  void what_was_read_since_is_not_tried_again() {
    RosterWorld list = list(9);
    directory.people = teachers(0, 2);
    directory.broken = unreachable();
    list.rosters().syncSoon(list.by(), list.connection()).orElseThrow();
    world().doJobs();
    directory.broken = Optional.empty();
    list.rosters().syncSoon(list.by(), list.connection()).orElseThrow();
    world().doJobs();
    pass(Duration.ofMinutes(15));
    assertThat(directory.readings).isEqualTo(2);
  }

  @Test
  void a_list_that_is_not_read_since_it_may_not_be_has_not_recovered() {
    RosterWorld list = list(9);
    directory.broken = unreachable();
    pass(Duration.ofDays(1));
    list.district()
        .change(new SubscriptionChange.Upgrade(new ProductId("meeting")), "upgrade")
        .orElseThrow();
    directory.broken = Optional.empty();
    pass(Duration.ofDays(1));
    assertThat(directory.readings).isEqualTo(1);
    assertThat(subjects()).containsExactly("A list could not be read: list");
  }

  @Test
  void a_list_that_others_keep_from_being_read_for_an_hour_is_told_of() {
    RosterWorld list = list(9);
    RosterWorld ending = RosterWorld.in(list.district(), "ending", RosterSettings.DEFAULT);
    ending.full(teachers(0, 1));
    storage.write(store -> store.rosters().end(ending.connection()));
    list.rosters().syncSoon(list.by(), list.connection()).orElseThrow();
    world().doJobs();
    for (int i = 0; i < 60; i++) {
      pass(Duration.ofMinutes(1));
    }
    assertThat(directory.readings).isZero();
    assertThat(subjects()).containsExactly("A list could not be read: list");
  }

  @Test
  void a_job_brings_what_a_crash_has_left_to_its_end_though_nothing_reads_the_list() {
    RosterWorld list = RosterWorld.in(world(), 2_000);
    SyncPlan plan = list.plan(Listing.full(teachers(0, 1_500)));
    world().engine();
    storage.loseAnswersAfter(1, 3);
    assertThatThrownBy(() -> list.apply(plan)).isInstanceOf(StorageException.class);
    assertThat(list.assigned()).isEqualTo(1_000);
    pass(Duration.ofMinutes(2));
    assertThat(list.assigned()).isEqualTo(1_500);
    assertThat(list.runs().get(0).state()).isEqualTo(RunState.APPLIED);
    assertThat(world().engine().jobs().waitingSince()).isEmpty();
  }

  @Test
  void a_plan_that_somebody_looks_at_is_not_taken_away_by_the_calendar() {
    RosterWorld list = list(9);
    directory.people = teachers(0, 2);
    SyncPlan plan = list.plan(directory);
    list.rosters().hint(list.connection());
    pass(Duration.ofMinutes(2));
    assertThat(directory.readings).isEqualTo(1);
    assertThat(list.apply(plan).count(Result.SEAT_GIVEN)).isEqualTo(2);
    pass(Duration.ofMinutes(1));
    assertThat(directory.readings).isEqualTo(2);
  }

  @Test
  void who_asks_again_reads_in_the_place_of_a_reading_that_a_crash_has_left() {
    RosterWorld list = list(9);
    directory.people = teachers(0, 2);
    List<Outcome<SyncPlan, Refusal>> again = new ArrayList<>();
    directory.meanwhile =
        () -> {
          directory.meanwhile = () -> {};
          again.add(list.rosters().plan(list.by(), list.connection(), directory));
        };
    assertThat(list.rosters().plan(list.by(), list.connection(), directory))
        .isEqualTo(Outcome.refused(Refusal.STALE_PLAN));
    assertThat(list.apply(again.get(0).orElseThrow()).count(Result.SEAT_GIVEN)).isEqualTo(2);
  }

  @Test
  void nobody_else_takes_the_place_of_who_reads() {
    RosterWorld list = list(9);
    directory.people = teachers(0, 2);
    AccountId other = world().activeAccount("other@school.example");
    list.district().administered(other);
    List<Outcome<SyncPlan, Refusal>> others = new ArrayList<>();
    directory.meanwhile =
        () -> others.add(list.rosters().plan(other, list.connection(), directory));
    assertThat(list.apply(list.plan(directory)).count(Result.SEAT_GIVEN)).isEqualTo(2);
    assertThat(others).containsExactly(Outcome.refused(Refusal.RUN_UNDER_WAY));
  }

  @Test
  void a_plan_that_nobody_looks_at_any_more_is() {
    RosterWorld list = list(9);
    SyncPlan plan = list.plan(directory);
    directory.people = teachers(0, 2);
    list.rosters().hint(list.connection());
    pass(Duration.ofMinutes(30).minusMillis(1));
    assertThat(list.assigned()).isZero();
    pass(Duration.ofMinutes(1));
    assertThat(list.assigned()).isEqualTo(2);
    assertThat(list.rosters().apply(list.by(), plan))
        .isEqualTo(Outcome.refused(Refusal.STALE_PLAN));
  }

  private SyncReport held(RosterWorld list) {
    directory.people = teachers(0, 50);
    pass(Duration.ofDays(1));
    directory.people = teachers(30, 50);
    pass(Duration.ofDays(1));
    SyncReport held = list.runs().get(0);
    assertThat(held.state()).isEqualTo(RunState.HELD);
    return held;
  }

  @Test
  void what_is_held_can_be_approved_though_the_next_reading_fails() {
    RosterWorld list = list(60);
    SyncReport held = held(list);
    directory.broken = unreachable();
    pass(Duration.ofDays(1));
    assertThat(list.runs().get(0).state()).isEqualTo(RunState.FAILED);
    assertThat(list.rosters().approve(list.by(), list.connection(), held.run()).orElseThrow())
        .matches(report -> report.state() == RunState.APPLIED);
    assertThat(list.pending()).hasSize(30);
  }

  @Test
  void what_is_held_can_be_approved_while_the_list_is_read_which_is_then_read_anew() {
    RosterWorld list = list(60);
    SyncReport held = held(list);
    directory.people = teachers(31, 50);
    directory.meanwhile =
        () -> list.rosters().approve(list.by(), list.connection(), held.run()).orElseThrow();
    pass(Duration.ofDays(1));
    assertThat(list.runs().get(0).state()).isEqualTo(RunState.REPLACED);
    assertThat(list.pending()).hasSize(30);
    directory.meanwhile = () -> {};
    pass(Duration.ofMinutes(1));
    assertThat(list.pending()).hasSize(31);
  }

  @Test
  void what_is_held_ends_with_the_next_plan() {
    RosterWorld list = list(60);
    SyncReport held = held(list);
    list.plan(directory);
    assertThat(list.rosters().approve(list.by(), list.connection(), held.run()))
        .isEqualTo(Outcome.refused(Refusal.NOT_HELD));
    assertThat(state(list, held)).isEqualTo(RunState.APPLIED);
  }

  @Test
  void what_is_held_ends_by_stopping_it_by_an_undo_and_with_its_connection() {
    RosterWorld list = list(60);
    SyncReport held = held(list);
    directory.broken = unreachable();
    pass(Duration.ofDays(1));
    assertThat(list.stop(held.run()).state()).isEqualTo(RunState.STOPPED);
    assertThat(list.runs().get(0).state()).isEqualTo(RunState.FAILED);

    directory.broken = Optional.empty();
    SyncReport again = list.apply(list.plan(directory));
    assertThat(again.state()).isEqualTo(RunState.HELD);
    list.undo(list.runs().get(list.runs().size() - 1).run());
    assertThat(state(list, again)).isEqualTo(RunState.APPLIED);
    assertThat(list.assigned()).isZero();

    directory.people = teachers(0, 50);
    list.apply(list.plan(directory));
    directory.people = teachers(30, 50);
    SyncReport last = list.apply(list.plan(directory));
    assertThat(last.state()).isEqualTo(RunState.HELD);
    list.disconnect();
    assertThat(state(list, last)).isEqualTo(RunState.STOPPED);
  }

  private static RunState state(RosterWorld list, SyncReport run) {
    return list.runs().stream()
        .filter(report -> report.run().equals(run.run()))
        .findFirst()
        .orElseThrow()
        .state();
  }
}
