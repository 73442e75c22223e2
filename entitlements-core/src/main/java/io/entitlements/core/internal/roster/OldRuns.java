package io.entitlements.core.internal.roster;

import io.entitlements.core.internal.job.Forgetting;
import io.entitlements.roster.RosterConnection;
import io.entitlements.spi.RosterRun;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Forgets what came of people by runs that ended long ago, later the runs, and with the last run of
 * a connection that was ended the connection. What was read and then left alone is stopped: with it
 * goes what is staged of people.
 */
public final class OldRuns implements Forgetting {

  /** How long it is known what came of people, so that it can be seen and undone. */
  static final Duration ROWS = Duration.ofDays(90);

  /** How long a run is known, so that this year's turn of the school year is beside the last. */
  static final Duration RUNS = Duration.ofDays(400);

  /** How long a plan waits for a person; who reads so long has died. */
  static final Duration LEFT = Duration.ofDays(30);

  /** Who undoes a run at the last moment finds all of its rows, whatever clocks say. */
  private static final Duration TO_SPARE = Duration.ofDays(1);

  private static final int MOST_ROWS = 1_000;
  private static final int MOST_RUNS = 200;

  /** Makes it; it keeps nothing. */
  public OldRuns() {}

  /** Whether it is still known what came of people by a run that has ended. */
  static boolean hasRows(RosterRun run, Instant now) {
    return run.progress().endedAt().filter(at -> !now.isBefore(at.plus(ROWS))).isEmpty();
  }

  @Override
  public void forgetSome(UnitOfWork store, Instant now) {
    // One of them, and first: its locks are waited for by whoever works at the list.
    store.rosterRuns().left(now.minus(LEFT), 1).forEach(run -> stop(store, run, now));
    store.rosterRuns().forgetRows(now.minus(ROWS).minus(TO_SPARE), MOST_ROWS).stream()
        .filter(PushRuns::isPushed)
        .forEach(run -> forgetGone(store, run));
    store.rosterRuns().forget(now.minus(RUNS), MOST_RUNS).stream()
        .map(run -> new Of(run.organization(), run.connection()))
        .distinct()
        .forEach(of -> store.rosters().forget(of.organization(), of.connection()));
  }

  /** An identifier that was pushed and removed never comes again; an undo is over by then. */
  private static void forgetGone(UnitOfWork store, RosterRun run) {
    store
        .rosters()
        .find(run.organization(), run.connection())
        .ifPresent(connection -> store.rosterLinks().removeGone(connection, run.id()));
  }

  private static void stop(UnitOfWork store, RosterRun run, Instant now) {
    OrganizationId organization = run.organization();
    Optional<RosterConnection> connection =
        store
            .rosters()
            .find(organization, run.connection())
            .or(() -> store.rosters().ended(organization, run.connection()));
    connection.ifPresent(
        of -> {
          store.subscriptions().lock(organization, of.subscription());
          store.rosters().lock(of);
          store
              .rosterRuns()
              .find(organization, run.id())
              .filter(found -> found.progress().equals(run.progress()))
              .ifPresent(found -> Runs.stop(store, found, now));
        });
  }

  private record Of(OrganizationId organization, ConnectionId connection) {}
}
