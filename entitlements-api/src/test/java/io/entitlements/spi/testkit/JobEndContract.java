package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.FAR_AHEAD;
import static io.entitlements.spi.testkit.Fixtures.LONG_AGO;
import static io.entitlements.spi.testkit.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.spi.AbandonedJob;
import io.entitlements.spi.Job;
import io.entitlements.spi.JobStatus;
import io.entitlements.type.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/**
 * What {@link io.entitlements.spi.JobStore} promises of jobs that end: done, given back, given up.
 */
public abstract class JobEndContract extends JobbingContract {

  /** For subclasses. */
  protected JobEndContract() {}

  @Test
  void job_is_found_waiting_leased_given_back_done_and_given_up() {
    AccountId scope = write(Given::accountId);
    Job job = Fixtures.job(scope, NOW);
    assertThat(find(work -> work.jobs().find(scope, job.id()))).isEmpty();
    change(work -> work.jobs().insert(job));
    assertStatus(new JobStatus(job, Optional.empty(), Optional.empty(), false));

    Job leased = leaseOne(NOW);
    assertStatus(new JobStatus(leased, Optional.of(UNTIL), Optional.empty(), false));
    renew(leased, FAR_AHEAD);
    assertStatus(new JobStatus(leased, Optional.of(FAR_AHEAD), Optional.empty(), false));
    retry(leased, NOW);
    assertStatus(new JobStatus(leased, Optional.empty(), Optional.empty(), false));
    Job again = leaseOne(NOW);
    complete(again);
    assertStatus(new JobStatus(again.withoutArgument(), Optional.empty(), Optional.of(NOW), false));

    Job failed = givenUp(NOW);
    assertStatus(new JobStatus(failed, Optional.empty(), Optional.of(NOW), true));
    assertThat(find(work -> work.jobs().find(scope, failed.id()))).as("of another").isEmpty();
    change(work -> work.jobs().dismiss(failed));
    assertStatus(
        new JobStatus(failed.withoutArgument(), Optional.empty(), Optional.of(NOW), false));
  }

  private void assertStatus(JobStatus status) {
    Job job = status.job();
    assertThat(find(work -> work.jobs().find(job.scope(), job.id()))).contains(status);
  }

  @Test
  void completed_job_has_ended() {
    given(NOW);
    Job leased = leaseOne(NOW);

    assertThat(complete(leased)).isTrue();

    assertEnded(leased);
  }

  @Test
  void abandoned_job_has_ended() {
    given(NOW);
    Job leased = leaseOne(NOW);

    assertThat(abandon(leased)).isTrue();

    assertEnded(leased);
  }

  @Test
  void job_given_back_is_leased_again_when_it_is_due() {
    Job job = given(NOW);
    Job leased = leaseOne(NOW);
    Instant dueAt = NOW.plusMillis(5);

    assertThat(retry(leased, dueAt)).isTrue();

    assertThat(lease(dueAt.minusMillis(1), UNTIL, 10)).isEmpty();
    assertThat(lease(dueAt, UNTIL, 10)).containsExactly(attempt(job.withDueAt(dueAt), 2));
    assertThat(complete(leased)).isFalse();
  }

  @Test
  void who_has_given_a_job_back_does_not_have_it_any_more() {
    given(NOW);
    Job leased = leaseOne(NOW);
    assertThat(retry(leased, NOW)).isTrue();

    assertThat(complete(leased)).isFalse();
    assertThat(retry(leased, FAR_AHEAD)).isFalse();
    assertThat(abandon(leased)).isFalse();
    assertThat(renew(leased, FAR_AHEAD)).isFalse();

    assertThat(lease(NOW, UNTIL, 1)).hasSize(1);
  }

  @Test
  void ending_one_job_leaves_the_others() {
    given(NOW.minusMillis(1));
    Job other = given(NOW);
    Job leased = lease(NOW, UNTIL, 1).get(0);

    assertThat(complete(leased)).isTrue();

    assertThat(lease(NOW, UNTIL, 10)).containsExactly(attempt(other, 1));
  }

