package io.entitlements.subscription;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * The dated interval in which a product key's seats count. Half-open: the end is the first instant
 * that no longer belongs to it.
 *
 * @param startsAt the first instant, in whole milliseconds
 * @param endsAt the first instant after it, in whole milliseconds
 */
public record Term(Instant startsAt, Instant endsAt) {

  /** Checks the order of the two instants. */
  public Term {
    requireMillis("startsAt", startsAt);
    requireMillis("endsAt", endsAt);
    if (!startsAt.isBefore(endsAt)) {
      throw new IllegalArgumentException(
          "a term ends after it starts: " + startsAt + " to " + endsAt);
    }
  }

  /**
   * The term of whole local days.
   *
   * @param first the first day
   * @param last the last day, which still counts as a whole
   * @param zone where the school is
   * @return from the start of the first day to the end of the last
   * @throws IllegalArgumentException if the last day is before the first
   */
  public static Term ofDays(LocalDate first, LocalDate last, ZoneId zone) {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("a term ends after it starts: " + first + " to " + last);
    }
    return new Term(
        first.atStartOfDay(zone).toInstant(), last.plusDays(1).atStartOfDay(zone).toInstant());
  }

  /**
   * Whether the term covers an instant.
   *
   * @param instant any instant
   * @return true from {@link #startsAt()} until just before {@link #endsAt()}
   */
  public boolean covers(Instant instant) {
    return !instant.isBefore(startsAt) && instant.isBefore(endsAt);
  }

  /**
   * The last day that the term still covers: what people call the renewal date.
   *
   * @param zone where the school is
   * @return the local day of the last covered instant
   */
  public LocalDate renewalDate(ZoneId zone) {
    return endsAt.minusMillis(1).atZone(zone).toLocalDate();
  }

  /**
   * When the grace after the term ends.
   *
   * @param graceDays how many local days it lasts
   * @param zone where the school is
   * @return the first instant after the grace
   */
  public Instant graceEndsAt(int graceDays, ZoneId zone) {
    return endsAt.atZone(zone).plus(Period.ofDays(graceDays)).toInstant();
  }

  private static void requireMillis(String name, Instant instant) {
    Objects.requireNonNull(instant, name);
    if (!instant.equals(instant.truncatedTo(ChronoUnit.MILLIS))) {
      throw new IllegalArgumentException(name + " is not in whole milliseconds: " + instant);
    }
  }
}
