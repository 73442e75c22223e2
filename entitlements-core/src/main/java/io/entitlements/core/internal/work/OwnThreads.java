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
            count, work -> daemon(name + "-" + number.incrementAndGet(), work));
    threads.setRemoveOnCancelPolicy(true);
    return threads;
  }

  /** Starts one for work that lasts. */
  public static void start(String name, Runnable work) {
    daemon(name, work).start();
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
