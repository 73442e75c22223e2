package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.spi.Job;
import io.entitlements.spi.JobStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.JobStore} promises of jobs that ended long ago. */
public abstract class JobForgettingContract extends JobbingContract {

  private static final Instant LATER = NOW.plusMillis(1);

  /** For subclasses. */
  protected JobForgettingContract() {}

  @Test
  void done_jobs_of_a_kind_are_forgotten_from_the_first_on_that_ended_before_an_instant() {
    Job first = done(NOW.minusMillis(1));
    Job second = done(NOW);
    Job third = done(LATER);
    String kind = first.kind();

    forget("another", false, LATER, 10);
    forget(kind, true, LATER, 10);
    assertKnown(first, second, third);

    forget(kind, false, LATER, 1);
    assertForgotten(first);
    assertKnown(second, third);

    forget(kind, false, LATER, 10);
    assertForgotten(second);
    assertKnown(third);
  }

  @Test
  void what_was_given_up_is_forgotten_only_if_that_is_asked_for() {
    Job abandoned = givenUp();
    Job dismissed = givenUp();
    change(work -> work.jobs().dismiss(dismissed));

    forget(abandoned.kind(), false, LATER, 10);
    assertKnown(abandoned);
    assertForgotten(dismissed);

    forget(abandoned.kind(), true, LATER, 10);
    assertForgotten(abandoned);
    assertThat(list(work -> work.jobs().abandoned(NOW, "another", 10))).isEmpty();
  }

  @Test
  void a_job_that_has_not_ended_is_never_forgotten() {
    Job waiting = given(NOW);
    Job leased = leaseOne(NOW);
    Job due = given(NOW);

    for (boolean abandoned : List.of(true, false)) {
      forget(waiting.kind(), abandoned, Fixtures.FAR_AHEAD, 10);
    }

    assertKnown(leased, due);
    assertThat(complete(leased)).isTrue();
  }

  @Test
  void the_identifier_of_a_forgotten_job_is_free() {
    Job job = done(NOW);
    forget(job.kind(), false, LATER, 1);

    Job again = Fixtures.job(job.scope(), NOW);
    Job same = new Job(job.scope(), job.id(), again.kind(), again.lane(), again.argument(), NOW, 0);
    assertThat(won(work -> work.jobs().insert(same))).isTrue();
    assertKnown(same);
  }

  @RepeatedTest(3)
  void who_forget_at_once_forget_all_and_no_more() {
    List<Job> old = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      old.add(done(NOW));
    }
    Job young = done(LATER);

    Race.run(
        4,
        thread -> {
          for (int i = 0; i < 10; i++) {
            forget(young.kind(), false, LATER, 3);
          }
          return thread;
        });
    forget(young.kind(), false, LATER, 20);

    assertForgotten(old.toArray(Job[]::new));
    assertKnown(young);
  }

  private Job done(Instant at) {
    given(NOW);
    Job leased = leaseOne(NOW);
    assertThat(won(work -> work.jobs().complete(leased, at))).isTrue();
    return leased;
  }

  private Job givenUp() {
    given(NOW);
    Job leased = leaseOne(NOW);
    assertThat(abandon(leased)).isTrue();
    return leased;
  }

  private void forget(String kind, boolean abandoned, Instant before, int most) {
    change(work -> work.jobs().forget(kind, abandoned, before, most));
  }

  private void assertKnown(Job... jobs) {
    for (Job job : jobs) {
      assertThat(status(job)).as(job.toString()).isPresent();
    }
  }

  private void assertForgotten(Job... jobs) {
    for (Job job : jobs) {
      assertThat(status(job)).as(job.toString()).isEmpty();
    }
  }

  private Optional<JobStatus> status(Job job) {
    return find(work -> work.jobs().find(job.scope(), job.id()));
  }
}
