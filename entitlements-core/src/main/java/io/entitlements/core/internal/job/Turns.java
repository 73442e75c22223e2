package io.entitlements.core.internal.job;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which lanes a worker asks, in which order: from the first on, but now and then another one goes
 * first, so that none waits for ever. Thread-safe.
 *
 * <p>It is rare because such a job may hang for a minute at a mail server, while those of the first
 * lane take milliseconds: 50 of them still pass each time.
 */
final class Turns {

  /** Of how many turns one begins with another lane than the first. */
  static final int RARE = 50;

  private static final List<Lane> OTHERS = List.of(Lane.BULK, Lane.IN_TURN, Lane.LINKS);

  private final AtomicLong taken = new AtomicLong();

  /** The order of the next turn. */
  List<Lane> next() {
    long turn = taken.incrementAndGet();
    return turn % RARE == 0
        ? OTHERS.get((int) (turn / RARE % OTHERS.size())).first()
        : Lane.AT_ONCE.first();
  }
}
