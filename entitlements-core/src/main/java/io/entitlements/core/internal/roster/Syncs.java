package io.entitlements.core.internal.roster;

import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.member.Members;
import io.entitlements.core.internal.roster.Runs.Begun;
import io.entitlements.core.internal.seat.SeatAllocator;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RosterSource;
import io.entitlements.roster.Rosters.Refusal;
import io.entitlements.roster.RunState;
import io.entitlements.roster.SyncPlan;
import io.entitlements.roster.SyncReport;
import io.entitlements.spi.RosterRun;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.Outcome;
import io.entitlements.type.RosterRunId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** The life of runs that people ask for: planned, applied, approved, stopped, undone. */
final class Syncs {

  private final Changes changes;
  private final RosterAccess access;
  private final Runs runs;
  private final ListReader reader;
  private final RunMoves moves;
  private final Planner planner;
  private final Applier applier;

  Syncs(Changes changes, Ids ids, Members members, SeatAllocator allocator, RosterAccess access) {
    this.changes = changes;
    this.access = access;
    this.planner = new Planner(changes);
    this.runs = new Runs(changes, ids);
    this.reader = new ListReader(changes, planner);
    this.moves = new RunMoves(changes, access);
    this.applier = new Applier(changes, members, allocator, access);
  }

  Outcome<SyncPlan, Refusal> plan(AccountId by, RosterConnection asked, RosterSource source) {
    Found found = changes.read(store -> found(store, Optional.of(by), asked, Optional.empty()));
    if (found.refusal().isPresent()) {
      return Outcome.refused(found.refusal().get());
    }
    RosterConnection connection = found.connection();
    Begun begun = begin(connection, Optional.of(by), source, Applier.Touch.NONE);
    if (!(begun instanceof Begun.New fresh)) {
      return Outcome.refused(refusal(begun));
    }
    return reader
        .read(connection, fresh, source, () -> {})
        .map(listed -> planned(connection, listed.run()))
        .orElseGet(() -> Outcome.refused(Refusal.STALE_PLAN));
  }

  /** A connection as it is now, its run that is asked for, and why nothing is to be done. */
  private record Found(
      RosterConnection connection, Optional<RosterRun> run, Optional<Refusal> refusal) {}

  private Found found(
      UnitOfWork store,
      Optional<AccountId> by,
      RosterConnection asked,
      Optional<RosterRunId> wanted) {
    RosterConnection connection = RosterAccess.stored(store, asked).orElse(asked);
    Optional<RosterRun> run = wanted.flatMap(id -> RosterViews.find(store, connection, id));
    Optional<Refusal> unknown =
        wanted.isPresent() && run.isEmpty() ? Optional.of(Refusal.UNKNOWN_RUN) : Optional.empty();
    return new Found(connection, run, access.refusal(store, by, asked).or(() -> unknown));
  }

  private static Refusal refusal(Begun begun) {
    return begun instanceof Begun.Refused refused ? refused.reason() : Refusal.RUN_UNDER_WAY;
  }

  /** What a crash left unfinished is done first. */
  private Begun begin(
      RosterConnection connection,
      Optional<AccountId> by,
      RosterSource source,
      Applier.Touch touch) {
    Begun begun = runs.begin(connection, by, source);
    if (begun instanceof Begun.Unfinished unfinished) {
      applier.finish(connection, unfinished.run(), by, touch);
      begun = runs.begin(connection, by, source);
    }
    return begun;
  }

  /**
   * A run by the calendar: planned and applied, if no person has to look first.
   *
   * @param read called with each page of the list
   * @param touch called with each chunk, inside its change
   */
  Outcome<RosterRun, Refusal> run(
      RosterConnection connection, RosterSource source, Runnable read, Applier.Touch touch) {
    Optional<Refusal> refusal =
        changes.read(store -> access.refusal(store, Optional.empty(), connection));
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    Begun begun = begin(connection, Optional.empty(), source, touch);
    if (!(begun instanceof Begun.New fresh)) {
      return Outcome.refused(refusal(begun));
    }
    Optional<ListReader.Listed> listed = reader.read(connection, fresh, source, read);
    if (listed.filter(fresh::needsPreview).isPresent()) {
      RosterRun planned = listed.get().run();
      return changes.read(
          store -> Outcome.done(planned, store.events().revision(connection.organization())));
    }
    return listed
        .flatMap(found -> moves.to(connection, found.run(), RunState.APPLYING, false))
        .map(run -> applier.finish(connection, run, Optional.empty(), touch))
        .orElseGet(() -> ended(fresh.run()));
  }

  /** Another run has taken its place, if nobody has stopped it. */
  private Outcome<RosterRun, Refusal> ended(RosterRun run) {
    return changes.read(
        store ->
            store
                .rosterRuns()
                .find(run.organization(), run.id())
                .filter(found -> found.state() == RunState.STOPPED)
                .map(
                    stopped ->
                        Outcome.<RosterRun, Refusal>done(
                            stopped, store.events().revision(run.organization())))
                .orElseGet(() -> Outcome.refused(Refusal.STALE_PLAN)));
  }

  private RosterConnection stored(RosterConnection asked) {
    return changes.read(store -> RosterAccess.stored(store, asked)).orElse(asked);
  }

