package io.entitlements.core.internal.job;

import io.entitlements.spi.Job;
import io.entitlements.spi.UnitOfWork;
import java.time.Duration;
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
    of(store, job, now, JobRunner.LEASE);
  }

  /**
   * The same for longer, when what comes next waits for another system.
   *
   * @throws LeaseLostException if another worker has it by now; the transaction is rolled back
   */
  public static void of(UnitOfWork store, Job job, Instant now, Duration lease) {
    if (!store.jobs().renew(job, now.plus(lease))) {
      throw LeaseLostException.toAnother();
    }
  }
}
