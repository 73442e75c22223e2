package io.entitlements.core.memory;

import io.entitlements.spi.Job;
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
    Job next =
        new Job(job.scope(), job.id(), job.kind(), job.argument(), job.dueAt(), job.attempt() + 1);
    return new JobRow(next, Optional.of(until));
  }

  JobRow giveBack(Instant dueAt) {
    Job again = new Job(job.scope(), job.id(), job.kind(), job.argument(), dueAt, job.attempt());
    return new JobRow(again, Optional.empty());
  }
}