  @RepeatedTest(3)
  void racing_workers_end_a_job_once() {
    given(NOW);
    Job leased = leaseOne(NOW);

    assertThat(Race.winners(4, thread -> thread % 2 == 0 ? complete(leased) : abandon(leased)))
        .isEqualTo(1);
  }

  private void assertEnded(Job job) {
    assertThat(complete(job)).isFalse();
    assertThat(retry(job, NOW)).isFalse();
    assertThat(abandon(job)).isFalse();
    assertThat(renew(job, UNTIL)).isFalse();
    assertNothingLeft();
  }

  @Test
  void jobs_that_were_given_up_are_listed_from_an_instant_on_until_one_is_dismissed() {
    Job first = givenUp(NOW);
    Job second = givenUp(NOW.plusMillis(1));
    given(NOW);
    Job done = leaseOne(NOW);
    complete(done);

    assertThat(abandoned(NOW, 10)).containsExactly(first, second);
    assertThat(abandoned(NOW, 1)).containsExactly(first);
    assertThat(abandoned(NOW.plusMillis(1), 10)).containsExactly(second);
    assertThat(abandoned(NOW.plusMillis(2), 10)).isEmpty();
    assertThat(list(work -> work.jobs().abandoned(NOW, first.kind(), 10))).isEmpty();
    assertThat(won(work -> work.jobs().dismiss(first))).isTrue();
    assertThat(won(work -> work.jobs().dismiss(first))).isFalse();
    assertThat(won(work -> work.jobs().dismiss(done))).isFalse();
    assertThat(abandoned(NOW, 10)).containsExactly(second);
    assertThat(won(work -> work.jobs().insert(first))).as("its identifier is known").isFalse();
    assertNothingLeft();
  }

  @Test
  void jobs_of_a_kind_that_were_given_up_are_paged_the_first_given_up_first() {
    List<Job> jobs =
        List.of(givenUp(NOW), givenUp(NOW), givenUp(NOW.plusMillis(1)), givenUp(LONG_AGO));
    complete(leaseGiven());
    String kind = jobs.get(0).kind();

    List<AbandonedJob> all = abandoned(kind, Optional.empty(), 10);

    assertThat(all)
        .extracting(AbandonedJob::at)
        .containsExactly(LONG_AGO, NOW, NOW, NOW.plusMillis(1));
    assertThat(all).extracting(AbandonedJob::job).containsExactlyInAnyOrderElementsOf(jobs);
    assertThat(abandoned(kind, Optional.empty(), 2)).isEqualTo(all.subList(0, 2));
    for (int i = 0; i < all.size(); i++) {
      Optional<AbandonedJob.Position> after = Optional.of(all.get(i).position());
      assertThat(abandoned(kind, after, 2))
          .isEqualTo(all.subList(i + 1, Math.min(i + 3, all.size())));
    }
    assertThat(abandoned("another", Optional.empty(), 10)).isEmpty();
    change(work -> work.jobs().dismiss(all.get(1).job()));
    assertThat(abandoned(kind, Optional.of(all.get(1).position()), 1))
        .as("behind one that is no longer there")
        .containsExactly(all.get(2));
  }

  private Job leaseGiven() {
    given(NOW);
    return leaseOne(NOW);
  }

  private List<AbandonedJob> abandoned(
      String kind, Optional<AbandonedJob.Position> after, int limit) {
    return list(work -> work.jobs().abandoned(kind, after, limit));
  }

  @RepeatedTest(3)
  void of_those_who_dismiss_a_job_at_once_one_has() {
    Job job = givenUp(NOW);

    assertThat(Race.winners(4, thread -> write(work -> work.jobs().dismiss(job)))).isEqualTo(1);
  }

  private Job givenUp(Instant now) {
    Job leased = leaseGiven();
    change(work -> work.jobs().abandon(leased, now));
    return leased;
  }

  private List<Job> abandoned(Instant since, int limit) {
    return list(work -> work.jobs().abandoned(since, "another", limit));
  }
}
