package io.entitlements.core.internal.job;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Which lanes a worker asks, in which order: from the first on, but now and then another one goes
 * first, so that none waits for ever. Threads that may ask other lanes have turns of their own.
 * Thread-safe.
 *
 * <p>It is rare because such a job may hang for a minute at a mail server, while those of the first
 * lane take milliseconds: 50 of them still pass each time.
 */
final class Turns {

  /** Of how many turns one begins with another lane than the first. */
  static final int RARE = 50;

  private final AtomicLong taken = new AtomicLong();

  /**
   * The order of the next turn.
   *
   * @param lanes those that may be asked in it, in their usual order; at least two
   */
  List<Lane> next(List<Lane> lanes) {
    long turn = taken.incrementAndGet();
    if (turn % RARE != 0) {
      return lanes;
    }
    Lane first = lanes.get(1 + (int) (turn / RARE % (lanes.size() - 1)));
    return Stream.concat(Stream.of(first), lanes.stream().filter(lane -> lane != first)).toList();
  }
}
