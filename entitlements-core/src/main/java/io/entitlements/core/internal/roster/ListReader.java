package io.entitlements.core.internal.roster;

import io.entitlements.core.internal.change.Changes;
import io.entitlements.error.EntitlementException;
import io.entitlements.error.RosterUnavailableException;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RosterReading;
import io.entitlements.roster.RosterSettings.Mode;
import io.entitlements.roster.RosterSource;
import io.entitlements.roster.RunState;
import io.entitlements.spi.RosterLink;
import io.entitlements.spi.RosterRun;
import io.entitlements.spi.RosterRun.Planned;
import io.entitlements.spi.RosterRun.Progress;
import io.entitlements.spi.RosterState;
import io.entitlements.spi.UnitOfWork;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** Reads the lists of runs, and plans them. Nothing of it changes who has what. */
final class ListReader {

  private static final Duration TOUCHED_EVERY = Duration.ofSeconds(10);
  private static final int MAX_WHY_LENGTH = 200;

  private final Changes changes;
  private final Planner planner;

  ListReader(Changes changes, Planner planner) {
    this.changes = changes;
    this.planner = planner;
  }

  /**
   * What came of a list.
   *
   * @param run the planned run
   * @param isReplaceDue whether typed seats are to become the list's, by this run or a later one
   */
  record Listed(RosterRun run, boolean isReplaceDue) {}

  /**
   * Reads the list and plans the run.
   *
   * @param touch called with each page
   * @return what it came to; empty if another run has taken its place meanwhile
   */
  Optional<Listed> read(
      RosterConnection connection, Runs.Begun.New begun, RosterSource source, Runnable touch) {
    RosterRun run = begun.run();
    try {
      Reading reading =
          new Reading(
              changes,
              connection,
              run.id(),
              now(connection, run, touch),
              store -> requireRead(store, run));
      RosterReading read = source.read(begun.since(), reading::accept);
      Present present = changes.read(store -> present(store, connection));
      reading.finish(read.verdict(), present.unmet(), present.replaces());
      RosterRun planned =
          run.with(planner.plan(present.connection(), run, read, reading, present.free()));
      Progress end =
          new Progress(RunState.PLANNED, RosterRun.NONE_DONE, changes.now(), Optional.empty());
      RosterRun stored = planned.with(end);
      OptionalLong metAt = reading.isNothingStaged() ? present.metAt() : OptionalLong.empty();
      Optional<RosterRun> left =
          isPlanned(connection, run, stored, metAt) ? Optional.of(stored) : again(stored);
      return left.map(made -> new Listed(made, present.replaces()));
    } catch (ReplacedException replaced) {
      changes.touch(store -> clear(store, run));
      return Optional.empty();
    } catch (RuntimeException | Error failed) {
      fail(connection, run, why(failed));
      throw failed;
    }
  }

  /**
   * What counts for a run whose list has been read, and may have been otherwise before.
   *
   * @param connection with its settings
   * @param replaces whether typed seats are to become the list's
   * @param free how many seats the list could give
   * @param unmet who of the list could have one of them
   * @param metAt the revision at which nobody of the list lacks one, if that is known
   */
  private record Present(
      RosterConnection connection,
      boolean replaces,
      int free,
      List<RosterLink> unmet,
      OptionalLong metAt) {}

  private Present present(UnitOfWork store, RosterConnection connection) {
    // Before all else: what comes between is then looked at again the next time.
    OptionalLong revision =
        OptionalLong.of(store.events().revision(connection.organization()).number());
    RosterState state = store.rosters().state(connection);
    RosterConnection stored = RosterAccess.stored(store, connection).orElse(connection);
    int free = planner.seats(store, connection).free();
    // Whoever takes a seat away makes an event. To look costs as much as reading all links.
    boolean isMet = state.metAt().equals(revision);
    List<RosterLink> unmet =
        isMet || free == 0
            ? List.of()
            : store.rosterLinks().unmet(connection, Math.min(free, Reading.MOST_UNMET));
    return new Present(
        stored,
        state.replaceDue() && stored.settings().mode() == Mode.REPLACE,
        free,
        unmet,
        isMet || (free > 0 && unmet.isEmpty()) ? revision : OptionalLong.empty());
  }

