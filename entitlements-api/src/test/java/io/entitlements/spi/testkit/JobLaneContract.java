package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.spi.Job;
import io.entitlements.type.AccountId;
import io.entitlements.type.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.JobStore} promises of the lanes of jobs. */
public abstract class JobLaneContract extends JobbingContract {

  /** For subclasses. */
  protected JobLaneContract() {}

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
}
