package io.entitlements.core.internal.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * From the start of a worker to its end: its loops look at their times until it is stopped, on
 * threads that end with it or stay somebody else's. Filled by whoever makes it; then thread-safe.
 */
public final class Shift {

  private final ScheduledExecutorService executor;
  private final boolean isOwnExecutor;
  private final CountDownLatch ended;
  private final List<Runnable> ends = new ArrayList<>();
  private volatile boolean stopped;

  /**
   * Nothing looks yet.
   *
   * @param isOwnExecutor whether the threads end with it
   * @param parts how many loops and the like have to end before all has
   */
  public Shift(ScheduledExecutorService executor, boolean isOwnExecutor, int parts) {
    this.executor = executor;
    this.isOwnExecutor = isOwnExecutor;
    this.ended = new CountDownLatch(parts);
  }

  /** What each part counts down once, when it has ended. */
  public CountDownLatch ended() {
    return ended;
  }

  /**
   * Lets a loop look at once and from then on.
   *
   * @param every how often, give or take a tenth: nodes that were started together need not look
   *     together
   */
  public void start(WorkLoop loop, Duration every, RandomGenerator random) {
    long millis = (long) (every.toMillis() * (0.9 + random.nextDouble() / 5));
    ScheduledFuture<?> looks =
        executor.scheduleWithFixedDelay(loop::look, 0, Math.max(1, millis), TimeUnit.MILLISECONDS);
    whenStopped(() -> looks.cancel(false));
    whenStopped(loop::end);
  }

  /** What else ends with it. */
  public void whenStopped(Runnable end) {
    ends.add(end);
  }

  /** Whether it was not stopped, and neither were the threads. */
  public boolean isRunning() {
    return !stopped && !executor.isShutdown();
  }

  /**
   * Ends all of it, and interrupts nothing.
   *
   * @param within how long to wait for that, from zero
   * @return whether all has ended; false also if this thread is interrupted, and it stays so
   */
  public boolean stop(Duration within) {
    if (within.isNegative()) {
      throw new IllegalArgumentException("within is not negative");
    }
    stopped = true;
    ends.forEach(Runnable::run);
    if (isOwnExecutor) {
      executor.shutdown();
    }
    try {
      return ended.await(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
