package io.entitlements.core.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** So many at once, and one more in every stretch of time; kept as when each comes back. */
final class PlainBucket {

  private final int most;
  private final Duration every;
  private final Deque<Instant> back = new ArrayDeque<>();

  PlainBucket(int most, Duration every) {
    this.most = most;
    this.every = every;
  }

  boolean take(Instant now) {
    if (isEmpty(now)) {
      return false;
    }
    back.addLast((back.isEmpty() ? now : back.getLast()).plus(every));
    return true;
  }

  boolean isEmpty(Instant now) {
    while (!back.isEmpty() && !back.getFirst().isAfter(now)) {
      back.removeFirst();
    }
    return back.size() == most;
  }
}
