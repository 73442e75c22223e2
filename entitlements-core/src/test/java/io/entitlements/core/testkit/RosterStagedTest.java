package io.entitlements.core.testkit;

import static io.entitlements.core.testkit.RosterWorld.teachers;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.roster.RosterCheckpoint;
import io.entitlements.roster.RosterReading;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.RosterSource;
import io.entitlements.roster.Rosters.Refusal;
import io.entitlements.roster.RunState;
import io.entitlements.roster.SyncReport;
import io.entitlements.roster.Verdict;
import io.entitlements.spi.RosterRun;
import io.entitlements.spi.Storage;
import io.entitlements.type.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * What is staged of people, by readers that are slow or killed. Not published with the kit: it is
 * the engine's matter.
 */
class RosterStagedTest extends WorldContract {

  @Override
  protected Storage createStorage() {
    return MemoryStorage.create();
  }

  private List<?> staged(RosterWorld list, SyncReport run) {
    return world()
        .storage()
        .read(
            store ->
                store
                    .rosterRuns()
                    .staged(list.connection().organization(), run.run(), RosterRun.NONE_DONE, 9));
  }

  @Test
  void nobody_is_staged_any_more_when_a_run_has_ended() {
    RosterWorld list = RosterWorld.in(world(), 9);
    Stopped source = new Stopped(list);
    assertThat(list.rosters().plan(list.by(), list.connection(), source))
        .isEqualTo(Outcome.refused(Refusal.STALE_PLAN));
    assertThat(source.isHeard).isFalse();
    assertThat(staged(list, list.runs().get(0))).isEmpty();
  }

  /** Is stopped, and lists people all the same. */
  private static final class Stopped implements RosterSource {

    private final RosterWorld list;
    private boolean isHeard;

    Stopped(RosterWorld list) {
      this.list = list;
    }

    @Override
    public String describe() {
      return "a list";
    }

    @Override
    public RosterReading read(
        Optional<RosterCheckpoint> since, Consumer<List<RosterRecord>> pages) {
      // As many as are staged at once.
      pages.accept(List.of(teachers(0, 2_000)));
      list.stop(list.runs().get(0).run());
      pages.accept(List.of(teachers(2_000, 4_000)));
      isHeard = true;
      return RosterReading.of(Verdict.FULL);
    }
  }

  @Test
  void a_plan_and_a_reading_that_nobody_goes_on_with_end_after_30_days() {
    RosterWorld plan = RosterWorld.in(world(), 9);
    RosterWorld reading = RosterWorld.in(plan.district(), "reading", plan.connection().settings());
    plan.plan(Listing.full(teachers(0, 3)));
    reading.plan(Listing.full(teachers(0, 3)));
    world()
        .storage()
        .write(
            store -> {
              RosterRun run = store.rosterRuns().last(reading.connection(), 1).get(0);
              RosterRun.Progress killed =
                  new RosterRun.Progress(
                      RunState.READING,
                      RosterRun.NONE_DONE,
                      run.progress().touchedAt(),
                      Optional.empty());
              return store
                  .rosterRuns()
                  .update(run.with(killed).with(RosterRun.Planned.NOTHING), run.progress());
            });
    world().pass(Duration.ofDays(30));
    forget();
    assertThat(plan.runs().get(0).state()).isEqualTo(RunState.PLANNED);
    world().pass(Duration.ofMillis(1));
    forget();
    for (RosterWorld list : List.of(plan, reading)) {
      SyncReport run = list.runs().get(0);
      assertThat(run.state()).isEqualTo(RunState.STOPPED);
      assertThat(run.counts()).isEmpty();
      assertThat(staged(list, run)).isEmpty();
      assertThat(list.full(teachers(0, 3)).state()).isEqualTo(RunState.APPLIED);
    }
  }

  /** Enough turns for runs to have several. */
  private void forget() {
    for (int i = 0; i < 1_200; i++) {
      world().engine().jobs().runQuick(1);
    }
  }
}
