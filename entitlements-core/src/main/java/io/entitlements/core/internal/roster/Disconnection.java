package io.entitlements.core.internal.roster;

import io.entitlements.account.Action;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.job.Completion;
import io.entitlements.core.internal.job.JobKinds;
import io.entitlements.core.internal.job.NewJobs;
import io.entitlements.core.internal.job.Renewal;
import io.entitlements.core.internal.job.ScheduledJob;
import io.entitlements.core.internal.member.Members;
import io.entitlements.core.internal.seat.SeatAllocator;
import io.entitlements.event.RosterEvent;
import io.entitlements.roster.PendingRelease;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RosterSettings;
import io.entitlements.roster.Rosters.Refusal;
import io.entitlements.roster.RunState;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatSource;
import io.entitlements.spi.Job;
import io.entitlements.spi.RosterLink;
import io.entitlements.spi.RosterLink.Standing;
import io.entitlements.spi.RosterState;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Ends connections: in one transaction for whoever asks for them, and then for their people, some
 * in each. A chunk takes what is left, so that several may go on at once.
 */
public final class Disconnection {

  /** People in one transaction. */
  private static final int CHUNK = 1_000;

  /** Whatever the grace was, what is to be released is due by then. */
  private static final Duration ALL = Duration.ofDays(RosterSettings.MAX_GRACE_DAYS + 2);

  private final Changes changes;
  private final Syncs syncs;

  Disconnection(Changes changes, Syncs syncs) {
    this.changes = changes;
    this.syncs = syncs;
  }

  /** Ends a connection, and goes on where that was stopped. */
  Outcome<RosterConnection, Refusal> disconnect(AccountId by, RosterConnection asked) {
    Actor actor = new Actor.Person(by);
    Outcome<RosterConnection, Refusal> ended;
    do {
      Optional<Refusal> stuck = syncs.finishUndo(by, asked);
      if (stuck.equals(Optional.of(Refusal.RUN_UNDER_WAY))) {
        return Outcome.refused(Refusal.RUN_UNDER_WAY);
      }
      boolean isUndone = stuck.isEmpty();
      ended =
          changes.make(
              actor,
              "roster.disconnect",
              RosterConnection::organization,
              change -> end(change, by, asked, isUndone));
      // Somebody has begun an undo in between.
    } while (ended.equals(Outcome.refused(Refusal.RUN_UNDER_WAY)));
    if (!(ended instanceof Outcome.Done<RosterConnection, Refusal> done)) {
      return ended;
    }
    RosterConnection connection = done.value();
    while (changes.write(actor, why(connection.id()), change -> hasMore(change, connection))) {
      // One chunk after another.
    }
    return changes.read(
        store -> Outcome.done(connection, store.events().revision(connection.organization())));
  }

  private static String why(ConnectionId connection) {
    return "roster.disconnect " + connection;
  }

  /**
   * Ends it, unless it is being undone; what cannot be undone to the end is stopped.
   *
   * @param isUndone whether no undo was left when that was looked at last
   */
  private static Attempt<RosterConnection, Refusal> end(
      Change change, AccountId by, RosterConnection asked, boolean isUndone) {
    UnitOfWork store = change.store();
    if (!Members.may(store, asked.organization(), by, Action.MANAGE_USERS)) {
      return Attempt.denied(Refusal.NOT_PERMITTED);
    }
    if (RosterAccess.stored(store, asked).isPresent()) {
      // In the order in which runs lock them.
      store.subscriptions().lock(asked.organization(), asked.subscription());
      store.rosters().lock(asked);
      Optional<RosterConnection> found = RosterAccess.stored(store, asked);
      if (isUndone && found.filter(live -> isUndoing(store, live)).isPresent()) {
        return Attempt.denied(Refusal.RUN_UNDER_WAY);
      }
      found.ifPresent(live -> end(change, live));
    }
    return RosterAccess.ended(store, asked)
        .map(found -> Attempt.<RosterConnection, Refusal>made(found))
        .orElseGet(() -> Attempt.denied(Refusal.UNKNOWN_CONNECTION));
  }

  private static boolean isUndoing(UnitOfWork store, RosterConnection connection) {
    return Syncs.underWay(store, connection)
        .filter(run -> run.state() == RunState.UNDOING)
        .isPresent();
  }

