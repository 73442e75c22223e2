package io.entitlements.core.internal.roster;

import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.seat.SeatAllocator;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.seat.SeatSource;
import io.entitlements.seat.Waiting;
import io.entitlements.spi.RosterLink.Standing;
import io.entitlements.spi.RosterRunRow;
import io.entitlements.type.AccountId;
import java.util.List;
import java.util.Set;

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

  /** Somebody waits no more by a list, if they do. */
  static void leave(Change change, RosterConnection connection, AccountId account) {
    boolean waits =
        change
            .store()
            .waiting()
            .find(connection.organization(), connection.subscription(), account)
            .filter(waiting -> waiting.source() == SeatSource.ROSTER)
            .isPresent();
    if (waits) {
      SeatAllocator.stopWaiting(
          change, connection.organization(), connection.subscription(), account, false);
    }
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
