package io.entitlements.core.internal.roster;

import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.job.Completion;
import io.entitlements.core.internal.job.LeaseLostException;
import io.entitlements.core.internal.job.Renewal;
import io.entitlements.core.internal.notice.Notice;
import io.entitlements.core.internal.notice.Notice.OfList.What;
import io.entitlements.core.internal.notice.Notices;
import io.entitlements.core.internal.roster.SyncSchedule.Due;
import io.entitlements.error.RosterUnavailableException;
import io.entitlements.error.StorageException;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RosterSource;
import io.entitlements.roster.RosterSources;
import io.entitlements.roster.Rosters.Refusal;
import io.entitlements.roster.RunState;
import io.entitlements.roster.Withheld;
import io.entitlements.spi.Job;
import io.entitlements.spi.RosterRun;
import io.entitlements.spi.RosterState;
import io.entitlements.type.Actor;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads lists and applies them by the calendar or a hint, one run of a connection at a time. */
public final class RosterJobs {

  /** How long a list may be silent: so long another worker does not take the job over. */
  private static final Duration LEASE = Duration.ofMinutes(15);

  private static final Duration WHILE_BUSY = Duration.ofMinutes(1);

  /** So often in a row: an hour. */
  private static final int MOST_WAITS = 60;

  private static final Actor ACTOR = new Actor.Task("roster");
  private static final Logger LOG = LoggerFactory.getLogger(RosterJobs.class);

  private final Changes changes;
  private final Syncs syncs;
  private final RosterSources sources;

  RosterJobs(Changes changes, Syncs syncs, RosterSources sources) {
    this.changes = changes;
    this.syncs = syncs;
    this.sources = sources;
  }

  /** Does a job of kind {@code sync-roster}. */
  public void sync(Job job) {
    OrganizationId organization = new OrganizationId(job.scope().value());
    Due due = Due.parse(job.argument());
    Optional<RosterConnection> connection =
        changes.read(
            store ->
                store
                    .rosters()
                    .find(organization, ConnectionId.parse(due.connection()))
                    .filter(found -> due.isWanted(store.rosters().state(found), changes.now())));
    if (connection.isPresent() && due.isToFinish()) {
      finish(job, connection.get());
      return;
    }
    Optional<RosterSource> source = connection.flatMap(sources::of);
    if (source.isEmpty()) {
      end(job, connection, change -> goOn(change, due, connection.orElseThrow()));
      return;
    }
    sync(job, due, connection.get(), source.get());
  }

  private void finish(Job job, RosterConnection connection) {
    Optional<Refusal> refusal =
        syncs.finish(connection, change -> Renewal.of(change.store(), job, change.now(), LEASE));
    if (refusal.filter(RosterJobs::isBusy).isPresent()) {
      changes.touch(store -> store.jobs().retry(job, changes.now().plus(WHILE_BUSY)));
    } else {
      end(job, Optional.of(connection), change -> {});
    }
  }

  private void sync(Job job, Due due, RosterConnection connection, RosterSource source) {
    changes.touch(store -> Renewal.of(store, job, changes.now(), LEASE));
    Outcome<RosterRun, Refusal> outcome;
    try {
      outcome =
          syncs.run(
              connection,
              source,
              () -> changes.touch(store -> Renewal.of(store, job, changes.now(), LEASE)),
              change -> Renewal.of(change.store(), job, change.now(), LEASE));
    } catch (LeaseLostException | StorageException lost) {
      throw lost;
    } catch (RuntimeException failed) {
      LOG.warn(
          "list {} of {} could not be read: {}",
          connection.id(),
          connection.organization(),
          failed.getClass().getName());
      Optional<Duration> asked =
          failed instanceof RosterUnavailableException unavailable
              ? unavailable.retryAfter()
              : Optional.empty();
      end(job, Optional.of(connection), change -> failed(change, due, connection, asked));
      return;
    }
    if (outcome instanceof Outcome.Refused<RosterRun, Refusal> refused
        && isBusy(refused.reason())) {
      if (job.attempt() < MOST_WAITS) {
        changes.touch(store -> store.jobs().retry(job, changes.now().plus(WHILE_BUSY)));
      } else {
        // Something keeps it from being read for so long that a person has to know.
        end(
            job,
            Optional.of(connection),
            change -> failed(change, due, connection, Optional.empty()));
      }
      return;
    }
    boolean isStopped =
        outcome instanceof Outcome.Done<RosterRun, Refusal> done
            && done.value().state() == RunState.STOPPED;
    end(
        job,
        Optional.of(connection),
        change -> {
          if (isStopped) {
            // Who has stopped it does not want it to be read again at once.
            goOn(change, due, connection);
          } else {
            done(change, due, connection, outcome);
          }
        });
  }

