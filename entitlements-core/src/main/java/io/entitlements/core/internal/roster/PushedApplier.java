package io.entitlements.core.internal.roster;

import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.member.Members;
import io.entitlements.core.internal.seat.SeatAllocator;
import io.entitlements.roster.PushRefusal;
import io.entitlements.roster.PushedResource;
import io.entitlements.roster.PushedResource.Kind;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.Rosters.Refusal;
import io.entitlements.spi.RosterRun;
import io.entitlements.spi.RosterStore;
import io.entitlements.spi.SubscriptionStore;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.Outcome;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
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

    /** Somebody is granted roles, and so has to be locked first. */
    record Unlocked(AccountId account) implements Obstacle {}
  }

  /**
   * Takes something.
   *
   * @param kind of which kind it is
   * @param work what is taken, inside the change; it may be done again, and finds what it did
   */
  Outcome<PushedResource, PushRefusal> make(
      RosterConnection connection, Kind kind, Function<Change, Pushed> work) {
    Set<AccountId> first = new HashSet<>();
    while (true) {
      Outcome<PushedResource, Obstacle> outcome =
          changes.make(
              ACTOR,
              "roster.push " + connection.id(),
              resource -> connection.organization(),
              change ->
                  kind == Kind.USER
                      ? person(change, connection, first, work)
                      : group(change, connection, work));
      if (outcome instanceof Outcome.Done<PushedResource, Obstacle> done) {
        return Outcome.done(done.value(), done.revision());
      }
      Obstacle obstacle = ((Outcome.Refused<PushedResource, Obstacle>) outcome).reason();
      if (obstacle instanceof Obstacle.Refused refused) {
        return Outcome.refused(refused.reason());
      }
      if (obstacle instanceof Obstacle.Unlocked unlocked) {
        first.add(unlocked.account());
        continue;
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

  /** Who is in a group says nothing of seats, so only the list is locked. */
  private static Attempt<PushedResource, Obstacle> group(
      Change change, RosterConnection opened, Function<Change, Pushed> work) {
    if (locked(change, opened).isEmpty()) {
      return refused(PushRefusal.LIST_CLOSED);
    }
    Pushed pushed = work.apply(change);
    return pushed instanceof Pushed.Taken taken
        ? Attempt.made(taken.resource())
        : refused(((Pushed.Refused) pushed).reason());
  }

  private static Optional<RosterStore.Locked> locked(Change change, RosterConnection opened) {
    Optional<RosterStore.Locked> list =
        change.store().rosters().lockLive(opened).filter(RosterStore.Locked::isOpen);
    list.ifPresent(locked -> change.known(locked.revision()));
    return list;
  }

  private static Attempt<PushedResource, Obstacle> refused(PushRefusal reason) {
    return Attempt.denied(new Obstacle.Refused(reason));
  }

  /** People are locked first, and then the subscription and the list, as by everybody. */
  private Attempt<PushedResource, Obstacle> person(
      Change change, RosterConnection opened, Set<AccountId> first, Function<Change, Pushed> work) {
    UnitOfWork store = change.store();
    if (!first.isEmpty()) {
      store.accounts().lockAll(first);
    }
    Optional<SubscriptionStore.Locked> subscription =
        store
            .subscriptions()
            .lockWhole(opened.organization(), opened.subscription())
            .filter(locked -> access.takesPeople(locked.subscription()));
    Optional<RosterStore.Locked> list = locked(change, opened);
    if (subscription.isEmpty() || list.isEmpty()) {
      return refused(PushRefusal.LIST_CLOSED);
    }
    if (list.get().isEnding()) {
      // Whom another list leaves their seats is not known yet.
      return refused(PushRefusal.BUSY);
    }
    Optional<RosterRun> current =
        list.get()
            .state()
            .current()
            .flatMap(run -> store.rosterRuns().find(opened.organization(), run));
    if (current.filter(run -> run.state().isUnderWay()).isPresent()) {
      return Attempt.denied(new Obstacle.Unfinished(list.get().connection(), current.get()));
    }
    Pushed pushed = work.apply(change);
    if (!(pushed instanceof Pushed.Taken taken)) {
      return refused(((Pushed.Refused) pushed).reason());
    }
    PushRuns runs = new PushRuns(change, ids, list.get(), current);
    PushedChange pushedChange =
        new PushedChange(
            change, members, allocator, list.get(), subscription.get().use(), runs, first);
    return taken
        .record()
        .flatMap(record -> pushedChange.apply(record, taken.isNew()))
        .<Attempt<PushedResource, Obstacle>>map(
            account -> Attempt.denied(new Obstacle.Unlocked(account)))
        .orElseGet(() -> Attempt.made(taken.resource()));
  }
}
