package io.entitlements.core.internal.roster;

import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.roster.RosterCheckpoint;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RosterSource;
import io.entitlements.roster.Rosters.Refusal;
import io.entitlements.roster.RunState;
import io.entitlements.spi.RosterRun;
import io.entitlements.spi.RosterRun.Planned;
import io.entitlements.spi.RosterRun.Progress;
import io.entitlements.spi.RosterState;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.RosterRunId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Begins runs, and ends them for others. Nothing of it changes who has what. */
final class Runs {

  /** Who has not been heard of for so long reads no more. */
  private static final Duration SILENCE = Duration.ofMinutes(10);

  /** So long the calendar takes no plan away from whoever has asked for it. */
  private static final Duration LOOKED_AT = Duration.ofMinutes(30);

  private static final int MAX_SCOPE_LENGTH = 400;

  private final Changes changes;
  private final Ids ids;

  Runs(Changes changes, Ids ids) {
    this.changes = changes;
    this.ids = ids;
  }

  /** What comes of the wish to begin a run. */
  sealed interface Begun {

    /**
     * It is begun.
     *
     * @param run the run
     * @param before how it stood with the connection
     * @param since where the reading goes on
     */
    record New(RosterRun run, RosterState before, Optional<RosterCheckpoint> since)
        implements Begun {

      /**
       * Whether a person has to look first: what was read means something else than before, or
       * typed seats are not the list's yet, although they are to be. Of a part of the list none is,
       * and who has chosen that has not seen yet what comes of it.
       */
      boolean needsPreview(ListReader.Listed listed) {
        boolean isOther = before.scope().filter(scope -> !scope.equals(run.scope())).isPresent();
        return isOther || before.previewDue() || listed.isReplaceDue();
      }
    }

    /** Another one has to be brought to its end first. */
    record Unfinished(RosterRun run) implements Begun {}

    /** There is none to begin: another one is being read, for example. */
    record Refused(Refusal reason) implements Begun {}
  }

  /**
   * Begins a run in the place of one that was only planned. What is held waits for approval until
   * there is another plan: the list may not be readable now.
   */
  Begun begin(RosterConnection connection, Optional<AccountId> by, RosterSource source) {
    String scope = source.scope();
    String kept = scope.substring(0, Math.min(scope.length(), MAX_SCOPE_LENGTH));
    RosterRunId id = new RosterRunId(ids.next(changes.now()));
    return changes.note(store -> begin(store, connection, by, kept, id));
  }

  private Begun begin(
      UnitOfWork store,
      RosterConnection connection,
      Optional<AccountId> by,
      String scope,
      RosterRunId id) {
    Instant now = changes.now();
    RosterState state = store.rosters().lock(connection);
    Optional<RosterConnection> stored = RosterAccess.stored(store, connection);
    if (stored.isEmpty()) {
      return new Begun.Refused(Refusal.UNKNOWN_CONNECTION);
    }
    Optional<RosterRun> current =
        state.current().flatMap(run -> store.rosterRuns().find(connection.organization(), run));
    if (current.filter(run -> run.id().equals(id)).isPresent()) {
      // This very transaction was committed, and its answer was lost.
      return begun(current.get(), state);
    }
    if (current.filter(run -> run.state().isUnderWay()).isPresent()) {
      return new Begun.Unfinished(current.get());
    }
    // Whom a list leaves their seats is not known before the last of them is a typed one.
    boolean isEnding =
        store.rosters().isEnding(connection.organization(), connection.subscription());
    boolean isBusy =
        current
            .filter(
                run ->
                    (isBeingRead(run, now) && !isOwn(run, by))
                        || (by.isEmpty() && isLookedAt(run, now)))
            .isPresent();
    if (isEnding || isBusy) {
      return new Begun.Refused(Refusal.RUN_UNDER_WAY);
    }
    current.filter(run -> run.state() != RunState.HELD).ifPresent(run -> replace(store, run, now));
    RosterRun run =
        new RosterRun(
            connection.organization(),
            id,
            connection.id(),
            by,
            now,
            scope,
            new Progress(RunState.READING, RosterRun.NONE_DONE, now, Optional.empty()),
            Planned.NOTHING);
    store.rosterRuns().insert(run);
    store.rosters().update(stored.get(), state.current(id));
    return begun(run, state);
  }

  private static Begun begun(RosterRun run, RosterState before) {
    boolean goesOn =
        before.scope().equals(Optional.of(run.scope()))
            && !before.replaceDue()
            && !before.previewDue();
    return new Begun.New(run, before, goesOn ? before.checkpoint() : Optional.empty());
  }

  /** Who asks again has given up waiting, or their process has died: the last reading counts. */
  private static boolean isOwn(RosterRun run, Optional<AccountId> by) {
    return by.isPresent() && run.by().equals(by);
  }

  private static boolean isBeingRead(RosterRun run, Instant now) {
    return run.state() == RunState.READING
        && now.isBefore(run.progress().touchedAt().plus(SILENCE));
  }

  /** Whether somebody may be about to apply what they have planned. */
  private static boolean isLookedAt(RosterRun run, Instant now) {
    return run.state() == RunState.PLANNED
        && run.by().isPresent()
        && now.isBefore(run.progress().touchedAt().plus(LOOKED_AT));
  }

  /** Whether nothing more comes of a run. */
  static boolean hasEnded(RosterRun run) {
    return run.progress().endedAt().isPresent() && run.state() != RunState.HELD;
  }

  /** Ends a run as it is; the subscription's row is held, and so is the connection's. */
  static RosterRun stop(UnitOfWork store, RosterRun run, Instant now) {
    RosterRun stopped =
        run.with(at(run, RunState.STOPPED, now))
            .with(
                run.state() == RunState.PLANNED
                    ? Applier.uncounted(run.result(), RunState.APPLYING)
                    : run.result());
    if (!store.rosterRuns().update(stopped, run.progress())) {
      throw moved(run);
    }
    store.rosterRuns().clear(run.organization(), run.id());
    return stopped;
  }

  /** Ends a run for another one: what was held is not taken back, or only by that one. */
  static void replace(UnitOfWork store, RosterRun run, Instant now) {
    RunState end =
        switch (run.state()) {
          case READING, PLANNED -> RunState.REPLACED;
          case HELD -> RunState.APPLIED;
          default -> run.state();
        };
    if (end == run.state()) {
      return;
    }
    if (!store.rosterRuns().update(run.with(at(run, end, now)), run.progress())) {
      throw moved(run);
    }
    store.rosterRuns().clear(run.organization(), run.id());
  }

  /** Ends what is held for another run; the connection's row is held. */
  static void replaceHeld(
      UnitOfWork store, RosterConnection connection, RosterState state, Instant now) {
    state
        .held()
        .flatMap(held -> store.rosterRuns().find(connection.organization(), held))
        .ifPresent(held -> replace(store, held, now));
    RosterAccess.stored(store, connection)
        .ifPresent(found -> store.rosters().update(found, state.held(Optional.empty())));
  }

  private static IllegalStateException moved(RosterRun run) {
    return new IllegalStateException("a run moved while its connection was locked: " + run.id());
  }

  /** Progress that ends in a state. */
  static Progress at(RosterRun run, RunState state, Instant now) {
    return new Progress(state, run.progress().done(), now, Optional.of(now));
  }
}
