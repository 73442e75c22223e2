package io.entitlements.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a worker does with whatever there is to do. */
@Timeout(60)
class JobWorkerTest {

  private static final Instant NOW = Instant.parse("2026-09-14T15:00:00Z");
  private static final Duration NEVER = Duration.ofHours(1);
  private static final Duration OFTEN = Duration.ofMillis(10);

  private final Chores chores = new Chores();
  private final Queue<String> threads = new ConcurrentLinkedQueue<>();

  @Test
  void work_that_is_there_is_done_at_the_start_on_named_daemon_threads() throws Exception {
    CountDownLatch done = new CountDownLatch(300);
    AtomicInteger foreign = new AtomicInteger();
    for (int i = 0; i < 300; i++) {
      chores.put(
          () -> {
            Thread thread = Thread.currentThread();
            if (!thread.isDaemon() || !thread.getName().matches("chores-[12]")) {
              foreign.incrementAndGet();
            }
            done.countDown();
          });
    }
    try (JobWorker worker = builder(NEVER).name("chores").start()) {
      assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(worker.health().lookedAt()).contains(NOW);
    }
    assertThat(foreign).hasValue(0);
  }

  @Test
  void sleeping_worker_is_woken_by_what_is_asked_for() throws Exception {
    try (JobWorker worker = builder(NEVER).start()) {
      chores.awaitIdle();
      for (int i = 0; i < 200; i++) {
        CountDownLatch done = new CountDownLatch(1);
        chores.ask(done::countDown);
        assertThat(done.await(30, TimeUnit.SECONDS)).as("wake %s", i).isTrue();
      }
      assertThat(worker.health().running()).isTrue();
    }
  }

  @Test
  void nobody_misses_a_wake_while_many_ask_at_once() throws Exception {
    CountDownLatch done = new CountDownLatch(4 * 500);
    try (JobWorker worker = builder(NEVER).start()) {
      Thread[] askers =
          IntStream.range(0, 4)
              .mapToObj(
                  asker ->
                      new Thread(
                          () -> {
                            for (int i = 0; i < 500; i++) {
                              chores.ask(done::countDown);
                            }
                          }))
              .toArray(Thread[]::new);
      for (Thread asker : askers) {
        asker.start();
      }
      for (Thread asker : askers) {
        asker.join();
      }
      assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(worker.stop(Duration.ofSeconds(30))).isTrue();
    }
  }

  @Test
  void what_becomes_due_unheard_is_found_by_looking() throws Exception {
    try (JobWorker worker = builder(OFTEN).start()) {
      chores.awaitIdle();
      CountDownLatch done = new CountDownLatch(1);
      chores.put(done::countDown);
      assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(worker.stop(Duration.ofSeconds(30))).isTrue();
    }
  }

  @Test
  void two_jobs_are_done_at_once_when_there_are_two() throws Exception {
    CountDownLatch together = new CountDownLatch(2);
    CountDownLatch done = new CountDownLatch(2);
    Runnable both =
        () -> {
          together.countDown();
          await(together);
          done.countDown();
        };
    try (JobWorker worker = builder(OFTEN).start()) {
      chores.ask(both);
      chores.ask(both);
      assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(worker.stop(Duration.ofSeconds(30))).isTrue();
    }
  }

