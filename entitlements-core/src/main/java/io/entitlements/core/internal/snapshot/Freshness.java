package io.entitlements.core.internal.snapshot;

import java.time.Duration;
import java.time.Instant;

/**
 * Until when what is kept counts without asking the store: the changes of all nodes were read to
 * their end not long ago. Thread-safe; asking takes no lock.
 */
final class Freshness {

  private static final long NEVER = Long.MIN_VALUE;

  /** Too old for anything. */
  private static final long LONG_AGO = Long.MIN_VALUE / 2;

  /** Threads read the clock one after the other, and a clock is set back by a little at times. */
  private static final long CLOCK_STEP = 1_000;

  private final long longest;

  /** When the changes were last read to their end, in milliseconds since 1970. */
  private volatile long confirmedAt = NEVER;

  /** Of this age at most. */
  Freshness(Duration longest) {
    this.longest = longest.toMillis();
  }

  void confirm(Instant at) {
    confirmedAt = at.toEpochMilli();
  }

  /** Whether somebody reads the changes, now or a while ago. */
  boolean isFollowing() {
    return confirmedAt != NEVER;
  }

  /** Whether news from back then is young enough; a clock that was set back makes it old. */
  boolean covers(long now) {
    long since = confirmedAt;
    return since != NEVER && now > since - CLOCK_STEP && now < since + longest;
  }

  /**
   * The clock was looked at. If it has been set back, the last news is not waited for: it would be
   * young again when the clock comes there once more, whatever happens until then.
   */
  void seen(long now) {
    long since = confirmedAt;
    if (since != NEVER && now <= since - CLOCK_STEP) {
      confirmedAt = LONG_AGO;
    }
  }
}
