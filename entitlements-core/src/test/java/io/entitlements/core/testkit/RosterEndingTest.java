package io.entitlements.core.testkit;

import static io.entitlements.core.testkit.RosterWorld.email;
import static io.entitlements.core.testkit.RosterWorld.teachers;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.roster.RosterSettings;
import io.entitlements.roster.Rosters;
import io.entitlements.roster.Rosters.Refusal;
import io.entitlements.roster.RunState;
import io.entitlements.roster.SyncPlan;
import io.entitlements.roster.SyncReport;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.seat.SeatSource;
import io.entitlements.spi.RosterRun;
import io.entitlements.spi.Storage;
import io.entitlements.type.Outcome;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What is done with lists while a connection ends. Not published with the kit: it is the engine's
 * matter.
 */
class RosterEndingTest extends WorldContract {

  // The first call of each test makes it.
  @SuppressWarnings("NullAway.Init")
  private AskedStorage storage;

  @Override
  protected Storage createStorage() {
    storage = new AskedStorage(MemoryStorage.create());
    return storage;
  }

  @Test
  void an_undo_that_begins_just_before_the_end_is_done_first() {
    RosterWorld list = RosterWorld.in(world(), 9);
    SyncReport run = list.full(teachers(0, 5));
    Rosters rosters = list.rosters();
    storage.whileAnswering(() -> beginUndo(list, run));
    rosters.disconnect(list.by(), list.connection()).orElseThrow();
    assertThat(list.runs().get(0).state()).isEqualTo(RunState.UNDONE);
    assertThat(list.assigned()).isZero();
  }

  /** As another node does. */
  private void beginUndo(RosterWorld list, SyncReport report) {
    storage.write(
        store -> {
          RosterRun run =
              store.rosterRuns().find(list.connection().organization(), report.run()).orElseThrow();
          RosterRun.Progress begun =
              new RosterRun.Progress(
                  RunState.UNDOING, RosterRun.NONE_DONE, world().instant(), Optional.empty());
          return store.rosterRuns().update(run.with(begun), run.progress());
        });
  }

  /** As who crashes then. */
  private void beginToEnd(RosterWorld list) {
    storage.write(store -> store.rosters().end(list.connection()));
  }

  @Test
  void a_plan_of_before_waits_until_people_of_the_list_that_ends_have_typed_seats() {
    District district = world().district("suite", 20);
    RosterWorld one = RosterWorld.in(district, "one", RosterSettings.DEFAULT);
    RosterWorld two = RosterWorld.in(district, "two", RosterSettings.DEFAULT);
    one.full(teachers(0, 3));
    two.full(teachers(3, 8));
    SyncPlan plan = two.plan(Listing.full(teachers(4, 9)));
    beginToEnd(one);

    assertThat(two.rosters().apply(two.by(), plan))
        .isEqualTo(Outcome.refused(Refusal.RUN_UNDER_WAY));
    assertThat(two.pending()).isEmpty();

    one.disconnect();
    assertThat(two.apply(plan).count(Result.SEAT_GIVEN)).isEqualTo(1);
    assertThat(two.pending()).hasSize(1);
    assertThat(one.seat(email("t0")).orElseThrow().source()).isEqualTo(SeatSource.TYPED);
    Books.audited(district, one.connection().subscription());
  }

  @Test
  void an_approval_and_an_undo_wait_for_it_too() {
    District district = world().district("suite", 20);
    RosterWorld one = RosterWorld.in(district, "one", RosterSettings.DEFAULT);
    RosterWorld two = RosterWorld.in(district, "two", RosterSettings.DEFAULT.guard(10, 1));
    RosterWorld three = RosterWorld.in(district, "three", RosterSettings.DEFAULT);
    one.full(teachers(0, 3));
    two.full(teachers(3, 8));
    SyncReport held = two.full(teachers(5, 8));
    SyncReport given = three.full(teachers(8, 9));
    assertThat(held.state()).isEqualTo(RunState.HELD);
    beginToEnd(one);

    assertThat(two.rosters().approve(two.by(), two.connection(), held.run()))
        .isEqualTo(Outcome.refused(Refusal.RUN_UNDER_WAY));
    assertThat(three.rosters().undo(three.by(), three.connection(), given.run()))
        .isEqualTo(Outcome.refused(Refusal.RUN_UNDER_WAY));
    assertThat(three.rosters().disconnect(three.by(), three.connection()))
        .isEqualTo(Outcome.refused(Refusal.RUN_UNDER_WAY));

    one.disconnect();
    assertThat(two.rosters().approve(two.by(), two.connection(), held.run()).orElseThrow().state())
        .isEqualTo(RunState.APPLIED);
    assertThat(two.pending()).hasSize(2);
    assertThat(three.undo(given.run()).state()).isEqualTo(RunState.UNDONE);
    assertThat(three.seat(email("t8"))).isEmpty();
  }
}
