package io.entitlements.spi;

import io.entitlements.type.JobId;
import java.time.Instant;
import java.util.Objects;

/**
 * A job that was given up.
 *
 * @param job the job, with the number of its last attempt
 * @param at when it was given up
 */
public record AbandonedJob(Job job, Instant at) {

  /** Checks that nothing is missing. */
  public AbandonedJob {
    Objects.requireNonNull(job, "job");
    Objects.requireNonNull(at, "at");
  }

  /**
   * Where the job stands in the order.
   *
   * @return its position
   */
  public Position position() {
    return new Position(at, job.id());
  }

  /**
   * A place in the order of the jobs that were given up.
   *
   * @param at when
   * @param id of those of one instant, which
   */
  public record Position(Instant at, JobId id) {

    /** Checks that nothing is missing. */
    public Position {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(id, "id");
    }
  }
}
