package io.entitlements.core.internal.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.job.Jobs;
import io.entitlements.spi.Job;
import io.entitlements.spi.JobStatus;
import io.entitlements.type.JobId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which jobs have their turn, and what else is done then. */
class JobTurnsTest extends JobRunnerSteps {

  private static final List<String> MAILS =
      List.of(JobKinds.ORDER_MAIL, JobKinds.WELCOME_MAIL, JobKinds.NOTICE_MAIL);

  private final List<String> done = new ArrayList<>();

  private JobRunner runnerOf(Instant at, String... kinds) {
    JobHandler handler =
        job -> {
          done.add(job.kind());
          complete(job);
        };
    return runner(at, Stream.of(kinds).collect(Collectors.toMap(kind -> kind, kind -> handler)));
  }

  private JobRunner runnerOfAll() {
    return runnerOf(
        NOW,
        JobKinds.FULFIL_CLAIM,
        JobKinds.SETTLE_SEATS,
        JobKinds.ORDER_MAIL,
        JobKinds.WELCOME_MAIL,
        JobKinds.NOTICE_MAIL,
        JobKinds.SYNC_ROSTER,
        "kind");
  }

  @Test
  void what_a_person_waits_for_passes_what_waits_in_other_lanes_and_stops_none_for_ever() {
    int claims = 6 * Turns.RARE;
    storage.write(
        store -> {
          for (int i = 0; i < claims; i++) {
            ask(store, 100 + i, JobKinds.FULFIL_CLAIM, NOW);
          }
          ask(store, 1, JobKinds.ORDER_MAIL, NOW.minusSeconds(9));
          ask(store, 2, JobKinds.WELCOME_MAIL, NOW.minusSeconds(9));
          ask(store, 3, JobKinds.SETTLE_SEATS, NOW.minusSeconds(9));
          ask(store, 5, JobKinds.SYNC_ROSTER, NOW.minusSeconds(9));
          return ask(store, 4, JobKinds.NOTICE_MAIL, NOW.minusSeconds(9));
        });

    runnerOfAll().runDue(claims);

    assertThat(done.subList(0, Turns.RARE - 1)).containsOnly(JobKinds.FULFIL_CLAIM);
    assertThat(done)
        .containsAll(MAILS)
        .contains(JobKinds.SETTLE_SEATS, JobKinds.SYNC_ROSTER)
        .filteredOn(JobKinds.FULFIL_CLAIM::equals)
        .hasSize(claims - 5);
  }

  @Test
  void seats_are_settled_before_any_mail_also_before_those_that_a_person_waits_for() {
    storage.write(
        store -> {
          for (int i = 0; i < MAILS.size(); i++) {
            ask(store, i, MAILS.get(i), NOW.minusSeconds(9));
          }
          return ask(store, 9, JobKinds.SETTLE_SEATS, NOW);
        });

    runnerOfAll().runDue(9);

    assertThat(done)
        .containsExactly(
            JobKinds.SETTLE_SEATS,
            JobKinds.WELCOME_MAIL,
            JobKinds.NOTICE_MAIL,
            "kind",
            JobKinds.ORDER_MAIL);
  }

  @Test
  void lists_are_read_after_mails_but_for_those_in_bulk() {
    storage.write(
        store -> {
          ask(store, 1, JobKinds.SYNC_ROSTER, NOW.minusSeconds(9));
          ask(store, 2, JobKinds.ORDER_MAIL, NOW.minusSeconds(9));
          return ask(store, 3, JobKinds.NOTICE_MAIL, NOW);
        });

    runnerOfAll().runDue(9);

    assertThat(done)
        .containsExactly("kind", JobKinds.NOTICE_MAIL, JobKinds.SYNC_ROSTER, JobKinds.ORDER_MAIL);
  }

