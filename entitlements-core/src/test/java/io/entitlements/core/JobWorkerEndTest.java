package io.entitlements.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How a worker stops, and what it leaves. */
class JobWorkerEndTest extends JobWorkerSteps {

  private final Queue<String> threads = new ConcurrentLinkedQueue<>();

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
}
