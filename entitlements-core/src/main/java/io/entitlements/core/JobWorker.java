package io.entitlements.core;

import io.entitlements.core.internal.work.Shift;
import io.entitlements.core.internal.work.WorkLog;
import io.entitlements.core.internal.work.WorkLoop;
import io.entitlements.job.Jobs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does jobs for as long as the application wants: it looks for some every second, is woken by what
 * this process asks for, and goes on while there are any. One for each process is enough, on as
 * many nodes as there are. Of several threads the first does only what needs the store alone, so
 * that a mail server that hangs holds up no claim; at least half of the others, if there are two,
 * read no lists, so that those hold up no mail. Any scheduler that calls {@link Jobs#runDue}, and
 * {@link Jobs#runQuick} and {@link Jobs#runWithoutLists} on threads of their own, does the same.
 *
 * <p>Nothing that a job or the store throws ends it: while looking fails, it looks after pauses
 * that grow to a minute, and says so in the log once. It interrupts nobody, since an interrupted
 * thread may break what it uses (a file of H2 does not survive it). Thread-safe.
 */
public final class JobWorker implements AutoCloseable {

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);

  private final Jobs jobs;
  private final Duration patience;
  private final WorkLog log;
  private final Shift shift;
  private final List<WorkLoop> loops = new ArrayList<>();

  JobWorker(JobWorkerBuilder settings, ScheduledExecutorService executor, RandomGenerator random) {
    this.jobs = settings.jobs();
    this.patience = settings.patience();
    this.log =
        new WorkLog(
            settings.clock(),
            "jobs could not be looked for or done; tried again after growing pauses",
            "jobs are done again");
    this.shift = new Shift(executor, settings.isOwnExecutor(), settings.atOnce());
    for (int i = 0; i < settings.atOnce(); i++) {
      loops.add(
          new WorkLoop(
              work(i, settings.atOnce()),
              executor,
              log,
              settings.every(),
              LONGEST_PAUSE,
              this::wake,
              shift.ended()));
    }
    loops.forEach(loop -> shift.start(loop, settings.every(), random));
    shift.whenStopped(jobs.whenAsked(this::wake));
  }

  /**
   * Begins the making of a worker.
   *
   * @param jobs what it does, {@code entitlements.jobs()}
   * @return a builder whose settings have defaults
   */
  public static JobWorkerBuilder builder(Jobs jobs) {
    return new JobWorkerBuilder(jobs);
  }

  /** What a thread is for, by its number. */
  private BooleanSupplier work(int number, int atOnce) {
    if (number == 0 && atOnce > 1) {
      return () -> !jobs.runQuick(1).isEmpty();
    }
    int others = atOnce - 1;
    boolean readsLists = number > others - Math.max(1, others / 2);
    return readsLists ? () -> !jobs.runDue(1).isEmpty() : () -> !jobs.runWithoutLists(1).isEmpty();
  }

  /**
   * The first one, which may be for quick jobs alone; of the others one that sleeps is enough: it
   * wakes the next one if there is more than one job.
   */
  private void wake() {
    loops.get(0).wake();
    for (WorkLoop loop : loops.subList(1, loops.size())) {
      if (loop.wake()) {
        return;
      }
    }
  }

  /**
   * How it is, for an application's health check. Blocks on the store, and does not fail with it.
   *
   * @return how it is now
   */
  public JobWorkerHealth health() {
    boolean running = shift.isRunning();
    try {
      Optional<Instant> waitingSince = jobs.waitingSince();
      return new JobWorkerHealth(running, log.lookedAt(), log.failure(), waitingSince);
    } catch (RuntimeException failed) {
      return new JobWorkerHealth(running, log.lookedAt(), Optional.of(failed), Optional.empty());
    }
  }

  /**
   * Takes no more jobs and waits for those in hand. One that has not ended in time goes on, on a
   * daemon thread if the thread is this worker's; if the process ends over it, it is done again
   * after its lease, by whoever is there.
   *
   * @param within how long to wait, from zero
   * @return whether all have ended; false also if this thread is interrupted, and it stays so
   */
  public boolean stop(Duration within) {
    return shift.stop(within);
  }

  /** Stops it, and waits as long as was set; says in the log if a job in hand has not ended. */
  @Override
  public void close() {
    if (!stop(patience)) {
      LOG.warn("a job goes on after {}: it ends, or is done again after its lease", patience);
    }
  }
}
