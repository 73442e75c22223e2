package io.entitlements.core.internal.roster;

import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.seat.SeatAllocator;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatSource;
import io.entitlements.seat.Waiting;
import io.entitlements.spi.RosterLink.Standing;
import io.entitlements.spi.RosterRunRow;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who waits for a seat of a list that is pushed: no later reading would give it. The subscription's
 * row is held.
 */
final class QueuedPeople {

  private QueuedPeople() {}

  static void join(Change change, RosterConnection connection, AccountId account) {
    SeatAllocator.await(
        change,
        new Waiting(
            connection.organization(),
            connection.subscription(),
            account,
            SeatSource.ROSTER,
            change.now()));
  }

  /** Whether somebody waits by a list. */
  static boolean waits(UnitOfWork store, RosterConnection connection, AccountId account) {
    return store
        .waiting()
        .find(connection.organization(), connection.subscription(), account)
        .filter(waiting -> waiting.source() == SeatSource.ROSTER)
        .isPresent();
  }

  /** Somebody waits no more by a list, if they do. */
  static void leave(Change change, RosterConnection connection, AccountId account) {
    if (waits(change.store(), connection, account)) {
      SeatAllocator.stopWaiting(
          change, connection.organization(), connection.subscription(), account, false);
    }
  }

  /** Whether whoever waits, waits no more by this list. */
  static boolean leaves(Result result) {
    return result == Result.LEFT || result == Result.NO_SEAT_FOR_ROLE;
  }

  /** Who has left, and is in no list of the subscription any more, waits no longer. */
  static void leaveIfUnlisted(Change change, RosterConnection connection, List<RosterRunRow> rows) {
    List<AccountId> left =
        rows.stream()
            .filter(row -> leaves(row.result()))
            .flatMap(row -> row.account().stream())
            .distinct()
            .toList();
    Set<AccountId> listed = listed(change.store(), connection, left);
    left.stream()
        .filter(account -> !listed.contains(account))
        .forEach(account -> leave(change, connection, account));
  }

  private static Set<AccountId> listed(
      UnitOfWork store, RosterConnection connection, List<AccountId> accounts) {
    return store
        .rosterLinks()
        .listed(connection.organization(), connection.subscription(), accounts)
        .stream()
        .filter(each -> each.link().standing() == Standing.SEATED)
        .map(each -> each.link().account())
        .collect(Collectors.toSet());
  }

  /** Who had no seat before a run that is undone, and has left by it, waits again. */
  static void joinAgain(
      Change change,
      RosterConnection connection,
      List<RosterRunRow> undone,
      Map<AccountId, Seat> seats) {
    undone.stream()
        .filter(row -> row.result() == Result.LEFT)
        .filter(row -> row.before().equals(Optional.of(Standing.SEATED)))
        .flatMap(row -> row.account().stream())
        .filter(account -> !seats.containsKey(account))
        .forEach(account -> join(change, connection, account));
  }

  /** Whom a run that is undone has let wait. */
  static void leave(
      Change change,
      RosterConnection connection,
      List<RosterRunRow> undone,
      Set<AccountId> listed) {
    undone.stream()
        .filter(QueuedPeople::isQueued)
        .flatMap(row -> row.account().stream())
        .filter(account -> !listed.contains(account))
        .forEach(account -> leave(change, connection, account));
  }

  /** Whether a run has listed somebody anew who had to wait; a seat since came by that. */
  static boolean isQueued(RosterRunRow row) {
    return row.result() == Result.NO_SEAT_LEFT
        && row.before().filter(before -> before == Standing.SEATED).isEmpty();
  }
}
