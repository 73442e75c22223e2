package io.entitlements.core.internal.feed;

import io.entitlements.core.internal.work.WorkLog;
import io.entitlements.spi.Wakeups;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Hears the wake-ups of other processes, on a thread that it keeps until it is ended. When it could
 * not listen for a while it wakes once, for what it has not heard, and then goes on.
 */
public final class Hearing implements Runnable {

  /** How long it takes at most to notice that it is ended. */
  private static final Duration AT_A_STRETCH = Duration.ofMillis(250);

  /** Doubled five times, to eight seconds. */
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

  private static final int MOST_DOUBLINGS = 5;

  private final Wakeups wakeups;
  private final Runnable woken;
  private final WorkLog log;
  private final CountDownLatch ended;
  private final CountDownLatch ending = new CountDownLatch(1);

  /**
   * Hears nothing yet.
   *
   * @param ended counted down once, when it has ended
   */
  public Hearing(Wakeups wakeups, Runnable woken, WorkLog log, CountDownLatch ended) {
    this.wakeups = wakeups;
    this.woken = woken;
    this.log = log;
    this.ended = ended;
  }

  /** Ends it soon. */
  public void end() {
    ending.countDown();
  }

  @Override
  public void run() {
    try {
      int failures = 0;
      while (!hasToEnd(Duration.ZERO)) {
        failures = hasHeard() ? 1 : failures + 1;
        hasToEnd(FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS)));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      ended.countDown();
    }
  }

  private boolean hasToEnd(Duration within) throws InterruptedException {
    return ending.await(within.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Until it is ended or fails; whether it has heard, or could have, before that. */
  private boolean hasHeard() throws InterruptedException {
    boolean heard = false;
    try (Wakeups.Listening listening = wakeups.listen()) {
      woken.run();
      while (!hasToEnd(Duration.ZERO)) {
        if (listening.await(AT_A_STRETCH)) {
          woken.run();
        }
        log.looked();
        heard = true;
      }
    } catch (RuntimeException | Error failed) {
      log.failed(failed);
    }
    return heard;
  }
}
