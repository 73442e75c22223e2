package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.FAR_AHEAD;
import static io.entitlements.spi.testkit.Fixtures.LONG_AGO;
import static io.entitlements.spi.testkit.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.spi.AbandonedJob;
import io.entitlements.spi.Job;
import io.entitlements.spi.JobStatus;
import io.entitlements.type.AccountId;
import io.entitlements.type.JobId;
import io.entitlements.type.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.JobStore} promises. */
public abstract class JobStoreContract extends StoreContract {

  private static final Instant UNTIL = NOW.plusSeconds(60);

  /** For subclasses. */
  protected JobStoreContract() {}

  @Test
  void job_of_each_kind_of_scope_is_leased_with_every_field_and_the_next_attempt() {
    List<Scope> scopes =
        List.of(
            write(Given::accountId),
            write(Given::organization).id(),
            write(work -> Given.order(work)).id());
    for (Scope scope : scopes) {
      for (Instant dueAt : List.of(LONG_AGO, NOW, FAR_AHEAD)) {
        Job job =
            new Job(
                scope,
                new JobId(Fixtures.id()),
                "k".repeat(40),
                Fixtures.LANE,
                Fixtures.text(400),
                dueAt,
                0);
        change(work -> work.jobs().insert(job));

        List<Job> leased = lease(FAR_AHEAD, FAR_AHEAD, 10);

        assertThat(leased).containsExactly(attempt(job, 1));
        assertThat(complete(leased.get(0))).isTrue();
      }
    }
  }

  @Test
  void many_jobs_are_added_at_once_and_each_is_leased_once() {
    List<Job> jobs = new ArrayList<>();
    for (int i = 0; i < 2_500; i++) {
      Scope scope = new AccountId(Fixtures.id());
      JobId id = new JobId(Fixtures.id());
      jobs.add(new Job(scope, id, "kind", Fixtures.LANE, Fixtures.text(10), NOW, 0));
    }
    change(work -> work.jobs().insertAll(jobs));
    change(work -> work.jobs().insertAll(List.of()));

    assertThat(lease(NOW, UNTIL, 3_000))
        .containsExactlyInAnyOrderElementsOf(jobs.stream().map(job -> attempt(job, 1)).toList());
    assertThat(lease(NOW, UNTIL, 3_000)).isEmpty();
  }

  @Test
  void many_jobs_of_which_one_is_known_are_refused_together() {
    Job known = given(NOW);
    Job other = Fixtures.job(known.scope(), NOW);

    assertThatThrownBy(() -> change(work -> work.jobs().insertAll(List.of(other, known))))
        .isInstanceOf(RuntimeException.class);

    assertThat(lease(NOW, UNTIL, 10)).containsExactly(attempt(known, 1));
  }

  @Test
  void job_is_not_leased_before_it_is_due() {
    Job job = given(NOW);

    assertThat(lease(NOW.minusMillis(1), UNTIL, 10)).isEmpty();
    assertThat(lease(NOW, UNTIL, 10)).containsExactly(attempt(job, 1));
  }

  @Test
  void jobs_are_leased_the_longest_due_first_and_at_most_the_limit() {
    Job second = given(NOW.minusMillis(2));
    Job third = given(NOW.minusMillis(1));
    Job first = given(NOW.minusMillis(3));
    given(NOW.plusMillis(1));

    assertThat(lease(NOW, UNTIL, 2)).containsExactly(attempt(first, 1), attempt(second, 1));
    assertThat(lease(NOW, UNTIL, 2)).containsExactly(attempt(third, 1));
    assertThat(lease(NOW, UNTIL, 2)).isEmpty();
  }

