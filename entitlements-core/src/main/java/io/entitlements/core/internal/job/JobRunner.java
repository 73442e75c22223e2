package io.entitlements.core.internal.job;

import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.work.Wakes;
import io.entitlements.error.StorageException;
import io.entitlements.job.Jobs;
import io.entitlements.spi.Job;
import io.entitlements.spi.Storage;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.Actor;
import io.entitlements.type.JobId;
import io.entitlements.type.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leases due jobs one by one and gives each to the handler of its kind. */
public final class JobRunner implements Jobs {

  /** How long a worker has for one job before another may take it over. */
  static final Duration LEASE = Duration.ofMinutes(2);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  /** With these pauses, a job that may be given up is so after some 10 hours. */
  private static final int MOST_ATTEMPTS = 18;

  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

  private final Storage storage;
  private final Changes changes;
  private final Ids ids;
  private final Wakes wakes;
  private final Map<String, JobHandler> handlers;
  private final Turns turns = new Turns();
  private final Turns quickTurns = new Turns();
  private final Turns listlessTurns = new Turns();
  private final EndedJobs ended;

  /** When a thread last asked for quick jobs alone. */
  private volatile Instant quickAt = Instant.EPOCH;

  /** Runs jobs with these handlers, by kind, and has forgotten what else ended long ago. */
  public JobRunner(
      Storage storage,
      Changes changes,
      Ids ids,
      Wakes wakes,
      Map<String, JobHandler> handlers,
      List<Forgetting> forgotten) {
    this.storage = storage;
    this.changes = changes;
    this.ids = ids;
    this.wakes = wakes;
    this.handlers = Map.copyOf(handlers);
    this.ended = new EndedJobs(handlers.keySet(), forgotten);
  }

  @Override
  public Run runDue(int limit) {
    return run(limit, now -> turns.next(lanes(now)));
  }

  @Override
  public Run runWithoutLists(int limit) {
    return run(limit, now -> listlessTurns.next(Lane.withoutLists(lanes(now))));
  }

  private List<Lane> lanes(Instant now) {
    return isBesideQuick(now) ? Lane.BESIDE_QUICK : Lane.ALL;
  }

  @Override
  public Run runQuick(int limit) {
    return run(
        limit,
        now -> {
          quickAt = now;
          return quickTurns.next(Lane.QUICK);
        });
  }

  /** Not if it has ended, or is held up: then the others do what it would do. */
  private boolean isBesideQuick(Instant now) {
    return now.isBefore(quickAt.plus(LEASE));
  }

  private Run run(int limit, Function<Instant, List<Lane>> lanes) {
    checkLimit(limit);
    int done = 0;
    int failed = 0;
    // Who is interrupted is to stop, perhaps by the job that it has just had.
    while (done + failed < limit && !Thread.currentThread().isInterrupted()) {
      forgetSome();
      // One at a time: a lease must not run out while the jobs before it are being done.
      Optional<Job> job = lease(lanes);
      if (job.isEmpty()) {
        break;
      }
      if (isDone(job.get())) {
        done++;
      } else {
        failed++;
      }
    }
    return new Run(done, failed);
  }

  /** It can wait, so it ends no call that has done something, and no job waits for it. */
  private void forgetSome() {
    try {
      ended.forgetSome(storage, changes.now());
    } catch (StorageException failed) {
      LOG.warn("what ended long ago could not be forgotten", failed);
    }
  }

  private Optional<Job> lease(Function<Instant, List<Lane>> lanes) {
    Instant now = changes.now();
    List<Lane> order = lanes.apply(now);
    return storage.write(store -> first(order, lane -> lease(store, lane, now)));
  }

  private static Optional<Job> lease(UnitOfWork store, Lane lane, Instant now) {
    return store.jobs().lease(lane.number(), now, now.plus(LEASE), 1).stream().findFirst();
  }

  /** Asks lane by lane, and no further than to the first answer. */
  private static Optional<Job> first(List<Lane> order, Function<Lane, Optional<Job>> ask) {
    return order.stream().map(ask).flatMap(Optional::stream).findFirst();
  }

  @Override
  public Optional<Instant> waitingSince() {
    Instant now = changes.now();
    return storage.read(
        store ->
            Stream.of(Lane.values())
                .map(lane -> store.jobs().waitingSince(lane.number(), now))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder()));
  }

  @Override
  public Runnable whenAsked(Runnable listener) {
    return wakes.add(Objects.requireNonNull(listener, "listener"));
  }

  private static void checkLimit(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit is at least 1, not " + limit);
    }
  }

  /** All but claims: what becomes of one is its vendor's to say. */
  @Override
  public int revive(Instant since, int limit) {
    TimeRange.check("since", since);
    checkLimit(limit);
    Instant now = changes.now();
    return changes.note(
        store ->
            (int)
                store.jobs().abandoned(since, JobKinds.FULFIL_CLAIM, limit).stream()
                    .filter(job -> isRevived(store, job, now))
                    .count());
  }

  /** By a new job, so that a worker that still believes to have the old one is fenced off. */
  private boolean isRevived(UnitOfWork store, Job job, Instant now) {
    JobId id = new JobId(ids.next(now));
    return store.jobs().dismiss(job)
        && NewJobs.ask(store, job.scope(), id, job.kind(), job.argument(), now);
  }

  private boolean isDone(Job job) {
    if (job.attempt() > MOST_ATTEMPTS && JobKinds.isGivenUp(job.kind())) {
      // Whoever had it last died over it, or gave it up and died.
      giveUp(job);
      return false;
    }
    try {
      handler(job).handle(job);
      return true;
    } catch (LeaseLostException lost) {
      LOG.info("job {} of kind {}: {}", job.id(), job.kind(), lost.getMessage());
      return lost.isDone();
    } catch (InterruptedException interrupted) {
      // First it is given back: a store may not be used by an interrupted thread.
      postpone(job, interrupted);
      Thread.currentThread().interrupt();
      return false;
    } catch (Exception failed) {
      postpone(job, failed);
      return false;
    } catch (Error failed) {
      postpone(job, failed);
      throw failed;
    }
  }

  private JobHandler handler(Job job) {
    JobHandler handler = handlers.get(job.kind());
    if (handler == null) {
      throw new IllegalStateException("no handler for jobs of kind " + job.kind());
    }
    return handler;
  }

  private void postpone(Job job, Throwable failed) {
    Instant now = changes.now();
    // A mail server's messages quote addresses: they are for those who ask for them.
    LOG.debug("job {} of kind {} failed", job.id(), job.kind(), failed);
    if (job.attempt() >= MOST_ATTEMPTS && JobKinds.isGivenUp(job.kind())) {
      giveUp(job);
      return;
    }
    Instant dueAt = now.plus(pauseAfter(job.attempt()));
    LOG.warn(
        "job {} of kind {} failed by {}, next try at {}",
        job.id(),
        job.kind(),
        failed.getClass().getName(),
        dueAt);
    storage.write(store -> store.jobs().retry(job, dueAt));
  }

  private void giveUp(Job job) {
    LOG.error("job {} of kind {} is given up", job.id(), job.kind());
    changes.write(
        new Actor.Task("jobs"),
        "job.give-up",
        change -> {
          boolean isGivenUp = change.store().jobs().abandon(job, change.now());
          // A kind that this version does not know is given up like any other.
          JobHandler handler = handlers.get(job.kind());
          if (isGivenUp && handler != null) {
            handler.givenUp(change, job);
          }
          return isGivenUp;
        });
  }

  static Duration pauseAfter(int attempt) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt - 1, 20));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }
}