  @Test
  void a_thread_that_reads_no_lists_does_all_else_and_passes_over_them_in_every_turn() {
    storage.write(
        store -> {
          for (int i = 0; i < 6 * Turns.RARE; i++) {
            ask(store, 100 + i, JobKinds.FULFIL_CLAIM, NOW);
          }
          for (int i = 0; i < MAILS.size(); i++) {
            ask(store, i, MAILS.get(i), NOW.minusSeconds(9));
          }
          return ask(store, 9, JobKinds.SYNC_ROSTER, NOW.minusSeconds(9));
        });
    JobRunner runner = runnerOfAll();

    assertThat(runner.runWithoutLists(5 * Turns.RARE).done()).isEqualTo(5 * Turns.RARE);
    assertThat(done).containsAll(MAILS).doesNotContain(JobKinds.SYNC_ROSTER);
    runner.runWithoutLists(1_000);
    assertThat(done).doesNotContain(JobKinds.SYNC_ROSTER);
    assertThat(runner.runDue(1_000)).isEqualTo(new Jobs.Run(1, 0));
    assertThatThrownBy(() -> runner.runWithoutLists(0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void quick_jobs_alone_are_done_where_no_others_are_wanted() {
    storage.write(
        store -> {
          for (int i = 0; i < 3 * Turns.RARE; i++) {
            ask(store, 100 + i, i % 2 == 0 ? JobKinds.FULFIL_CLAIM : JobKinds.SETTLE_SEATS, NOW);
          }
          for (int i = 0; i < MAILS.size(); i++) {
            ask(store, i, MAILS.get(i), NOW.minusSeconds(9));
          }
          return true;
        });

    assertThat(runnerOfAll().runQuick(1_000)).isEqualTo(new Jobs.Run(3 * Turns.RARE, 0));

    assertThat(done).containsOnly(JobKinds.FULFIL_CLAIM, JobKinds.SETTLE_SEATS);
    assertThat(runnerOfAll().runDue(1_000)).isEqualTo(new Jobs.Run(4, 0));
    assertThatThrownBy(() -> runnerOfAll().runQuick(0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void turns_of_a_thread_for_quick_jobs_are_none_of_those_in_which_mails_come_first() {
    storage.write(
        store -> {
          for (int i = 0; i < 10 * Turns.RARE; i++) {
            ask(store, 100 + i, JobKinds.FULFIL_CLAIM, NOW);
          }
          for (int i = 0; i < MAILS.size(); i++) {
            ask(store, i, MAILS.get(i), NOW.minusSeconds(9));
          }
          return ask(store, 9, JobKinds.SETTLE_SEATS, NOW);
        });
    JobRunner runner = runnerOfAll();

    for (int i = 0; i < 5 * Turns.RARE; i++) {
      runner.runDue(1);
      runner.runQuick(1);
    }

    assertThat(done).containsAll(MAILS);
  }

  @Test
  void a_thread_for_quick_jobs_leaves_none_of_its_own_lanes_waiting_for_ever() {
    storage.write(
        store -> {
          for (int i = 0; i < Turns.RARE; i++) {
            ask(store, 100 + i, JobKinds.FULFIL_CLAIM, NOW);
          }
          return ask(store, 9, JobKinds.SETTLE_SEATS, NOW);
        });

    runnerOfAll().runQuick(Turns.RARE);

    assertThat(done).hasSize(Turns.RARE).endsWith(JobKinds.SETTLE_SEATS);
  }

  @Test
  void beside_a_thread_for_quick_jobs_mails_that_a_person_waits_for_pass_seats_of_a_midnight() {
    storage.write(
        store -> {
          for (int i = 0; i < 10; i++) {
            ask(store, 100 + i, JobKinds.SETTLE_SEATS, NOW.minusSeconds(9));
          }
          ask(store, 1, JobKinds.NOTICE_MAIL, NOW.minusSeconds(9));
          return ask(store, 2, JobKinds.WELCOME_MAIL, NOW);
        });
    JobRunner runner = runnerOfAll();

    runner.runQuick(1);
    runner.runDue(3);

    assertThat(done)
        .containsExactly(
            JobKinds.SETTLE_SEATS,
            JobKinds.WELCOME_MAIL,
            JobKinds.SETTLE_SEATS,
            JobKinds.SETTLE_SEATS);
  }

  @ParameterizedTest
  @CsvSource({
    "order-mail, 30",
    "fulfil-claim, 30",
    "settle-seats, 30",
    "notice, 400",
    "notice-mail, 400"
  })
  void a_job_that_was_done_is_forgotten_so_many_days_later(String kind, int days) {
    storage.write(store -> ask(store, 1, kind, NOW));
    runnerOf(NOW, kind, "kind").runDue(5);
    Instant end = NOW.plus(Duration.ofDays(days));

    takeTurns(runnerOf(end, kind));
    assertThat(status(1)).isPresent();
    takeTurns(runnerOf(end.plusMillis(1), kind));
    assertThat(status(1)).isEmpty();
  }

  @Test
  void a_message_that_was_given_up_can_be_revived_for_half_a_year_and_a_claim_waits_for_ever() {
    List<String> kinds = List.of(JobKinds.ORDER_MAIL, JobKinds.FULFIL_CLAIM);
    storage.write(
        store -> {
          for (int i = 0; i < kinds.size(); i++) {
            ask(store, i, kinds.get(i), NOW);
            Job job =
                store
                    .jobs()
                    .lease(Lane.of(kinds.get(i)).number(), NOW, NOW.plusSeconds(1), 1)
                    .get(0);
            store.jobs().abandon(job, NOW);
          }
          return true;
        });
    Instant end = NOW.plus(Duration.ofDays(180));

    takeTurns(runnerOf(end, JobKinds.ORDER_MAIL, JobKinds.FULFIL_CLAIM));
    assertThat(status(0)).isPresent();
    takeTurns(runnerOf(end.plusMillis(1), JobKinds.ORDER_MAIL, JobKinds.FULFIL_CLAIM));
    assertThat(status(0)).isEmpty();
    takeTurns(runnerOf(NOW.plus(Duration.ofDays(9_999)), JobKinds.FULFIL_CLAIM));
    assertThat(status(1)).isPresent();
  }

  @Test
  void claims_that_need_support_hide_no_message_that_is_revived() {
    storage.write(
        store -> {
          for (int i = 0; i < 1_100; i++) {
            ask(store, i, i < 1_099 ? JobKinds.FULFIL_CLAIM : JobKinds.ORDER_MAIL, NOW);
          }
          for (Lane lane : List.of(Lane.AT_ONCE, Lane.BULK)) {
            for (Job job : store.jobs().lease(lane.number(), NOW, NOW.plusSeconds(1), 2_000)) {
              store.jobs().abandon(job, lane == Lane.AT_ONCE ? NOW : NOW.plusSeconds(1));
            }
          }
          return true;
        });

    assertThat(runnerOf(NOW).revive(NOW, 10)).isEqualTo(1);
    assertThat(runnerOf(NOW).revive(NOW, 10)).isZero();
  }

  /** Enough for each kind to have its own. */
  private static void takeTurns(JobRunner runner) {
    for (int i = 0; i < 2 * EndedJobs.EVERY; i++) {
      runner.runQuick(1);
    }
  }

  private Optional<JobStatus> status(int number) {
    return storage.read(store -> store.jobs().find(ACCOUNT, new JobId(new UUID(8, number))));
  }
}
