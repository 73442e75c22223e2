package io.entitlements.core.internal.job;

import io.entitlements.spi.Job;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.JobId;
import io.entitlements.type.Scope;
import java.time.Instant;
import java.util.List;

/**
 * The one way of a new job into the store: it gets the lane of its kind, and the transaction is
 * noted as one that asks for jobs.
 */
public final class NewJobs {

  private static final ThreadLocal<Boolean> ASKED = new ThreadLocal<>();

  private NewJobs() {}

  /** A job that nobody has had yet. */
  public static Job of(Scope scope, JobId id, String kind, String argument, Instant dueAt) {
    return new Job(scope, id, kind, Lane.of(kind).number(), argument, dueAt, 0);
  }

  /** Asks for a job; false, and nothing is added, if it is or was there. */
  public static boolean ask(UnitOfWork store, Job job) {
    ASKED.set(true);
    return store.jobs().insert(job);
  }

  /** The same with a job that nobody has had yet. */
  public static boolean ask(
      UnitOfWork store, Scope scope, JobId id, String kind, String argument, Instant dueAt) {
    return ask(store, of(scope, id, kind, argument, dueAt));
  }

  /** Asks for many jobs, of identifiers that were just made. */
  public static void askAll(UnitOfWork store, List<Job> jobs) {
    ASKED.set(true);
    store.jobs().insertAll(jobs);
  }

  /** Whether this thread has asked for jobs since it was last asked this. */
  static boolean wereAsked() {
    boolean asked = ASKED.get() != null;
    ASKED.remove();
    return asked;
  }
}