  @Test
  void nothing_that_is_thrown_ends_it() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    chores.put(
        () -> {
          throw new StackOverflowError("a deep one");
        });
    chores.put(
        () -> {
          throw new IllegalStateException("a job");
        });
    chores.put(done::countDown);
    try (JobWorker worker = builder(OFTEN).start()) {
      assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
      chores.awaitIdle();
      assertThat(worker.health().failure()).isEmpty();
    }
  }

  @Test
  void interrupted_thread_takes_the_next_job_when_it_is_not_any_more() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    chores.put(() -> Thread.currentThread().interrupt());
    chores.put(done::countDown);
    try (JobWorker worker = builder(OFTEN).atOnce(1).start()) {
      assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(worker.stop(Duration.ofSeconds(30))).isTrue();
    }
  }

  @Test
  void failing_store_is_asked_less_often_and_the_worker_says_why_until_it_is_back()
      throws Exception {
    chores.isBroken.set(true);
    try (JobWorker worker = builder(OFTEN).atOnce(1).start()) {
      TimeUnit.MILLISECONDS.sleep(700);
      // Without pauses it would be seventy.
      assertThat(chores.looks.get()).isBetween(1, 12);
      assertThat(worker.health().failure()).get().isInstanceOf(StorageException.class);
      assertThat(worker.health().waitingSince()).isEmpty();
      assertThat(worker.health().running()).isTrue();

      chores.isBroken.set(false);
      CountDownLatch done = new CountDownLatch(1);
      chores.ask(done::countDown);
      assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
      chores.awaitIdle();
      assertThat(worker.health().failure()).isEmpty();
    }
  }

  @Test
  void close_waits_for_the_job_in_hand_and_takes_no_other() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicInteger ended = new AtomicInteger();
    chores.put(
        () -> {
          begun.countDown();
          sleep(200);
          ended.incrementAndGet();
        });
    chores.put(ended::incrementAndGet);
    JobWorker worker = builder(NEVER).atOnce(1).start();
    begun.await();

    worker.close();

    assertThat(ended).hasValue(1);
    assertThat(worker.health().running()).isFalse();
    chores.ask(ended::incrementAndGet);
    sleep(50);
    assertThat(ended).hasValue(1);
    worker.close();
  }

  @Test
  void job_that_does_not_end_in_time_is_not_interrupted_and_stop_says_so() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    chores.put(
        () -> {
          begun.countDown();
          await(release);
          interrupted.set(Thread.currentThread().isInterrupted());
        });
    JobWorker worker = builder(NEVER).start();
    begun.await();

    assertThat(worker.stop(Duration.ofMillis(20))).isFalse();
    release.countDown();
    assertThat(worker.stop(Duration.ofSeconds(30))).isTrue();
    assertThat(interrupted).isFalse();
  }

  @Test
  void who_is_interrupted_while_it_stops_learns_that_it_has_not_ended_and_stays_interrupted()
      throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    chores.put(
        () -> {
          begun.countDown();
          await(release);
        });
    JobWorker worker = builder(NEVER).start();
    begun.await();

    Thread.currentThread().interrupt();
    boolean ended = worker.stop(Duration.ofSeconds(30));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(ended).isFalse();
    release.countDown();
    worker.close();
  }

  @Test
  void executor_of_the_application_is_used_and_left_running() throws Exception {
    ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    try {
      String own = executor.submit(() -> Thread.currentThread().getName()).get();
      CountDownLatch done = new CountDownLatch(5);
      try (JobWorker worker = builder(OFTEN).on(executor).start()) {
        for (int i = 0; i < 5; i++) {
          chores.ask(
              () -> {
                threads.add(Thread.currentThread().getName());
                done.countDown();
              });
        }
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(worker.stop(Duration.ofSeconds(30))).isTrue();
      }
      assertThat(threads).containsOnly(own);
      assertThat(executor.isShutdown()).isFalse();
    } finally {
      executor.shutdown();
    }
  }

  @Test
  void executor_that_was_shut_down_first_ends_the_worker() {
    ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
    JobWorker worker = builder(OFTEN).on(executor).start();

    executor.shutdownNow();

    chores.ask(() -> {});
    assertThat(worker.health().running()).isFalse();
    assertThat(worker.stop(Duration.ofSeconds(30))).isTrue();
  }

  @Test
  void health_says_how_far_behind_the_workers_are() {
    JobWorkerHealth health =
        new JobWorkerHealth(true, Optional.empty(), Optional.empty(), Optional.of(NOW));

    assertThat(health.behind(NOW.plusSeconds(90))).isEqualTo(Duration.ofSeconds(90));
    assertThat(health.behind(NOW.minusSeconds(1))).isEqualTo(Duration.ZERO);
  }

  @Test
  void settings_out_of_range_are_refused() {
    JobWorkerBuilder builder = JobWorker.builder(chores);

    assertThatThrownBy(() -> builder.atOnce(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.atOnce(65)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.every(Duration.ofMillis(9)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.every(NEVER.plusMillis(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.patience(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.name(" ")).isInstanceOf(IllegalArgumentException.class);
  }

  private JobWorkerBuilder builder(Duration every) {
    return JobWorker.builder(chores).every(every).clock(Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(30, TimeUnit.SECONDS)) {
        throw new AssertionError("waited in vain");
      }
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  private static void sleep(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  /** Jobs that lie in a queue instead of a store. */
  private static final class Chores implements Jobs {

    private final Queue<Runnable> due = new ArrayDeque<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger idle = new AtomicInteger();
    private final AtomicBoolean isBroken = new AtomicBoolean();
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
