package io.entitlements.core.internal.decision;

import java.time.Instant;

/** Instants as milliseconds since 1970; what lies beyond is the first or the last of them. */
final class Millis {

  private static final Instant FIRST = Instant.ofEpochMilli(Long.MIN_VALUE);
  private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

  private Millis() {}

  static long of(Instant instant) {
    if (!instant.isBefore(LAST)) {
      return Long.MAX_VALUE;
    }
    return instant.isAfter(FIRST) ? instant.toEpochMilli() : Long.MIN_VALUE;
  }
}
