package io.entitlements.type;

import java.time.Instant;

/** The instants that a store can keep: those of the years 1 to 9999 in UTC. */
public final class TimeRange {

  /** The first. */
  public static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  /** The last in whole milliseconds. */
  public static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

  private TimeRange() {}

  /**
   * Checks an instant that somebody gives.
   *
   * @param argument what it is, for the message
   * @param instant the instant
   * @return the instant
   * @throws IllegalArgumentException naming the argument, if it lies in another year
   */
  public static Instant check(String argument, Instant instant) {
    if (instant.isBefore(FIRST) || !instant.isBefore(LAST.plusMillis(1))) {
      throw new IllegalArgumentException(
          argument + " lies in the years 1 to 9999, which " + instant + " does not");
    }
    return instant;
  }

  /**
   * The nearest instant in the range.
   *
   * @param instant any instant
   * @return the instant itself, {@link #FIRST} or {@link #LAST}
   */
  public static Instant clamp(Instant instant) {
    if (instant.isBefore(FIRST)) {
      return FIRST;
    }
    return instant.isAfter(LAST) ? LAST : instant;
  }
}
