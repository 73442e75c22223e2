package io.entitlements.type;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * How often something may be tried: some times at once, and after that once in a while.
 *
 * @param burst how often at once, after a long rest; 1 to 10,000
 * @param every after how long one more is allowed; whole milliseconds, from 1 ms to 366 days
 */
public record Limit(int burst, Duration every) {

  private static final int LARGEST_BURST = 10_000;
  private static final Duration LONGEST = Duration.ofDays(366);

  /** Checks the ranges. */
  public Limit {
    Objects.requireNonNull(every, "every");
    if (burst < 1 || burst > LARGEST_BURST) {
      throw new IllegalArgumentException("burst is 1 to " + LARGEST_BURST + ", not " + burst);
    }
    if (every.compareTo(Duration.ofMillis(1)) < 0
        || every.compareTo(LONGEST) > 0
        || !every.equals(every.truncatedTo(ChronoUnit.MILLIS))) {
      throw new IllegalArgumentException(
          "every is whole milliseconds, 1 ms to 366 days, not " + every);
    }
  }

  /**
   * How long a rest has to be until the whole burst is allowed again.
   *
   * @return {@link #burst()} times {@link #every()}
   */
  public Duration whole() {
    return every.multipliedBy(burst);
  }
}
