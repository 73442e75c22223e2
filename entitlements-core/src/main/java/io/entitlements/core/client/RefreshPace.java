package io.entitlements.core.client;

import io.entitlements.core.lease.VerifiedLease;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * When a background refresh asks. Clients that start at the same moment come back apart: every wait
 * has a random part.
 *
 * @param every a lease is refreshed when half of its life has passed, or this long after it was
 *     issued if that is sooner; and up to a quarter later. 1 minute to 366 days
 * @param spread what is due already at the start is asked for within this time, at random; 0 to 1
 *     day
 * @param firstRetry without an answer it is asked again within this time, at random, and the time
 *     doubles with each further failure; 1 second to 1 day
 * @param longestRetry up to this; not less, and at most 1 day
 */
public record RefreshPace(
    Duration every, Duration spread, Duration firstRetry, Duration longestRetry) {

  private static final Duration DAY = Duration.ofDays(1);
  private static final int MOST_DOUBLINGS = 20;

  /** Every hour; at the start within a minute; again after 30 seconds at first, 1 hour at most. */
  public static final RefreshPace DEFAULT =
      new RefreshPace(
          Duration.ofHours(1), Duration.ofMinutes(1), Duration.ofSeconds(30), Duration.ofHours(1));

  /** Checks the ranges. */
  public RefreshPace {
    requireRange("every", every, Duration.ofMinutes(1), Duration.ofDays(366));
    requireRange("spread", spread, Duration.ZERO, DAY);
    requireRange("firstRetry", firstRetry, Duration.ofSeconds(1), DAY);
    requireRange("longestRetry", longestRetry, firstRetry, DAY);
  }

  private static void requireRange(String name, Duration value, Duration least, Duration most) {
    Objects.requireNonNull(value, name);
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(name + " is " + least + " to " + most + ", not " + value);
    }
  }

  /** When a lease is to be refreshed. */
  Instant due(VerifiedLease lease) {
    Duration half = Duration.between(lease.issuedAt(), lease.expiresAt()).dividedBy(2);
    return lease.issuedAt().plus(half.compareTo(every) < 0 ? half : every);
  }

  /** What to wait for something that is due after a while, or already. */
  Duration untilDue(Duration rest, double chance) {
    return rest.isNegative() || rest.isZero()
        ? part(spread, chance)
        : rest.plus(part(rest.compareTo(every) < 0 ? rest : every, chance / 4));
  }

  /** What to wait after so many failures in a row; the server's own wish comes before all. */
  Duration untilRetry(int failures, Optional<Duration> retryAfter, double chance) {
    long times = 1L << Math.min(failures - 1, MOST_DOUBLINGS);
    Duration doubled = firstRetry.multipliedBy(times);
    Duration within = doubled.compareTo(longestRetry) < 0 ? doubled : longestRetry;
    Duration wished = retryAfter.orElse(Duration.ZERO);
    return (wished.compareTo(DAY) < 0 ? wished : DAY).plus(part(within, chance));
  }

  /** A part of a whole; a chance is from 0 to below 1. */
  private static Duration part(Duration whole, double chance) {
    return Duration.ofMillis((long) (whole.toMillis() * chance));
  }
}