  private Outcome<SyncPlan, Refusal> planned(RosterConnection connection, RosterRun run) {
    return changes.read(
        store -> {
          Planner.Seats seats = planner.seats(store, connection);
          return Outcome.done(
              new SyncPlan(
                  connection,
                  run.id(),
                  run.result().verdict().orElseThrow(),
                  run.result().counts(),
                  run.result().unchanged(),
                  run.result().withheld(),
                  run.result().remarks(),
                  seats.assigned(),
                  seats.total(),
                  run.result().fingerprint()),
              store.events().revision(connection.organization()));
        });
  }

  Outcome<SyncReport, Refusal> apply(AccountId by, SyncPlan plan) {
    return move(
        by,
        plan.connection(),
        plan.run(),
        RunState.APPLYING,
        run -> run.state() == RunState.PLANNED && isFresh(plan, run),
        run -> run.state() == RunState.APPLIED || run.state() == RunState.HELD,
        Refusal.STALE_PLAN);
  }

  /** Whether the plan would be the same if it were made now. */
  private boolean isFresh(SyncPlan plan, RosterRun run) {
    return plan.fingerprint().equals(run.result().fingerprint())
        && plan.fingerprint().equals(planner.fingerprint(plan.connection(), run));
  }

  Outcome<SyncReport, Refusal> approve(AccountId by, RosterConnection connection, RosterRunId run) {
    return move(
        by,
        connection,
        run,
        RunState.RELEASING,
        found -> found.state() == RunState.HELD,
        found -> false,
        Refusal.NOT_HELD);
  }

  Outcome<SyncReport, Refusal> undo(AccountId by, RosterConnection connection, RosterRunId run) {
    return move(
        by,
        connection,
        run,
        RunState.UNDOING,
        moves::isUndoable,
        found -> found.state() == RunState.UNDONE,
        Refusal.NOT_UNDOABLE);
  }

  /** Brings an undo that is under way to its end, or says why that cannot be. */
  Optional<Refusal> finishUndo(AccountId by, RosterConnection asked) {
    return changes
        .read(store -> RosterAccess.stored(store, asked).flatMap(found -> underWay(store, found)))
        .filter(run -> run.state() == RunState.UNDOING)
        .map(run -> applier.finish(stored(asked), run, Optional.of(by), Applier.Touch.NONE))
        .flatMap(Syncs::reason);
  }

  /**
   * Brings a run to its end, if a crash has left one under way, or says why that cannot be: {@link
   * Refusal#RUN_UNDER_WAY} also if somebody is at it.
   *
   * @param touch called with each chunk, inside its change
   */
  Optional<Refusal> finish(RosterConnection connection, Applier.Touch touch) {
    Optional<RosterRun> run = changes.read(store -> underWay(store, connection));
    Instant untouchedSince = changes.now().minus(SyncSchedule.BY_HAND);
    if (run.filter(found -> found.progress().touchedAt().isAfter(untouchedSince)).isPresent()) {
      return Optional.of(Refusal.RUN_UNDER_WAY);
    }
    return run.map(found -> applier.finish(connection, found, Optional.empty(), touch))
        .flatMap(Syncs::reason);
  }

  private static Optional<Refusal> reason(Outcome<RosterRun, Refusal> outcome) {
    return outcome instanceof Outcome.Refused<RosterRun, Refusal> refused
        ? Optional.of(refused.reason())
        : Optional.empty();
  }

  /** The run of a connection that has begun to change something and has not ended. */
  static Optional<RosterRun> underWay(UnitOfWork store, RosterConnection connection) {
    return store
        .rosters()
        .state(connection)
        .current()
        .flatMap(run -> store.rosterRuns().find(connection.organization(), run))
        .filter(run -> run.state().isUnderWay());
  }

  /** Moves a run on to a state in which it is under way, and brings it to its end. */
  private Outcome<SyncReport, Refusal> move(
      AccountId by,
      RosterConnection asked,
      RosterRunId id,
      RunState to,
      Predicate<RosterRun> may,
      Predicate<RosterRun> isDone,
      Refusal otherwise) {
    Found found = changes.read(store -> found(store, Optional.of(by), asked, Optional.of(id)));
    if (found.refusal().isPresent()) {
      return Outcome.refused(found.refusal().get());
    }
    RosterConnection connection = found.connection();
    RosterRun run = found.run().orElseThrow();
    if (isDone.test(run)) {
      return report(connection, run);
    }
    if (run.state() != to) {
      Optional<RosterRun> moved =
          may.test(run) ? moves.to(connection, run, to, true) : Optional.empty();
      if (moved.isEmpty()) {
        // Another node may have moved it on meanwhile, and changed what is looked at.
        RunState before = run.state();
        boolean isMoved =
            changes
                .read(store -> RosterViews.find(store, connection, id))
                .filter(now -> now.state() != before)
                .isPresent();
        return isMoved
            ? move(by, asked, id, to, may, isDone, otherwise)
            : Outcome.refused(otherwise);
      }
      run = moved.get();
    }
    Outcome<RosterRun, Refusal> done =
        applier.finish(connection, run, Optional.of(by), Applier.Touch.NONE);
    return done instanceof Outcome.Refused<RosterRun, Refusal> refused
        ? Outcome.refused(refused.reason())
        : report(connection, run);
  }

  Outcome<SyncReport, Refusal> stop(AccountId by, RosterConnection asked, RosterRunId id) {
    return moves.stop(by, asked, id);
  }

  Outcome<SyncReport, Refusal> report(RosterConnection connection, RosterRun run) {
    return changes.read(
        store ->
            Outcome.done(
                RosterViews.report(
                    store,
                    connection,
                    store.rosterRuns().find(run.organization(), run.id()).orElseThrow(),
                    changes.now()),
                store.events().revision(run.organization())));
  }
}
