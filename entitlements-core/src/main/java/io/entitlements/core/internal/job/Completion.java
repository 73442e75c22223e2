package io.entitlements.core.internal.job;

import io.entitlements.spi.Job;
import io.entitlements.spi.UnitOfWork;
import java.time.Instant;

/** The last act of a job. */
public final class Completion {

  private Completion() {}

  /**
   * Completes a job, in the transaction that does its work if that is one.
   *
   * @throws LeaseLostException if another worker has it by now, or this one has completed it
   *     before; the transaction is rolled back
   */
  public static void of(UnitOfWork store, Job job, Instant now) {
    if (!store.jobs().complete(job, now)) {
      throw isDone(store, job)
          ? LeaseLostException.afterCompletion()
          : LeaseLostException.toAnother();
    }
  }

  private static boolean isDone(UnitOfWork store, Job job) {
    return store
        .jobs()
        .find(job.scope(), job.id())
        .filter(status -> status.endedAt().isPresent() && !status.abandoned())
        .filter(status -> status.job().attempt() == job.attempt())
        .isPresent();
  }
}
