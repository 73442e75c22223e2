package io.entitlements.core.internal.job;

import io.entitlements.spi.Job;
import io.entitlements.spi.UnitOfWork;
import java.time.Instant;

/** A piece of a job's work, of which there are several or which takes long. */
public final class Renewal {

  private Renewal() {}

  /**
   * Gives the worker a whole lease from now on, in the transaction of a piece of its work, which is
   * fenced like the last one.
   *
   * @throws LeaseLostException if another worker has it by now; the transaction is rolled back
   */
  public static void of(UnitOfWork store, Job job, Instant now) {
    if (!store.jobs().renew(job, now.plus(JobRunner.LEASE))) {
      throw LeaseLostException.toAnother();
    }
  }
}
