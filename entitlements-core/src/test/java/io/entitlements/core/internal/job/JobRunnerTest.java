package io.entitlements.core.internal.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.work.Wakes;
import io.entitlements.job.Jobs;
import io.entitlements.spi.Job;
import io.entitlements.spi.Storage;
import io.entitlements.type.JobId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class JobRunnerTest extends JobRunnerSteps {

  @Test
  void pauses_double_from_ten_seconds_to_an_hour() {
    assertThat(JobRunner.pauseAfter(1)).isEqualTo(Duration.ofSeconds(10));
    assertThat(JobRunner.pauseAfter(2)).isEqualTo(Duration.ofSeconds(20));
    assertThat(JobRunner.pauseAfter(9)).isEqualTo(Duration.ofSeconds(2560));
    assertThat(JobRunner.pauseAfter(10)).isEqualTo(Duration.ofHours(1));
    assertThat(JobRunner.pauseAfter(1_000)).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void a_job_that_always_fails_is_given_up_after_eighteen_attempts() {
    AtomicInteger attempts = new AtomicInteger();
    JobHandler failing =
        job -> {
          attempts.incrementAndGet();
          throw new IllegalStateException("always");
        };
    for (int hour = 0; hour < 100; hour++) {
      run(NOW.plus(Duration.ofHours(hour)), failing);
    }
    assertThat(attempts).hasValue(18);
  }

  @Test
  void mail_may_be_given_up_and_a_claim_which_then_needs_support_but_nothing_that_asks_for_jobs() {
    assertThat(JobKinds.isGivenUp(JobKinds.FULFIL_CLAIM)).isTrue();
    assertThat(JobKinds.isGivenUp(JobKinds.CLAIM_OVERDUE)).isFalse();
    assertThat(JobKinds.isGivenUp(JobKinds.SETTLE_SEATS)).isFalse();
    assertThat(JobKinds.isGivenUp(JobKinds.CLAIM_OVERDUE_MAIL)).isTrue();
    assertThat(JobKinds.isGivenUp(JobKinds.ORDER_MAIL)).isTrue();
    assertThat(JobKinds.isGivenUp(JobKinds.WELCOME_MAIL)).isTrue();
  }

  @Test
  void a_mail_whose_worker_dies_each_time_is_given_up_too() {
    Instant at = NOW;
    for (int attempt = 1; attempt <= 18; attempt++) {
      Instant now = at;
      Instant until = now.plusSeconds(1);
      List<Job> leased = storage.write(store -> store.jobs().lease(LANE, now, until, 1));
      assertThat(leased).hasSize(1);
      at = until;
    }
    assertThat(run(at, this::complete)).isEqualTo(new Jobs.Run(0, 1));
    assertThat(run(at.plus(Duration.ofDays(9)), this::complete).isEmpty()).isTrue();
  }

  @Test
  void the_job_of_a_worker_that_died_is_taken_over_and_the_dead_one_is_fenced_off() {
    Job held =
        storage
            .write(store -> store.jobs().lease(LANE, NOW, NOW.plus(Duration.ofMinutes(2)), 1))
            .get(0);
    assertThat(run(NOW.plusSeconds(119), this::complete).isEmpty()).isTrue();
    assertThat(run(NOW.plusSeconds(120), this::complete)).isEqualTo(new Jobs.Run(1, 0));
    assertThat(storage.<Boolean>write(store -> store.jobs().complete(held, NOW))).isFalse();
  }

  @Test
  void a_job_without_a_handler_waits_for_a_version_that_has_one() {
    Changes changes = new Changes(storage, Clock.fixed(NOW, ZoneOffset.UTC));
    assertThat(new JobRunner(storage, changes, IDS, new Wakes(), Map.of(), List.of()).runDue(5))
        .isEqualTo(new Jobs.Run(0, 1));
    assertThat(run(NOW.plusSeconds(10), this::complete)).isEqualTo(new Jobs.Run(1, 0));
  }

  @Test
  void a_worker_that_sleeps_beyond_its_lease_is_fenced_off_at_its_next_piece_of_work() {
    List<String> done = new ArrayList<>();
    JobHandler sleeper =
        job -> {
          Instant awake = NOW.plus(Duration.ofMinutes(2));
          assertThat(run(awake, this::complete)).isEqualTo(new Jobs.Run(1, 0));
          storage.write(
              store -> {
                Renewal.of(store, job, awake);
                return done.add("another piece");
              });
        };

    assertThat(run(NOW, sleeper)).isEqualTo(new Jobs.Run(0, 1));

    assertThat(done).isEmpty();
    assertThat(run(NOW.plus(Duration.ofDays(9)), sleeper).isEmpty()).isTrue();
  }

  @Test
  void work_in_pieces_keeps_its_job_for_a_whole_lease_from_each_piece_on() {
    JobHandler inPieces =
        job -> {
          for (int minute = 1; minute <= 9; minute++) {
            Instant now = NOW.plus(Duration.ofMinutes(minute));
            assertThat(run(now, this::complete).isEmpty()).isTrue();
            storage.write(
                store -> {
                  Renewal.of(store, job, now);
                  return true;
                });
          }
          complete(job);
        };

    assertThat(run(NOW, inPieces)).isEqualTo(new Jobs.Run(1, 0));
  }

  @Test
  void of_two_nodes_of_which_one_is_five_minutes_ahead_one_does_the_job() {
    Duration ahead = Duration.ofMinutes(5);
    JobHandler slow =
        job -> {
          // By the other's clock the lease, which was made a moment ago, has run out.
          assertThat(run(NOW.plus(ahead), this::complete)).isEqualTo(new Jobs.Run(1, 0));
          complete(job);
        };

    assertThat(run(NOW, slow)).isEqualTo(new Jobs.Run(0, 1));
  }

  @Test
  void an_error_gives_the_job_back_and_is_passed_on() {
    JobHandler broken =
        job -> {
          throw new StackOverflowError("a deep one");
        };

    assertThatThrownBy(() -> run(NOW, broken)).isInstanceOf(StackOverflowError.class);

    assertThat(run(NOW.plusMillis(9_999), this::complete).isEmpty()).isTrue();
    assertThat(run(NOW.plusSeconds(10), this::complete)).isEqualTo(new Jobs.Run(1, 0));
  }

  @Test
  void a_job_that_is_interrupted_is_given_back_and_the_thread_stays_interrupted() {
    JobHandler interrupted =
        job -> {
          throw new InterruptedException("enough");
        };

    assertThat(run(NOW, interrupted)).isEqualTo(new Jobs.Run(0, 1));

    assertThat(run(NOW.plusSeconds(10), this::complete)).as("still interrupted").isEqualTo(NOTHING);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(run(NOW.plusSeconds(10), this::complete)).isEqualTo(new Jobs.Run(1, 0));
  }

  @Test
  void a_thread_that_was_interrupted_by_a_job_takes_no_other() {
    storage.write(store -> ask(store, 1, "kind", NOW) && ask(store, 2, "kind", NOW));
    JobHandler interrupting =
        job -> {
          complete(job);
          Thread.currentThread().interrupt();
        };

    assertThat(runner(NOW, Map.of("kind", interrupting)).runDue(10)).isEqualTo(new Jobs.Run(1, 0));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(runner(NOW, Map.of("kind", this::complete)).runDue(10))
        .isEqualTo(new Jobs.Run(2, 0));
  }

  @Test
  void listener_hears_of_each_commit_that_asked_for_a_job_until_it_is_taken_off() {
    Wakes wakes = new Wakes();
    AtomicInteger heard = new AtomicInteger();
    Runnable off = wakes.add(heard::incrementAndGet);
    Storage waking = new WakingStorage(storage, wakes);

    waking.write(store -> ask(store, 1, "kind", NOW));
    assertThat(heard).hasValue(1);
    waking.write(store -> store.jobs().find(ACCOUNT, new JobId(new UUID(7, 2))));
    waking.read(store -> store.jobs().waitingSince(LANE, NOW));
    assertThat(heard).as("nothing was asked for").hasValue(1);
    assertThatThrownBy(
            () ->
                waking.write(
                    store -> {
                      ask(store, 2, "kind", NOW);
                      throw new IllegalStateException("rolls back");
                    }))
        .hasMessage("rolls back");
    waking.write(store -> true);
    assertThat(heard).as("it was rolled back").hasValue(1);
    off.run();
    waking.write(store -> ask(store, 3, "kind", NOW));
    assertThat(heard).hasValue(1);
  }

  @Test
  void listener_that_fails_spoils_no_change() {
    Wakes wakes = new Wakes();
    wakes.add(
        () -> {
          throw new IllegalStateException("of the listener");
        });

    assertThat(
            new WakingStorage(storage, wakes).<Boolean>write(store -> ask(store, 1, "kind", NOW)))
        .isTrue();
  }
}
