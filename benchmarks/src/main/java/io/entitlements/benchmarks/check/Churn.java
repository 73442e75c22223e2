package io.entitlements.benchmarks.check;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Makes changes at a steady rate, in a thread of its own. */
final class Churn {

  private final SeatChanges changes;
  private final long pause;
  private final Thread thread = new Thread(this::run, "churn");
  private volatile boolean isOver;
  private volatile long made;
  private volatile long startedAt;

  /** Begins. */
  Churn(SeatChanges changes, int perSecond) {
    this.changes = changes;
    this.pause = TimeUnit.SECONDS.toNanos(1) / perSecond;
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    startedAt = System.nanoTime();
    for (long number = 0; !isOver; number++) {
      changes.make(number);
      made = number + 1;
      LockSupport.parkNanos(startedAt + number * pause - System.nanoTime());
    }
  }

  /**
   * Ends.
   *
   * @throws IllegalStateException if it did not get as far as it should have
   */
  void stop() throws InterruptedException {
    isOver = true;
    thread.join();
    long planned = (System.nanoTime() - startedAt) / pause;
    if (made < planned * 9 / 10) {
      throw new IllegalStateException(made + " changes, not " + planned);
    }
  }
}
