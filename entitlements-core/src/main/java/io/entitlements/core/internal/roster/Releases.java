package io.entitlements.core.internal.roster;

import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.job.JobKinds;
import io.entitlements.core.internal.job.NewJobs;
import io.entitlements.core.internal.job.ScheduledJob;
import io.entitlements.core.internal.seat.SeatAllocator;
import io.entitlements.event.RosterEvent;
import io.entitlements.roster.PendingRelease;
import io.entitlements.roster.RosterConnection;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatSource;
import io.entitlements.spi.RosterLink.Standing;
import io.entitlements.spi.RosterRun;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.RosterRunId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Seats that are to be released by a list, inside one change; the subscription's row is held. */
final class Releases {

  /** Seats in one transaction. */
  static final int AT_ONCE = 1_000;

  private final Change change;
  private final SeatAllocator allocator;
  private final RosterConnection connection;

  Releases(Change change, SeatAllocator allocator, RosterConnection connection) {
    this.change = change;
    this.allocator = allocator;
    this.connection = connection;
  }

  /** Lets seats be released when the grace is over: at once without one. */
  void plan(RosterRun run, List<Seat> seats) {
    if (!seats.isEmpty()) {
      plan(run, seats, Planner.zone(change.store(), connection));
    }
  }

  /**
   * The same.
   *
   * @param zone where the organization is
   */
  void plan(RosterRun run, List<Seat> seats, ZoneId zone) {
    if (seats.isEmpty()) {
      return;
    }
    Instant dueAt = dueAt(connection, zone, change.now());
    if (!dueAt.isAfter(change.now())) {
      allocator.releaseAll(change, connection.organization(), connection.subscription(), seats);
      return;
    }
    change
        .store()
        .pendingReleases()
        .insertAll(seats.stream().map(seat -> pending(run.id(), seat, dueAt)).toList());
    for (Seat seat : seats) {
      change.record(
          connection.organization(),
          new RosterEvent.RosterReleasePlanned(
              connection.organization(), connection.id(), holder(seat), dueAt));
    }
    ask(change, connection, dueAt);
  }

  /** Asks for the job that releases what is due. */
  static void ask(Change change, RosterConnection connection, Instant dueAt) {
    ScheduledJob job =
        new ScheduledJob(
            connection.organization(), JobKinds.ROSTER_RELEASE, connection.id().toString());
    NewJobs.ask(change.store(), job.at(job.id(dueAt), dueAt));
  }

  /** When a seat is released whose release is planned now. */
  static Instant dueAt(UnitOfWork store, RosterConnection connection, Instant now) {
    return dueAt(connection, Planner.zone(store, connection), now);
  }

  private static Instant dueAt(RosterConnection connection, ZoneId zone, Instant now) {
    LocalDate today = now.atZone(zone).toLocalDate();
    return today.plusDays(connection.settings().graceDays()).atStartOfDay(zone).toInstant();
  }

  private PendingRelease pending(RosterRunId run, Seat seat, Instant dueAt) {
    return new PendingRelease(
        connection.organization(),
        connection.subscription(),
        holder(seat),
        connection.id(),
        run,
        seat.id(),
        dueAt);
  }

  /** Lets seats not be released after all. */
  static void cancel(Change change, RosterConnection connection, List<PendingRelease> pending) {
    if (pending.isEmpty()) {
      return;
    }
    List<AccountId> people = pending.stream().map(PendingRelease::account).distinct().toList();
    change
        .store()
        .pendingReleases()
        .removeAll(connection.organization(), connection.subscription(), people);
    for (PendingRelease each : Set.copyOf(pending)) {
      change.record(
          each.organization(),
          new RosterEvent.RosterReleaseCancelled(
              each.organization(), each.connection(), each.account()));
    }
  }

  /** Releases some of what is due; answers how many there were. */
  int release() {
    allocator.hold(change, connection.organization(), connection.subscription());
    List<PendingRelease> due =
        change.store().pendingReleases().due(connection, change.now(), AT_ONCE);
    List<AccountId> people = due.stream().map(PendingRelease::account).toList();
    Set<AccountId> listed = listed(people);
    Map<AccountId, Seat> held =
        change
            .store()
            .seats()
            .findAll(connection.organization(), connection.subscription(), people);
    List<Seat> released =
        due.stream()
            .filter(each -> !listed.contains(each.account()))
            .map(each -> Optional.ofNullable(held.get(each.account())).filter(isMeant(each)))
            .flatMap(Optional::stream)
            .toList();
    Set<AccountId> losing = released.stream().map(Releases::holder).collect(Collectors.toSet());
    cancel(
        change, connection, due.stream().filter(each -> !losing.contains(each.account())).toList());
    change
        .store()
        .pendingReleases()
        .removeAll(connection.organization(), connection.subscription(), losing);
    allocator.releaseAll(change, connection.organization(), connection.subscription(), released);
    return due.size();
  }

  /** A seat that somebody typed since, or another one, stays. */
  private static Predicate<Seat> isMeant(PendingRelease pending) {
    return seat -> seat.id().equals(pending.seat()) && seat.source() == SeatSource.ROSTER;
  }

  /** Whom some list of the subscription gives a seat. */
  private Set<AccountId> listed(List<AccountId> people) {
    return change
        .store()
        .rosterLinks()
        .listed(connection.organization(), connection.subscription(), people)
        .stream()
        .filter(each -> each.link().standing() == Standing.SEATED)
        .map(each -> each.link().account())
        .collect(Collectors.toSet());
  }

  private static AccountId holder(Seat seat) {
    return ((SeatHolder.Person) seat.holder()).account();
  }
}