  private static boolean isBusy(Refusal refusal) {
    return refusal == Refusal.RUN_UNDER_WAY || refusal == Refusal.STALE_PLAN;
  }

  /**
   * Ends a job, with what is to be done for the next one, unless the connection has ended
   * meanwhile.
   */
  private void end(Job job, Optional<RosterConnection> connection, Consumer<Change> work) {
    changes.write(
        ACTOR,
        "roster.schedule",
        change -> {
          connection.ifPresent(found -> change.store().rosters().lock(found));
          if (connection.flatMap(found -> RosterAccess.stored(change.store(), found)).isPresent()) {
            work.accept(change);
          }
          Completion.of(change.store(), job, change.now());
          return job.id();
        });
  }

  private static void goOn(Change change, Due due, RosterConnection connection) {
    RosterState state = change.store().rosters().lock(connection);
    next(change, due, connection, state);
  }

  /** Asks for the next job, but for a chain that new settings have ended meanwhile. */
  private static void next(Change change, Due due, RosterConnection connection, RosterState state) {
    if (due.isOf(state)) {
      SyncSchedule.next(change.store(), stored(change, connection), state, change.now());
    }
  }

  private static void failed(
      Change change, Due due, RosterConnection connection, Optional<Duration> asked) {
    RosterState before = change.store().rosters().lock(connection);
    int failures = before.failures() + 1;
    Instant retryAt = SyncSchedule.retryAt(change.now(), failures, asked);
    RosterState after = before.failed(failures, Optional.of(retryAt));
    change.store().rosters().update(stored(change, connection), after);
    if (failures == 1) {
      tell(change, connection, What.FAILED);
    }
    if (due.isOf(after)) {
      next(change, due, connection, after);
    } else {
      SyncSchedule.again(change.store(), connection, retryAt);
    }
  }

  private static void done(
      Change change, Due due, RosterConnection connection, Outcome<RosterRun, Refusal> outcome) {
    RosterState before = change.store().rosters().lock(connection);
    if (!(outcome instanceof Outcome.Done<RosterRun, Refusal> done)) {
      // It was not read.
      next(change, due, connection, before);
      return;
    }
    RosterState after = before.failed(0, Optional.empty());
    if (before.failures() > 0) {
      change.store().rosters().update(stored(change, connection), after);
      tell(change, connection, What.RECOVERED);
    }
    look(change, connection, done.value());
    next(change, due, connection, after);
  }

  /** Told once: not again by the next run that is as the one before. */
  private static void look(Change change, RosterConnection connection, RosterRun run) {
    List<RosterRun> last = change.store().rosterRuns().last(connection, 2);
    Optional<RosterRun> previous = last.size() < 2 ? Optional.empty() : Optional.of(last.get(1));
    if (run.state() == RunState.HELD
        && previous.filter(other -> other.result().withheld() == Withheld.TOO_MANY).isEmpty()) {
      tell(change, connection, What.HELD);
    }
    if (run.state() == RunState.PLANNED && previous.filter(RosterJobs::isToldPreview).isEmpty()) {
      tell(change, connection, What.PREVIEW);
    }
  }

  private static boolean isToldPreview(RosterRun previous) {
    return previous.by().isEmpty()
        && previous.state() == RunState.REPLACED
        && previous.result().verdict().isPresent();
  }

  private static RosterConnection stored(Change change, RosterConnection connection) {
    return RosterAccess.stored(change.store(), connection).orElseThrow();
  }

  private static void tell(Change change, RosterConnection connection, What what) {
    Notices.list(
        change,
        connection.organization(),
        new Notice.OfList(connection.subscription(), connection.id(), what, change.now()));
  }
}
