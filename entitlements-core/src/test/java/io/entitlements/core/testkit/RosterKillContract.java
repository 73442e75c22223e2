package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.roster.RunState;
import io.entitlements.roster.SyncReport;
import io.entitlements.spi.Storage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed at any moment of reading, applying and undoing a list: the next run of
 * the same list ends as if nothing had happened. A store's author extends this class once.
 */
public abstract class RosterKillContract {

  private static final int ROUNDS = Boolean.getBoolean("entitlements.thorough") ? 12 : 1;
  private static final int MOST_MILLIS = 2_500;

  private final long seed = Long.getLong("entitlements.seed", System.nanoTime());
  private final Random random = new Random(seed);

  // JUnit sets it before the test.
  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  /** For subclasses. */
  protected RosterKillContract() {}

  /**
   * How a process opens the store, this one too: it is open in one process at a time only.
   *
   * @return an empty store at first, the same in all rounds
   */
  protected abstract StoreOpening opening();

  @Test
  void a_list_ends_in_the_same_state_whenever_its_run_is_killed() {
    RosterRound first;
    try (Storage storage = opening().open()) {
      World world = new World(storage, folder.resolve("keys"));
      District district = world.district("suite", RosterRound.LISTED + ROUNDS * RosterRound.MOVED);
      first = new RosterRound(0, district.administrator(), district.organization());
    }
    try {
      for (int number = 0; number < ROUNDS; number++) {
        oneRound(new RosterRound(number, first.administrator(), first.organization()));
      }
    } catch (AssertionError e) {
      throw new AssertionError("with -Dentitlements.seed=" + seed + ": " + e.getMessage(), e);
    }
  }

  private void oneRound(RosterRound round) {
    applyUntilKilled(round);
    try (Storage storage = opening().open()) {
      World world = new World(storage, folder.resolve("keys"));
      // Who was killed while reading is waited for so long.
      world.moveTo(round.instant().plus(Duration.ofMinutes(11)));
      RosterWorld list = round.list(world);
      assertWhole(list);
      SyncReport report = list.apply(list.plan(round.source()));
      assertThat(report.state()).isEqualTo(RunState.APPLIED);
      assertThat(list.assigned()).isEqualTo(RosterRound.LISTED + round.left());
      assertThat(list.pending()).hasSize(round.left());
      SyncReport again = list.apply(list.plan(round.source()));
      assertThat(again.counts()).isEmpty();
      assertThat(again.unchanged()).isEqualTo(RosterRound.LISTED);
      assertWhole(list);
    }
  }

  private static void assertWhole(RosterWorld list) {
    Books.audited(list.district(), list.connection().subscription());
  }

  private void applyUntilKilled(RosterRound round) {
    List<String> arguments =
        Stream.of(List.of(round.word(), folder.resolve("keys").toString()), opening().words())
            .flatMap(List::stream)
            .toList();
    Path errors = folder.resolve("errors" + round.number() + ".txt");
    try (ChildProcess child = ChildProcess.start(RosterKillChild.class, arguments, errors)) {
      child.expect("ready");
      TimeUnit.MILLISECONDS.sleep(random.nextInt(MOST_MILLIS));
      child.kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while a list is applied", e);
    }
  }
}
