package io.entitlements.core.memory;

import io.entitlements.spi.Job;
import io.entitlements.spi.JobStatus;
import java.time.Instant;
import java.util.Optional;

/** A job that has not ended, and until when a worker has it. */
record JobRow(Job job, Optional<Instant> leasedUntil) {

  boolean canBeLeased(Instant now) {
    return !job.dueAt().isAfter(now) && leasedUntil.map(until -> !now.isBefore(until)).orElse(true);
  }

  /** Also after the lease ran out, as long as nobody else got the job. */
  boolean isLeasedAs(Job leased) {
    return leasedUntil.isPresent()
        && job.scope().equals(leased.scope())
        && job.attempt() == leased.attempt();
  }

  JobRow lease(Instant until) {
    return new JobRow(job.nextAttempt(), Optional.of(until));
  }

  JobRow renew(Instant until) {
    return new JobRow(job, Optional.of(until));
  }

  JobRow giveBack(Instant dueAt) {
    return new JobRow(job.withDueAt(dueAt), Optional.empty());
  }

  JobStatus status() {
    return new JobStatus(job, leasedUntil, Optional.empty(), false);
  }
}
