package io.entitlements.core.internal.work;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads of one worker alone, which keep no process alive. */
public final class OwnThreads {

  private OwnThreads() {}

  /**
   * Makes them.
   *
   * @param name what they are called, with a number behind
   */
  public static ScheduledExecutorService of(String name, int count) {
    AtomicInteger number = new AtomicInteger();
    ScheduledThreadPoolExecutor threads =
        new ScheduledThreadPoolExecutor(
            count,
            work -> {
              Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    threads.setRemoveOnCancelPolicy(true);
    return threads;
  }
}
