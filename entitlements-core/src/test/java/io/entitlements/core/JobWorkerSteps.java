package io.entitlements.core;

import io.entitlements.error.StorageException;
import io.entitlements.job.Jobs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Chores, and what tests of a worker wait for. */
abstract class JobWorkerSteps {

  static final Instant NOW = Instant.parse("2026-09-14T15:00:00Z");

  static final Duration NEVER = Duration.ofHours(1);

  static final Duration OFTEN = Duration.ofMillis(10);

  final Chores chores = new Chores();

  final JobWorkerBuilder builder(Duration every) {
    return JobWorker.builder(chores).every(every).clock(Clock.fixed(NOW, ZoneOffset.UTC));
  }

  static void await(CountDownLatch latch) {
    try {
      if (!latch.await(30, TimeUnit.SECONDS)) {
        throw new AssertionError("waited in vain");
      }
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  static void sleep(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  /** Jobs that lie in a queue instead of a store. */
  static final class Chores implements Jobs {

    private final Queue<Runnable> due = new ArrayDeque<>();
    final AtomicInteger looks = new AtomicInteger();
    final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final AtomicInteger idle = new AtomicInteger();
    final AtomicBoolean isBroken = new AtomicBoolean();
    private final Queue<Runnable> listeners = new ConcurrentLinkedQueue<>();

    void put(Runnable chore) {
      synchronized (due) {
        due.add(chore);
      }
    }

    void ask(Runnable chore) {
      put(chore);
      listeners.forEach(Runnable::run);
    }

    /** Until somebody has looked and found nothing since. */
    void awaitIdle() {
      int before = idle.get();
      listeners.forEach(Runnable::run);
      while (idle.get() == before) {
        sleep(1);
      }
      sleep(20);
    }

    @Override
    public Run runDue(int limit) {
      return run("all");
    }

    private Run run(String which) {
      asked.add(which);
      looks.incrementAndGet();
      if (isBroken.get()) {
        throw new StorageException("the store is down");
      }
      Runnable chore;
      synchronized (due) {
        chore = due.poll();
      }
      if (chore == null) {
        idle.incrementAndGet();
        return new Run(0, 0);
      }
      chore.run();
      return new Run(1, 0);
    }

    @Override
    public Run runQuick(int limit) {
      return run("quick");
    }

    @Override
    public Run runWithoutLists(int limit) {
      return run("without lists");
    }

    @Override
    public int revive(Instant since, int limit) {
      return 0;
    }

    @Override
    public Optional<Instant> waitingSince() {
      if (isBroken.get()) {
        throw new StorageException("the store is down");
      }
      return Optional.empty();
    }

    @Override
    public Runnable whenAsked(Runnable listener) {
      listeners.add(listener);
      return () -> listeners.remove(listener);
    }
  }
}
