package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.FAR_AHEAD;
import static io.entitlements.spi.testkit.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.spi.Job;
import java.time.Instant;
import java.util.List;

/** What the contracts about jobs share: asking for them, leasing and ending them. */
abstract class JobbingContract extends StoreContract {

  static final Instant UNTIL = NOW.plusSeconds(60);

  final Job given(Instant dueAt) {
    return write(
        work -> {
          Job job = Fixtures.job(Given.accountId(work), dueAt);
          work.jobs().insert(job);
          return job;
        });
  }

  final Job leaseOne(Instant now) {
    List<Job> leased = lease(now, now.plusSeconds(60), 10);
    assertThat(leased).hasSize(1);
    return leased.get(0);
  }

  final boolean complete(Job job) {
    return write(work -> work.jobs().complete(job, NOW));
  }

  final boolean retry(Job job, Instant dueAt) {
    return write(work -> work.jobs().retry(job, dueAt));
  }

  final boolean renew(Job job, Instant until) {
    return write(work -> work.jobs().renew(job, until));
  }

  final boolean abandon(Job job) {
    return write(work -> work.jobs().abandon(job, NOW));
  }

  static Job attempt(Job job, int attempt) {
    Job next = job;
    while (next.attempt() < attempt) {
      next = next.nextAttempt();
    }
    return next;
  }

  final void assertNothingLeft() {
    assertThat(lease(FAR_AHEAD, FAR_AHEAD, 10)).isEmpty();
  }
}
