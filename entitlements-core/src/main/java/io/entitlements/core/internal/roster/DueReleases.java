package io.entitlements.core.internal.roster;

import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.job.Completion;
import io.entitlements.core.internal.job.Renewal;
import io.entitlements.core.internal.seat.SeatAllocator;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RosterSettings.Pause;
import io.entitlements.spi.Job;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.Actor;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Releases the seats whose day has come, some in each transaction; in a pause they wait. */
public final class DueReleases {

  private final Changes changes;
  private final SeatAllocator allocator;

  /** Composes the task. */
  public DueReleases(Changes changes, SeatAllocator allocator) {
    this.changes = changes;
    this.allocator = allocator;
  }

  /** Does a job of kind {@code roster-release}. */
  public void release(Job job) {
    OrganizationId organization = new OrganizationId(job.scope().value());
    ConnectionId id = ConnectionId.parse(job.argument());
    boolean more;
    do {
      more =
          changes.write(
              new Actor.Task("roster"),
              "roster.release " + id,
              change ->
                  held(change.store(), organization, id)
                      .map(connection -> hasMore(change, connection, job))
                      .orElseGet(() -> ended(change, job)));
    } while (more);
  }

  /** The connection as it is while its subscription is held, if it has not ended by then. */
  private static Optional<RosterConnection> held(
      UnitOfWork store, OrganizationId organization, ConnectionId id) {
    store
        .rosters()
        .find(organization, id)
        .ifPresent(found -> store.subscriptions().lock(organization, found.subscription()));
    return store.rosters().find(organization, id);
  }

  private boolean hasMore(Change change, RosterConnection connection, Job job) {
    Optional<Instant> pausedUntil = pausedUntil(change, connection);
    if (pausedUntil.isPresent()) {
      Releases.ask(change, connection, pausedUntil.get());
      return ended(change, job);
    }
    if (new Releases(change, allocator, connection).release() < Releases.AT_ONCE) {
      return ended(change, job);
    }
    Renewal.of(change.store(), job, change.now());
    return true;
  }

  private static boolean ended(Change change, Job job) {
    Completion.of(change.store(), job, change.now());
    return false;
  }

  private static Optional<Instant> pausedUntil(Change change, RosterConnection connection) {
    ZoneId zone = Planner.zone(change.store(), connection);
    return connection
        .settings()
        .pause()
        .filter(pause -> pause.covers(change.now().atZone(zone).toLocalDate()))
        .map(Pause::lastDay)
        .map(day -> day.plusDays(1).atStartOfDay(zone).toInstant());
  }
}
