package io.entitlements.core.internal.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.job.Jobs;
import io.entitlements.spi.Job;
import io.entitlements.spi.Storage;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.JobId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobRunnerTest {

  private static final Instant NOW = Instant.parse("2026-09-14T15:00:00Z");
  private static final AccountId ACCOUNT = new AccountId(new UUID(7, 1));

  private final Storage storage = MemoryStorage.create();

  @BeforeEach
  void putJob() {
    storage.write(
        store -> {
          store
              .accounts()
              .insert(
                  new Account(
                      ACCOUNT,
                      EmailAddress.of("a@b.example"),
                      "",
                      AccountStatus.PENDING,
                      Optional.empty()));
          store.jobs().insert(new Job(ACCOUNT, new JobId(new UUID(7, 2)), "kind", "", NOW, 0));
          return true;
        });
  }

  @AfterEach
  void close() {
    storage.close();
  }

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
      List<Job> leased = storage.write(store -> store.jobs().lease(now, until, 1));
      assertThat(leased).hasSize(1);
      at = until;
    }
    assertThat(run(at, this::complete)).isEqualTo(new Jobs.Run(0, 1));
    assertThat(run(at.plus(Duration.ofDays(9)), this::complete).isEmpty()).isTrue();
  }

  @Test
  void the_job_of_a_worker_that_died_is_taken_over_and_the_dead_one_is_fenced_off() {
    Job held =
        storage.write(store -> store.jobs().lease(NOW, NOW.plus(Duration.ofMinutes(2)), 1)).get(0);
    assertThat(run(NOW.plusSeconds(119), this::complete).isEmpty()).isTrue();
    assertThat(run(NOW.plusSeconds(120), this::complete)).isEqualTo(new Jobs.Run(1, 0));
    assertThat(storage.<Boolean>write(store -> store.jobs().complete(held, NOW))).isFalse();
  }

  @Test
  void a_job_without_a_handler_waits_for_a_version_that_has_one() {
    Changes changes = new Changes(storage, Clock.fixed(NOW, ZoneOffset.UTC));
    assertThat(new JobRunner(storage, changes, Map.of()).runDue(5)).isEqualTo(new Jobs.Run(0, 1));
    assertThat(run(NOW.plusSeconds(10), this::complete)).isEqualTo(new Jobs.Run(1, 0));
  }

  private void complete(Job job) {
    if (!storage.<Boolean>write(store -> store.jobs().complete(job, NOW))) {
      throw new LeaseLostException();
    }
  }

  private Jobs.Run run(Instant at, JobHandler handler) {
    Changes changes = new Changes(storage, Clock.fixed(at, ZoneOffset.UTC));
    return new JobRunner(storage, changes, Map.of("kind", handler)).runDue(1);
  }
}
