package io.entitlements.core;

import io.entitlements.core.internal.work.OwnThreads;
import io.entitlements.job.Jobs;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** The settings of a {@link JobWorker}. Not thread-safe. */
public final class JobWorkerBuilder {

  private static final int MOST_AT_ONCE = 64;
  private static final Duration SHORTEST = Duration.ofMillis(10);
  private static final Duration LONGEST = Duration.ofHours(1);

  private final Jobs jobs;
  private int atOnce = 3;
  private Duration every = Duration.ofSeconds(1);
  private Duration patience = Duration.ofSeconds(30);
  private String name = "entitlements-jobs";
  private InstantSource clock = EngineBuilder.systemClock();
  private @Nullable ScheduledExecutorService executor;

  JobWorkerBuilder(Jobs jobs) {
    this.jobs = Objects.requireNonNull(jobs, "jobs");
  }

  /**
   * Sets how many jobs it does at once, each on a thread and a connection. From 2 on, one of the
   * threads does only what needs the store alone, so that a mail server that hangs holds up none of
   * it; from 3 on, at least half of the others read no lists. Default: 3, of which two can send
   * mail, and one of these reads lists.
   *
   * @param atOnce 1 to 64
   * @return this
   */
  public JobWorkerBuilder atOnce(int atOnce) {
    if (atOnce < 1 || atOnce > MOST_AT_ONCE) {
      throw new IllegalArgumentException("atOnce is 1 to " + MOST_AT_ONCE + ", not " + atOnce);
    }
    this.atOnce = atOnce;
    return this;
  }

  /**
   * Sets how often it looks for jobs that other processes asked for or that became due. A tenth is
   * added or taken off, so that nodes do not look together. Default: 1 second.
   *
   * @param every 10 milliseconds to 1 hour
   * @return this
   */
  public JobWorkerBuilder every(Duration every) {
    if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("every is 10 milliseconds to 1 hour");
    }
    this.every = every;
    return this;
  }

  /**
   * Sets how long {@link JobWorker#close} waits for the jobs in hand. Default: 30 seconds.
   *
   * @param patience zero to 1 hour
   * @return this
   */
  public JobWorkerBuilder patience(Duration patience) {
    if (patience.isNegative() || patience.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("patience is 0 to 1 hour");
    }
    this.patience = patience;
    return this;
  }

  /**
   * Sets what its threads are called, with a number behind. Default: {@code entitlements-jobs}.
   *
   * @param name not blank; unused with an executor of the application's
   * @return this
   */
  public JobWorkerBuilder name(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("name is not blank");
    }
    this.name = name;
    return this;
  }

  /**
   * Sets the clock of {@link JobWorkerHealth#lookedAt}; jobs go by the engine's. Default: the
   * system's.
   *
   * @param clock the clock
   * @return this
   */
  public JobWorkerBuilder clock(InstantSource clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
    return this;
  }

  /**
   * Runs it on threads of the application. Default: daemon threads of its own, as many as it does
   * jobs at once, which end with it.
   *
   * @param executor stays the application's to shut down, after the worker; needs as many threads
   *     as jobs are to be done at once
   * @return this
   */
  public JobWorkerBuilder on(ScheduledExecutorService executor) {
    this.executor = Objects.requireNonNull(executor, "executor");
    return this;
  }

  /**
   * Starts the worker; it looks for jobs at once.
   *
   * @return the worker; close it before the storage
   */
  public JobWorker start() {
    return new JobWorker(
        this,
        executor == null ? OwnThreads.of(name, atOnce) : executor,
        EngineBuilder.systemRandom());
  }

  Jobs jobs() {
    return jobs;
  }

  int atOnce() {
    return atOnce;
  }

  Duration every() {
    return every;
  }

  Duration patience() {
    return patience;
  }

  InstantSource clock() {
    return clock;
  }

  boolean isOwnExecutor() {
    return executor == null;
  }
}
