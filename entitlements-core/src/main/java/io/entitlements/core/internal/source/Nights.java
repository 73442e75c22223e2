package io.entitlements.core.internal.source;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Each night everything is read once, which also finds what a server never says. */
public final class Nights {

  private Nights() {}

  /**
   * Whether the time of day at which everything is read has passed since it was.
   *
   * @param full when everything was read last
   */
  public static boolean isFullDue(Instant full, Instant now, LocalTime fullAt, ZoneId zone) {
    ZonedDateTime today = now.atZone(zone).with(fullAt);
    ZonedDateTime last = today.toInstant().isAfter(now) ? today.minusDays(1) : today;
    return full.isBefore(last.toInstant()) || full.isAfter(now);
  }
}