  /** Our own exceptions say what is wrong without secrets and personal data. */
  private static String why(Throwable failed) {
    String message = failed instanceof EntitlementException ? failed.getMessage() : null;
    String name = failed.getClass().getSimpleName();
    String line = message == null ? name : message.lines().findFirst().orElse(name);
    String first =
        failed instanceof RosterUnavailableException unavailable
            ? unavailable.reason() + ": " + line
            : line;
    return first.substring(0, Math.min(first.length(), MAX_WHY_LENGTH));
  }

  /** A commit whose answer was lost has done it. */
  private Optional<RosterRun> again(RosterRun planned) {
    Optional<RosterRun> again =
        changes
            .read(store -> store.rosterRuns().find(planned.organization(), planned.id()))
            .filter(run -> run.state() == RunState.PLANNED);
    if (again.isEmpty()) {
      changes.touch(store -> clear(store, planned));
    }
    return again;
  }

  /** Drops what is staged of a run that has ended, also since somebody else has ended it. */
  private static void clear(UnitOfWork store, RosterRun run) {
    store
        .rosterRuns()
        .find(run.organization(), run.id())
        .filter(Runs::hasEnded)
        .ifPresent(ended -> store.rosterRuns().clear(run.organization(), run.id()));
  }

  /** Says now and then that the list is being read: each time is a commit. */
  private Runnable now(RosterConnection connection, RosterRun run, Runnable touch) {
    AtomicLong last = new AtomicLong(run.startedAt().toEpochMilli());
    return () -> {
      long now = changes.now().toEpochMilli();
      if (now - last.get() >= TOUCHED_EVERY.toMillis()) {
        last.set(now);
        touch.run();
        touch(connection, run);
      }
    };
  }

  private void touch(RosterConnection connection, RosterRun run) {
    if (!moved(connection, run, touched(run))) {
      throw new ReplacedException();
    }
  }

  /** Whoever ends the run comes before or after, so that it leaves nothing that was staged. */
  private void requireRead(UnitOfWork store, RosterRun run) {
    if (!store.rosterRuns().update(touched(run), run.progress())) {
      throw new ReplacedException();
    }
  }

  private RosterRun touched(RosterRun run) {
    return run.with(
        new Progress(RunState.READING, RosterRun.NONE_DONE, changes.now(), Optional.empty()));
  }

  /**
   * Under the connection's lock, as who stops a run or takes its place: one comes after another.
   */
  private boolean moved(RosterConnection connection, RosterRun from, RosterRun to) {
    return changes.note(
        store -> {
          store.rosters().lock(connection);
          return store.rosterRuns().update(to, from.progress());
        });
  }

  /**
   * The same when a plan takes the place of what was held.
   *
   * @param metAt when everybody was seen to have a seat; empty also if the run may change that
   */
  private boolean isPlanned(
      RosterConnection connection, RosterRun from, RosterRun to, OptionalLong metAt) {
    return changes.note(
        store -> {
          RosterState state = store.rosters().lock(connection);
          boolean isMoved = store.rosterRuns().update(to, from.progress());
          if (isMoved && state.held().isPresent()) {
            Runs.replaceHeld(store, connection, state.metAt(metAt), changes.now());
          } else if (isMoved && !state.metAt().equals(metAt)) {
            RosterAccess.stored(store, connection)
                .ifPresent(stored -> store.rosters().update(stored, state.metAt(metAt)));
          }
          return isMoved;
        });
  }

  private void fail(RosterConnection connection, RosterRun run, String why) {
    changes.touch(
        store -> {
          store.rosters().lock(connection);
          Planned result =
              new Planned(
                  Optional.empty(),
                  Optional.empty(),
                  run.result().counts(),
                  0,
                  run.result().withheld(),
                  false,
                  "",
                  List.of("failed: " + why));
          RosterRun failed = run.with(result).with(Runs.at(run, RunState.FAILED, changes.now()));
          store.rosterRuns().update(failed, run.progress());
          clear(store, run);
        });
  }

  private static final class ReplacedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReplacedException() {
      super("another run has taken the place of this one", null, false, false);
    }
  }
}
