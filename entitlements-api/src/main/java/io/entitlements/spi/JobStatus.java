package io.entitlements.spi;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How it stands with a job.
 *
 * @param job the job; without its argument once it is done
 * @param leasedUntil until when a worker has it, if one got it and has not given it back
 * @param endedAt when it was done or given up; empty until then
 * @param abandoned whether it was given up
 */
public record JobStatus(
    Job job, Optional<Instant> leasedUntil, Optional<Instant> endedAt, boolean abandoned) {

  /** Checks that nothing is missing. */
  public JobStatus {
    Objects.requireNonNull(job, "job");
    Objects.requireNonNull(leasedUntil, "leasedUntil");
    Objects.requireNonNull(endedAt, "endedAt");
  }
}
