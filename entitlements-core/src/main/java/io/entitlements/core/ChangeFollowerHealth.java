package io.entitlements.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How a {@link ChangeFollower} is. Instants are by the engine's clock.
 *
 * @param running whether it follows
 * @param position of the change that it passed on last; 0 at the beginning of the feed
 * @param newest the newest position that it knows
 * @param startedAt when it was started
 * @param confirmedAt everything that was committed before this instant, on any node, has been
 *     passed on; empty before it has come to the feed's end once
 * @param failure why its last look failed; empty if it did not
 * @param wakeupFailure why nodes cannot wake each other at present, so that changes of others are
 *     found only by looking; empty if they can, or the store has no way for that
 */
public record ChangeFollowerHealth(
    boolean running,
    long position,
    long newest,
    Instant startedAt,
    Optional<Instant> confirmedAt,
    Optional<Throwable> failure,
    Optional<Throwable> wakeupFailure) {

  /** Checks that nothing is missing. */
  public ChangeFollowerHealth {
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(confirmedAt, "confirmedAt");
    Objects.requireNonNull(failure, "failure");
    Objects.requireNonNull(wakeupFailure, "wakeupFailure");
  }

  /**
   * How far behind it is: what was committed longer ago has been passed on.
   *
   * @param now the present
   * @return for how long it has not been at the feed's end; while all is well, no longer than it
   *     waits between two looks
   */
  public Duration behind(Instant now) {
    Duration behind = Duration.between(confirmedAt.orElse(startedAt), now);
    return behind.isNegative() ? Duration.ZERO : behind;
  }
}
