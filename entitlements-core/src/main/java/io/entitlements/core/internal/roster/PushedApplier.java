package io.entitlements.core.internal.roster;

import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.member.Members;
import io.entitlements.core.internal.seat.SeatAllocator;
import io.entitlements.roster.PushRefusal;
import io.entitlements.roster.PushedResource;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.Rosters.Refusal;
import io.entitlements.spi.RosterRun;
import io.entitlements.spi.RosterState;
import io.entitlements.type.Actor;
import io.entitlements.type.Outcome;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes what is pushed: each in one transaction, together with what it means for seats. A run that
 * is under way is brought to its end before, as by whoever begins the next one.
 */
final class PushedApplier {

  private static final Actor ACTOR = new Actor.Task("push");

  private final Changes changes;
  private final Ids ids;
  private final Members members;
  private final SeatAllocator allocator;
  private final RosterAccess access;
  private final Applier applier;

  PushedApplier(
      Changes changes,
      Ids ids,
      Members members,
      SeatAllocator allocator,
      RosterAccess access,
      Applier applier) {
    this.changes = changes;
    this.ids = ids;
    this.members = members;
    this.allocator = allocator;
    this.access = access;
    this.applier = applier;
  }

  /** Why something is not taken now. */
  private sealed interface Obstacle {

    /** It is refused. */
    record Refused(PushRefusal reason) implements Obstacle {}

    /** A run has to be brought to its end first. */
    record Unfinished(RosterConnection connection, RosterRun run) implements Obstacle {}
  }

  /**
   * Takes something.
   *
   * @param work what is taken, inside the change; it may be done again, and finds what it did
   */
  Outcome<PushedResource, PushRefusal> make(
      RosterConnection connection, Function<Change, Pushed> work) {
    while (true) {
      Outcome<PushedResource, Obstacle> outcome =
          changes.make(
              ACTOR,
              "roster.push " + connection.id(),
              resource -> connection.organization(),
              change -> attempt(change, connection, work));
      if (outcome instanceof Outcome.Done<PushedResource, Obstacle> done) {
        return Outcome.done(done.value(), done.revision());
      }
      Obstacle obstacle = ((Outcome.Refused<PushedResource, Obstacle>) outcome).reason();
      if (obstacle instanceof Obstacle.Refused refused) {
        return Outcome.refused(refused.reason());
      }
      Obstacle.Unfinished unfinished = (Obstacle.Unfinished) obstacle;
      Outcome<RosterRun, Refusal> finished =
          applier.finish(
              unfinished.connection(), unfinished.run(), Optional.empty(), Applier.Touch.NONE);
      if (finished instanceof Outcome.Refused<RosterRun, Refusal> refused) {
        return Outcome.refused(
            refused.reason() == Refusal.RUN_UNDER_WAY ? PushRefusal.BUSY : PushRefusal.LIST_CLOSED);
      }
    }
  }

  private Attempt<PushedResource, Obstacle> attempt(
      Change change, RosterConnection opened, Function<Change, Pushed> work) {
    // In the order in which runs lock them.
    change.store().subscriptions().lock(opened.organization(), opened.subscription());
    RosterState state = change.store().rosters().lock(opened);
    Optional<RosterAccess.Taking> taking = access.taking(change.store(), opened);
    if (taking.isEmpty()) {
      return Attempt.denied(new Obstacle.Refused(PushRefusal.LIST_CLOSED));
    }
    if (change.store().rosters().isEnding(opened.organization(), opened.subscription())) {
      // Whom another list leaves their seats is not known yet.
      return Attempt.denied(new Obstacle.Refused(PushRefusal.BUSY));
    }
    RosterConnection connection = taking.get().connection();
    Optional<RosterRun> current =
        state
            .current()
            .flatMap(run -> change.store().rosterRuns().find(opened.organization(), run));
    if (current.filter(run -> run.state().isUnderWay()).isPresent()) {
      return Attempt.denied(new Obstacle.Unfinished(connection, current.get()));
    }
    Pushed pushed = work.apply(change);
    if (pushed instanceof Pushed.Refused refused) {
      return Attempt.denied(new Obstacle.Refused(refused.reason()));
    }
    Pushed.Taken taken = (Pushed.Taken) pushed;
    taken
        .record()
        .ifPresent(
            record -> {
              PushRuns runs = new PushRuns(change, ids, taking.get(), state, current);
              new PushedChange(change, members, allocator, taking.get(), runs).apply(record);
            });
    return Attempt.made(taken.resource());
  }
}