  @Test
  void nobody_else_gets_a_job_until_its_lease_ends() {
    given(NOW);
    Job first = leaseOne(NOW);

    assertThat(lease(NOW, UNTIL, 10)).isEmpty();
    assertThat(lease(UNTIL.minusMillis(1), UNTIL.plusSeconds(60), 10)).isEmpty();

    Job second = leaseOne(UNTIL);
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.attempt()).isEqualTo(2);
  }

  @Test
  void worker_whose_job_went_to_another_changes_nothing() {
    given(NOW);
    Job old = leaseOne(NOW);
    Job current = leaseOne(UNTIL);

    assertThat(complete(old)).isFalse();
    assertThat(retry(old, NOW)).isFalse();
    assertThat(abandon(old)).isFalse();
    assertThat(renew(old, NOW)).isFalse();

    assertThat(lease(UNTIL, FAR_AHEAD, 10)).isEmpty();
    assertThat(complete(current)).isTrue();
  }

  @Test
  void worker_may_end_its_job_after_the_lease_ended_if_nobody_else_has_it() {
    given(NOW);
    Job leased = leaseOne(NOW);

    assertThat(won(work -> work.jobs().complete(leased, UNTIL.plusMillis(1)))).isTrue();

    assertNothingLeft();
  }

  @Test
  void worker_that_renews_its_lease_keeps_the_job_until_the_new_end_under_the_same_attempt() {
    given(NOW);
    Job leased = leaseOne(NOW);
    Instant later = UNTIL.plusSeconds(60);

    assertThat(renew(leased, later)).isTrue();

    assertThat(lease(UNTIL, FAR_AHEAD, 10)).isEmpty();
    assertThat(lease(later.minusMillis(1), FAR_AHEAD, 10)).isEmpty();
    assertThat(lease(later, FAR_AHEAD, 10)).containsExactly(leased.nextAttempt());
    assertThat(renew(leased, FAR_AHEAD)).as("somebody else has it").isFalse();
  }

  @Test
  void lease_that_ran_out_may_be_renewed_while_nobody_else_has_the_job() {
    given(NOW);
    Job leased = leaseOne(NOW);

    assertThat(renew(leased, UNTIL.plusSeconds(60))).isTrue();

    assertThat(lease(UNTIL.plusMillis(1), FAR_AHEAD, 10)).isEmpty();
    assertThat(complete(leased)).isTrue();
  }

  @Test
  void each_lane_is_leased_by_itself_the_longest_due_first() {
    AccountId scope = write(Given::accountId);
    List<Job> first = new ArrayList<>();
    List<Job> last = new ArrayList<>();
    for (int i = 3; i > 0; i--) {
      first.add(Fixtures.job(scope, 0, NOW.minusMillis(i)));
      last.add(Fixtures.job(scope, 9, NOW.minusSeconds(i)));
    }
    change(work -> work.jobs().insertAll(last));
    change(work -> first.forEach(work.jobs()::insert));

    assertThat(leaseIn(1, 10)).isEmpty();
    assertThat(leaseIn(0, 2))
        .containsExactly(first.get(0).nextAttempt(), first.get(1).nextAttempt());
    assertThat(leaseIn(0, 10)).containsExactly(first.get(2).nextAttempt());
    assertThat(leaseIn(0, 10)).isEmpty();
    assertThat(leaseIn(9, 10))
        .containsExactlyElementsOf(last.stream().map(Job::nextAttempt).toList());
  }

  @Test
  void job_that_is_given_back_stays_in_its_lane() {
    Job job = Fixtures.job(write(Given::accountId), 2, NOW);
    change(work -> work.jobs().insert(job));
    Job leased = leaseIn(2, 1).get(0);
    retry(leased, NOW);

    assertThat(leaseIn(1, 10)).isEmpty();
    assertThat(leaseIn(3, 10)).isEmpty();
    assertThat(leaseIn(2, 10)).containsExactly(leased.nextAttempt());
  }

  @Test
  void lane_says_since_when_its_longest_due_job_waits_for_a_worker() {
    AccountId scope = write(Given::accountId);
    change(work -> work.jobs().insert(Fixtures.job(scope, 0, NOW.minusSeconds(9))));
    assertThat(waitingSince(NOW)).isEmpty();
    given(NOW);
    given(NOW.minusMillis(5));

    assertThat(waitingSince(NOW.minusMillis(6))).isEmpty();
    assertThat(waitingSince(NOW)).contains(NOW.minusMillis(5));
    lease(NOW, UNTIL, 1);
    assertThat(waitingSince(NOW)).contains(NOW);
    lease(NOW, UNTIL, 1);
    assertThat(waitingSince(UNTIL.minusMillis(1))).isEmpty();
    assertThat(waitingSince(UNTIL)).as("the leases ran out").contains(NOW.minusMillis(5));
  }

  @RepeatedTest(3)
  void racing_workers_that_ask_lane_by_lane_never_get_the_same_job() {
    Scope scope = write(Given::accountId);
    List<Job> jobs = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      jobs.add(Fixtures.job(scope, i % 3, NOW.minusMillis(i)));
    }
    change(work -> work.jobs().insertAll(jobs));

    List<Job> leased =
        new ArrayList<>(Race.run(4, this::leaseLanes).stream().flatMap(List::stream).toList());
    // A store may skip what another transaction has locked at the moment.
    leased.addAll(leaseLanes(0));

    assertThat(leased)
        .containsExactlyInAnyOrderElementsOf(jobs.stream().map(Job::nextAttempt).toList());
  }

  @RepeatedTest(3)
  void of_a_worker_that_renews_and_one_that_takes_over_one_has_the_job() {
    given(NOW);
    Job leased = leaseOne(NOW);

    List<Boolean> has =
        Race.run(
            2,
            thread ->
                thread == 0 ? renew(leased, FAR_AHEAD) : !lease(UNTIL, FAR_AHEAD, 1).isEmpty());

    boolean renewed = has.get(0);
    boolean takenOver = has.get(1);
    if (renewed) {
      assertThat(complete(leased)).isEqualTo(!takenOver);
    } else {
      assertThat(takenOver).isTrue();
      assertThat(complete(leased)).isFalse();
    }
  }

  /** Each worker begins with another lane. */
  private List<Job> leaseLanes(int worker) {
    List<Job> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int lane = (worker + i) % 3;
      for (List<Job> some = leaseIn(lane, 2); !some.isEmpty(); some = leaseIn(lane, 2)) {
        all.addAll(some);
      }
    }
    return all;
  }

  private List<Job> leaseIn(int lane, int limit) {
    return write(work -> work.jobs().lease(lane, NOW, UNTIL, limit));
  }

  private Optional<Instant> waitingSince(Instant now) {
    return find(work -> work.jobs().waitingSince(Fixtures.LANE, now));
  }

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
  void racing_workers_never_get_the_same_job() {
    Scope scope = write(Given::accountId);
    List<JobId> inserted = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      Job job = Fixtures.job(scope, NOW.minusMillis(i));
      change(work -> work.jobs().insert(job));
      inserted.add(job.id());
    }

    List<Job> leased =
        new ArrayList<>(Race.run(4, thread -> leaseAll()).stream().flatMap(List::stream).toList());
    // A store may skip what another transaction has locked at the moment.
    leased.addAll(leaseAll());

    assertThat(leased).extracting(Job::id).containsExactlyInAnyOrderElementsOf(inserted);
    assertThat(leased).extracting(Job::attempt).containsOnly(1);
  }

  @RepeatedTest(3)
  void racing_workers_end_a_job_once() {
    given(NOW);
    Job leased = leaseOne(NOW);

    assertThat(Race.winners(4, thread -> thread % 2 == 0 ? complete(leased) : abandon(leased)))
        .isEqualTo(1);
  }

  private List<Job> leaseAll() {
    List<Job> all = new ArrayList<>();
    for (List<Job> some = lease(NOW, UNTIL, 3); !some.isEmpty(); some = lease(NOW, UNTIL, 3)) {
      all.addAll(some);
    }
    return all;
  }

  private Job given(Instant dueAt) {
    return write(
        work -> {
          Job job = Fixtures.job(Given.accountId(work), dueAt);
          work.jobs().insert(job);
          return job;
        });
  }

  private Job leaseOne(Instant now) {
    List<Job> leased = lease(now, now.plusSeconds(60), 10);
    assertThat(leased).hasSize(1);
    return leased.get(0);
  }

  private boolean complete(Job job) {
    return write(work -> work.jobs().complete(job, NOW));
  }

  private boolean retry(Job job, Instant dueAt) {
    return write(work -> work.jobs().retry(job, dueAt));
  }

  private boolean renew(Job job, Instant until) {
    return write(work -> work.jobs().renew(job, until));
  }

  private boolean abandon(Job job) {
    return write(work -> work.jobs().abandon(job, NOW));
  }

  private static Job attempt(Job job, int attempt) {
    Job next = job;
    while (next.attempt() < attempt) {
      next = next.nextAttempt();
    }
    return next;
  }

  private void assertEnded(Job job) {
    assertThat(complete(job)).isFalse();
    assertThat(retry(job, NOW)).isFalse();
    assertThat(abandon(job)).isFalse();
    assertThat(renew(job, UNTIL)).isFalse();
    assertNothingLeft();
  }

  private void assertNothingLeft() {
    assertThat(lease(FAR_AHEAD, FAR_AHEAD, 10)).isEmpty();
  }

  @Test
  void a_job_of_a_known_identifier_is_not_added_again_also_after_it_has_ended() {
    Job job = Fixtures.job(write(Given::accountId), NOW);

    assertThat(won(work -> work.jobs().insert(job))).isTrue();
    assertThat(won(work -> work.jobs().insert(job))).isFalse();
    Job leased = lease(NOW, NOW.plusMillis(1), 10).get(0);
    assertThat(won(work -> work.jobs().insert(job))).isFalse();
    change(work -> work.jobs().complete(leased, NOW));
    assertThat(won(work -> work.jobs().insert(job))).isFalse();

    assertThat(lease(NOW.plusSeconds(60), NOW.plusSeconds(61), 10)).isEmpty();
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
    return read(work -> work.jobs().abandoned(since, limit));
  }
}