  private static void end(Change change, RosterConnection connection) {
    UnitOfWork store = change.store();
    OrganizationId organization = connection.organization();
    if (!store.rosters().end(connection)) {
      return;
    }
    RosterState state = store.rosters().state(connection);
    Stream.of(state.current(), state.held())
        .flatMap(Optional::stream)
        .distinct()
        .flatMap(run -> store.rosterRuns().find(organization, run).stream())
        .filter(run -> !Runs.hasEnded(run))
        .forEach(run -> Runs.stop(store, run, change.now()));
    change.record(
        organization,
        new RosterEvent.RosterDisconnected(
            organization, connection.subscription(), connection.id()));
    Instant dueAt = change.now().plus(SyncSchedule.BY_HAND);
    ScheduledJob job =
        new ScheduledJob(organization, JobKinds.END_ROSTER, connection.id().toString());
    NewJobs.ask(store, job.at(job.id(dueAt), dueAt));
  }

  /** Does a job of kind {@code end-roster}. */
  public void goOn(Job job) {
    OrganizationId organization = new OrganizationId(job.scope().value());
    ConnectionId id = ConnectionId.parse(job.argument());
    while (changes.write(
        new Actor.Task("roster"), why(id), change -> hasMore(change, organization, id, job))) {
      // One chunk after another.
    }
  }

  private static boolean hasMore(
      Change change, OrganizationId organization, ConnectionId id, Job job) {
    UnitOfWork store = change.store();
    Optional<RosterConnection> ended = store.rosters().ended(organization, id);
    if (ended.filter(connection -> hasMore(change, connection)).isPresent()) {
      Renewal.of(store, job, change.now());
      return true;
    }
    // With its last run otherwise.
    store.rosters().forget(organization, id);
    Completion.of(store, job, change.now());
    return false;
  }

  /** Does a chunk, if there is one. */
  private static boolean hasMore(Change change, RosterConnection connection) {
    UnitOfWork store = change.store();
    store.subscriptions().lock(connection.organization(), connection.subscription());
    List<PendingRelease> pending =
        store.pendingReleases().due(connection, change.now().plus(ALL), CHUNK);
    if (!pending.isEmpty()) {
      Releases.cancel(change, connection, pending);
      leave(change, connection, pending.stream().map(PendingRelease::account).toList());
      return true;
    }
    List<RosterLink> links = store.rosterLinks().first(connection, CHUNK);
    leave(
        change,
        connection,
        links.stream()
            .filter(link -> link.standing() == Standing.SEATED)
            .map(RosterLink::account)
            .distinct()
            .toList());
    store.rosterLinks().remove(connection, links.stream().map(RosterLink::directoryId).toList());
    return !links.isEmpty() || store.pushes().clear(connection, CHUNK);
  }

  /** Leaves people their seats and places, as typed ones, unless another list gives them. */
  private static void leave(
      Change change, RosterConnection connection, Collection<AccountId> people) {
    UnitOfWork store = change.store();
    Set<AccountId> listed =
        store
            .rosterLinks()
            .listed(connection.organization(), connection.subscription(), people)
            .stream()
            .filter(each -> each.link().standing() == Standing.SEATED)
            .map(each -> each.link().account())
            .collect(Collectors.toSet());
    List<AccountId> left = people.stream().filter(person -> !listed.contains(person)).toList();
    List<Seat> seats = left.isEmpty() ? List.of() : seats(store, connection, left);
    SeatAllocator.setSourceAll(
        change, connection.organization(), connection.subscription(), seats, SeatSource.TYPED);
    SeatAllocator.setSourceOfPlaces(
        change,
        connection.organization(),
        connection.subscription(),
        left,
        SeatSource.ROSTER,
        SeatSource.TYPED);
    // Another list may have dropped somebody since this one counts no more.
    Releases.cancel(
        change,
        connection,
        List.copyOf(
            store
                .pendingReleases()
                .findAll(
                    connection.organization(),
                    connection.subscription(),
                    seats.stream().map(Disconnection::holder).toList())
                .values()));
  }

  private static List<Seat> seats(
      UnitOfWork store, RosterConnection connection, List<AccountId> people) {
    return store
        .seats()
        .findAll(connection.organization(), connection.subscription(), people)
        .values()
        .stream()
        .filter(seat -> seat.source() == SeatSource.ROSTER)
        .toList();
  }

  private static AccountId holder(Seat seat) {
    return ((SeatHolder.Person) seat.holder()).account();
  }
}
