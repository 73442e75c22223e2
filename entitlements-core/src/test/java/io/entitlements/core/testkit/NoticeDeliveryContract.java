package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.Entitlements;
import io.entitlements.claim.Claims;
import io.entitlements.core.internal.job.Lane;
import io.entitlements.key.ProductKey;
import io.entitlements.key.SubscriptionChange.AddSeats;
import io.entitlements.spi.Job;
import io.entitlements.spi.Mail;
import io.entitlements.spi.testkit.Race;
import io.entitlements.type.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A notice goes to each administrator, once. */
public abstract class NoticeDeliveryContract extends NoticeWorld {

  private static final int THREADS = 4;

  /** For subclasses. */
  protected NoticeDeliveryContract() {}

  @Test
  void each_administrator_gets_a_mail_of_their_own() {
    District district = world().district("suite", 10);
    administrator(district, "second@school.example");
    world().moveTo(morning(lastDay(key(district)), 60));
    assertThat(sent())
        .extracting(mail -> mail.to().value())
        .containsExactlyInAnyOrder("admin@school.example", "second@school.example");
  }

  @Test
  void who_is_no_administrator_any_more_gets_none() {
    District district = world().district("suite", 10);
    AccountId second = administrator(district, "second@school.example");
    AccountId third = administrator(district, "third@school.example");
    demote(district, third);
    world().mailServerIsDown(true);
    world().moveTo(morning(lastDay(key(district)), 60));
    assertThat(sent()).isEmpty();
    demote(district, second);
    world().mailServerIsDown(false);
    world().pass(Duration.ofMinutes(1));
    assertThat(sent())
        .extracting(mail -> mail.to().value())
        .containsExactly("admin@school.example");
  }

  @RepeatedTest(3)
  void two_nodes_at_once_send_each_mail_once() {
    District district = world().district("suite", 4);
    administrator(district, "second@school.example");
    administrator(district, "third@school.example");
    ProductKey key = key(district);
    Entitlements other = world().anotherNode();
    for (Instant instant :
        List.of(morning(lastDay(key), 60), morning(lastDay(key), 30), key.endsAt())) {
      int before = notices().size();
      world().moveTo(instant);
      Race.run(
          THREADS,
          thread -> {
            Entitlements node = thread % 2 == 0 ? world().engine() : other;
            while (!node.jobs().runDue(1).isEmpty()) {
              // Each worker goes on until nothing is left for it.
            }
            return thread;
          });
      world().doJobs();
      List<Mail> sent = notices().subList(before, notices().size());
      assertThat(sent).hasSize(3);
      assertThat(sent).extracting(Mail::to).doesNotHaveDuplicates();
      assertThat(sent).extracting(Mail::id).doesNotHaveDuplicates();
    }
  }

  @RepeatedTest(3)
  void threads_that_reach_a_mark_together_are_told_of_once() {
    District district = world().district("suite", THREADS);
    Race.run(THREADS, thread -> district.seated("p" + thread + "@school.example"));
    assertThat(sent())
        .singleElement()
        .satisfies(mail -> assertThat(mail.subject()).contains("all seats are in use"));
  }

  @RepeatedTest(3)
  void changes_and_workers_that_ask_for_the_same_notices_do_not_fail_each_other() {
    District district = world().district("suite", 4);
    ProductKey key = key(district);
    for (int days : new int[] {60, 30, 7}) {
      int before = notices().size();
      world().moveTo(morning(lastDay(key), days));
      Race.run(
          THREADS,
          thread -> {
            if (thread % 2 == 0) {
              change(district, new AddSeats(key.id(), 1));
            }
            return world().engine().jobs().runDue(5).failed();
          });
      world().doJobs();
      assertThat(notices().subList(before, notices().size())).hasSize(1);
    }
  }

  @Test
  void asking_for_notices_and_sending_them_is_no_change_of_the_organization() {
    District district = world().district("suite", 4);
    var revision = world().engine().history().revision(district.organization());
    world().moveTo(morning(lastDay(key(district)), 60));
    assertThat(sent()).hasSize(1);
    assertThat(world().engine().history().revision(district.organization())).isEqualTo(revision);
  }

  @Test
  void a_worker_that_dies_between_two_mails_repeats_none_that_was_sent() {
    District district = world().district("suite", 10);
    administrator(district, "second@school.example");
    world().pass(Claims.PROMISED_WITHIN);
    world().doJobs();
    world().moveTo(morning(lastDay(key(district)), 60));
    // The look at the calendar, and the first mail.
    assertThat(world().engine().jobs().runDue(2).done()).isEqualTo(2);
    assertThat(notices()).hasSize(1);
    Instant now = world().instant();
    List<Job> dead =
        world()
            .storage()
            .write(
                store ->
                    store
                        .jobs()
                        .lease(Lane.LETTERS.number(), now, now.plus(Duration.ofMinutes(2)), 1));
    assertThat(dead).hasSize(1);
    assertThat(sent()).isEmpty();
    world().pass(Duration.ofMinutes(2));
    assertThat(sent()).hasSize(1);
    assertThat(notices()).extracting(Mail::to).doesNotHaveDuplicates();
  }

  @Test
  void a_mail_server_that_is_down_delays_a_notice_and_the_change_that_asked_for_it_stands() {
    District district = world().district("suite", 1);
    world().mailServerIsDown(true);
    district.seated("ada@school.example");
    assertThat(sent()).isEmpty();
    assertThat(district.overview().assigned()).isEqualTo(1);
    world().pass(Duration.ofSeconds(10));
    assertThat(sent()).isEmpty();
    world().mailServerIsDown(false);
    world().pass(Duration.ofSeconds(20));
    assertThat(sent()).hasSize(1);
    world().pass(Duration.ofHours(2));
    assertThat(sent()).isEmpty();
  }
}
