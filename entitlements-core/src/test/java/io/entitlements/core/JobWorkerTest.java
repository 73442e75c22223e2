package io.entitlements.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.error.StorageException;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a worker does with whatever there is to do. */
class JobWorkerTest extends JobWorkerSteps {

  @Test
  void work_that_is_there_is_done_at_the_start_on_named_daemon_threads() throws Exception {
    CountDownLatch done = new CountDownLatch(300);
    AtomicInteger foreign = new AtomicInteger();
    for (int i = 0; i < 300; i++) {
      chores.put(
          () -> {
            Thread thread = Thread.currentThread();
            if (!thread.isDaemon() || !thread.getName().matches("chores-[123]")) {
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

  @ParameterizedTest
  @CsvSource({"1, 0, 0", "2, 1, 0", "3, 1, 1", "4, 1, 2", "10, 1, 5"})
  void threads_are_kept_for_quick_jobs_and_for_all_but_lists(
      int atOnce, int quick, int withoutLists) {
    try (JobWorker worker = builder(NEVER).atOnce(atOnce).start()) {
      while (chores.asked.size() < atOnce) {
        sleep(1);
      }
      assertThat(worker.stop(Duration.ofSeconds(30))).isTrue();
    }
    assertThat(chores.asked).hasSize(atOnce);
    assertThat(Collections.frequency(chores.asked, "quick")).isEqualTo(quick);
    assertThat(Collections.frequency(chores.asked, "without lists")).isEqualTo(withoutLists);
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
}
