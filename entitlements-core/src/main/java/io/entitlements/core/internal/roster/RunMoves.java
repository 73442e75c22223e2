package io.entitlements.core.internal.roster;

import io.entitlements.core.internal.change.Changes;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.Rosters.Refusal;
import io.entitlements.roster.RunState;
import io.entitlements.roster.SyncReport;
import io.entitlements.spi.RosterRun;
import io.entitlements.spi.RosterRun.Progress;
import io.entitlements.spi.RosterState;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.Outcome;
import io.entitlements.type.RosterRunId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Which run gets under way, and which is stopped: one step, and nothing of its rows. */
final class RunMoves {

  private final Changes changes;
  private final RosterAccess access;

  RunMoves(Changes changes, RosterAccess access) {
    this.changes = changes;
    this.access = access;
  }

  /**
   * Under the connection's lock: only the run that was begun last gets under way, or what is held,
   * or an undo, which take its place: what is read beside them does not know what they do.
   *
   * @param isByHand whether a job is to bring it to its end if whoever does it cannot
   */
  Optional<RosterRun> to(
      RosterConnection connection, RosterRun run, RunState to, boolean isByHand) {
    return changes.note(
        store -> {
          RosterState state = store.rosters().lock(connection);
          RosterRun moved =
              run.with(new Progress(to, RosterRun.NONE_DONE, changes.now(), Optional.empty()))
                  .with(
                      to == RunState.UNDOING ? run.result() : Applier.uncounted(run.result(), to));
          Optional<RosterConnection> stored = RosterAccess.stored(store, connection);
          List<RosterRun> others = others(store, state, run);
          if (stored.isPresent()
              && isFree(state, run, to, others)
              && store.rosterRuns().update(moved, run.progress())) {
            if (to != RunState.APPLYING) {
              Optional<RosterRunId> held =
                  others.stream().filter(PushRuns::isHolding).map(RosterRun::id).findFirst();
              others.stream()
                  .filter(other -> !PushRuns.isHolding(other))
                  .forEach(other -> Runs.replace(store, other, changes.now()));
              RosterState begun = state.current(run.id()).held(held).metAt(OptionalLong.empty());
              store.rosters().update(stored.get(), begun);
            }
            boolean isToDo =
                to == RunState.UNDOING || !moved.result().counts().equals(run.result().counts());
            if (isByHand && isToDo) {
              SyncSchedule.finish(store, stored.get(), changes.now());
            }
            return Optional.of(moved);
          }
          // An answer that was lost, or somebody beside who does the same.
          return store
              .rosterRuns()
              .find(run.organization(), run.id())
              .filter(found -> found.state() == to);
        });
  }

  private static List<RosterRun> others(UnitOfWork store, RosterState state, RosterRun run) {
    return Stream.of(state.current(), state.held())
        .flatMap(Optional::stream)
        .filter(other -> !other.equals(run.id()))
        .distinct()
        .flatMap(other -> store.rosterRuns().find(run.organization(), other).stream())
        .toList();
  }

  private static boolean isFree(
      RosterState state, RosterRun run, RunState to, List<RosterRun> others) {
    Optional<RosterRunId> id = Optional.of(run.id());
    return switch (to) {
      case UNDOING -> others.stream().noneMatch(other -> other.state().isUnderWay());
      case RELEASING -> state.held().equals(id);
      default -> state.current().equals(id);
    };
  }

  /** Ends a run that has not ended. */
  Outcome<SyncReport, Refusal> stop(AccountId by, RosterConnection asked, RosterRunId id) {
    return changes.note(
        store -> {
          Optional<Refusal> refusal = access.stopRefusal(store, Optional.of(by), asked);
          if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
          }
          // In this order, as whoever works at the run.
          store.subscriptions().lock(asked.organization(), asked.subscription());
          RosterState state = store.rosters().lock(asked);
          if (state.held().equals(Optional.of(id))) {
            RosterAccess.stored(store, asked)
                .ifPresent(found -> store.rosters().update(found, state.held(Optional.empty())));
          }
          return RosterViews.find(store, asked, id)
              .map(run -> stop(store, asked, run))
              .orElseGet(() -> Outcome.refused(Refusal.UNKNOWN_RUN));
        });
  }

  private Outcome<SyncReport, Refusal> stop(
      UnitOfWork store, RosterConnection connection, RosterRun run) {
    if (run.state() == RunState.UNDOING) {
      return Outcome.refused(Refusal.RUN_UNDER_WAY);
    }
    boolean isStopped = run.state() == RunState.STOPPED;
    if (Runs.hasEnded(run) && !isStopped) {
      return Outcome.refused(Refusal.RUN_ENDED);
    }
    RosterRun stopped = isStopped ? run : Runs.stop(store, run, changes.now());
    return Outcome.done(
        RosterViews.report(store, connection, stopped, changes.now()),
        store.events().revision(connection.organization()));
  }

  /** Whether a run has done something, of which it is known what. */
  boolean isUndoable(RosterRun run) {
    return switch (run.state()) {
      case HELD -> true;
      case APPLIED -> OldRuns.hasRows(run, changes.now());
      case STOPPED -> OldRuns.hasRows(run, changes.now()) && hasDoneSomething(run);
      default -> false;
    };
  }

  private boolean hasDoneSomething(RosterRun run) {
    return !changes
        .read(
            store -> store.rosterRuns().rows(run.organization(), run.id(), RosterRun.NONE_DONE, 1))
        .isEmpty();
  }
}
