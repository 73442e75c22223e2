package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.FAR_AHEAD;
import static io.entitlements.spi.testkit.Fixtures.LONG_AGO;
import static io.entitlements.spi.testkit.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.spi.Job;
import io.entitlements.type.AccountId;
import io.entitlements.type.JobId;
import io.entitlements.type.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.JobStore} promises of jobs that are asked for and leased. */
public abstract class JobStoreContract extends JobbingContract {

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

  private List<Job> leaseAll() {
    List<Job> all = new ArrayList<>();
    for (List<Job> some = lease(NOW, UNTIL, 3); !some.isEmpty(); some = lease(NOW, UNTIL, 3)) {
      all.addAll(some);
    }
    return all;
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
}
