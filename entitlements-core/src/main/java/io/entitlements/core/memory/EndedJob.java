package io.entitlements.core.memory;

import io.entitlements.spi.Job;
import io.entitlements.spi.JobStatus;
import java.time.Instant;
import java.util.Optional;

/** A job that has ended, and whether it was given up. */
record EndedJob(Job job, Instant endedAt, boolean abandoned) {

  JobStatus status() {
    return new JobStatus(job, Optional.empty(), Optional.of(endedAt), abandoned);
  }
}
