package io.entitlements.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How a {@link JobWorker} is.
 *
 * @param running whether it takes jobs
 * @param lookedAt when it last looked for jobs without a failure; empty if it never did
 * @param failure why its last look failed; empty if it did not
 * @param waitingSince since when the longest due job waits for a worker, of this process or
 *     another; empty if none does, or the store does not say
 */
public record JobWorkerHealth(
    boolean running,
    Optional<Instant> lookedAt,
    Optional<Throwable> failure,
    Optional<Instant> waitingSince) {

  /** Checks that nothing is missing. */
  public JobWorkerHealth {
    Objects.requireNonNull(lookedAt, "lookedAt");
    Objects.requireNonNull(failure, "failure");
    Objects.requireNonNull(waitingSince, "waitingSince");
  }

  /**
   * How far behind the workers are.
   *
   * @param now the present
   * @return for how long the longest due job waits; zero if none does
   */
  public Duration behind(Instant now) {
    return waitingSince
        .map(since -> Duration.between(since, now))
        .filter(waited -> !waited.isNegative())
        .orElse(Duration.ZERO);
  }
}
