package io.entitlements.spi.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Threads that set out at the same moment. */
public final class Race {

  private Race() {}

  /** Runs once in each thread, given the thread's number; gives what each returned. */
  public static <T> List<T> run(int threads, IntFunction<T> runner) {
    return run(threads, Duration.ofMinutes(2), runner);
  }

  /** The same, for a race that may last longer. */
  public static <T> List<T> run(int threads, Duration limit, IntFunction<T> runner) {
    CyclicBarrier start = new CyclicBarrier(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int number = i;
        running.add(
            pool.submit(
                () -> {
                  start.await(1, TimeUnit.MINUTES);
                  return runner.apply(number);
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : running) {
        results.add(future.get(limit.toMillis(), TimeUnit.MILLISECONDS));
      }
      return results;
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("a thread of the race failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("the race was interrupted", e);
    } finally {
      pool.shutdownNow();
    }
  }

  /** How many threads were told true. */
  public static long winners(int threads, IntFunction<Boolean> runner) {
    return run(threads, runner).stream().filter(won -> won).count();
  }
}
