package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.core.JobWorker;
import io.entitlements.job.Jobs;
import io.entitlements.spi.Mail;
import io.entitlements.spi.testkit.Race;
import io.entitlements.type.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Work that waits in the store. */
public abstract class JobContract extends WorldContract {

  /** For subclasses. */
  protected JobContract() {}

  @Test
  void a_mail_server_that_is_down_delays_a_message_and_loses_none() {
    world().mailServerIsDown(true);
    world().imported(Given.order("PO-1", "suite", 1));
    assertThat(run()).isEqualTo(new Jobs.Run(0, 1));
    assertThat(run()).isEqualTo(new Jobs.Run(0, 0));
    world().pass(Duration.ofSeconds(10));
    assertThat(run()).isEqualTo(new Jobs.Run(0, 1));
    world().pass(Duration.ofSeconds(10));
    assertThat(run()).as("pauses grow").isEqualTo(new Jobs.Run(0, 0));
    world().mailServerIsDown(false);
    world().pass(Duration.ofSeconds(10));
    assertThat(run()).isEqualTo(new Jobs.Run(1, 0));
    assertThat(world().mailbox()).hasSize(1);
    assertThat(world().engine().claims().open(world().newestSecret("claim"))).isPresent();
  }

  @Test
  void a_job_that_was_done_is_not_done_again() {
    world().imported(Given.order("PO-1", "suite", 1));
    world().doJobs();
    world().pass(Duration.ofDays(400));
    assertThat(run().isEmpty()).isTrue();
    assertThat(world().mailbox()).hasSize(1);
  }

  @Test
  void messages_that_were_given_up_are_revived_and_arrive() {
    world().mailServerIsDown(true);
    Instant before = world().instant();
    world().imported(Given.order("PO-1", "suite", 1));
    for (int tried = 0; tried < 18; tried++) {
      assertThat(run()).isEqualTo(new Jobs.Run(0, 1));
      world().pass(Duration.ofHours(1));
    }
    Instant givenUp = world().instant().minus(Duration.ofHours(1));
    world().mailServerIsDown(false);
    assertThat(run().isEmpty()).isTrue();

    assertThat(revive(givenUp.plusMillis(1))).isZero();
    assertThat(revive(before)).isEqualTo(1);
    assertThat(revive(before)).isZero();
    assertThat(run()).isEqualTo(new Jobs.Run(1, 0));
    assertThat(run().isEmpty()).isTrue();
    assertThat(world().mailbox()).hasSize(1);
  }

  @Test
  void administrators_who_revive_at_once_send_a_message_once() {
    world().mailServerIsDown(true);
    world().imported(Given.order("PO-1", "suite", 1));
    for (int tried = 0; tried < 18; tried++) {
      run();
      world().pass(Duration.ofHours(1));
    }
    world().mailServerIsDown(false);

    List<Integer> revived = Race.run(4, thread -> revive(Given.NOW));

    assertThat(revived).containsExactlyInAnyOrder(1, 0, 0, 0);
    world().doJobs();
    assertThat(world().mailbox()).hasSize(1);
  }

  @Test
  void what_cannot_be_looked_for_is_not_revived() {
    assertThatThrownBy(() -> revive(Instant.MAX))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("since");
    assertThatThrownBy(() -> world().engine().jobs().revive(Given.NOW, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_sign_up_passes_the_mails_of_many_orders() {
    for (int i = 0; i < 20; i++) {
      world().imported(Given.order("PO-" + i, "suite", 1));
    }
    world().pass(Duration.ofMinutes(1));
    world().engine().accounts().signUp(EmailAddress.of("ada@school.example"));

    assertThat(world().engine().jobs().runDue(2)).isEqualTo(new Jobs.Run(2, 0));

    assertThat(world().mailbox())
        .extracting(Mail::to)
        .containsExactly(EmailAddress.of("ada@school.example"));
    assertThat(world().engine().jobs().waitingSince()).contains(Given.NOW);
    world().doJobs();
    assertThat(world().mailbox()).hasSize(21);
    assertThat(world().engine().jobs().waitingSince()).isEmpty();
  }

  @Test
  void a_worker_of_the_same_process_does_at_once_what_is_asked_for() {
    try (JobWorker worker =
        JobWorker.builder(world().engine().jobs()).every(Duration.ofHours(1)).start()) {
      for (int i = 0; i < 5; i++) {
        world().imported(Given.order("PO-" + i, "suite", 1));
        Awaited.until("the mail of each", i + 1, () -> world().mailbox().size());
      }
      assertThat(worker.health().running()).isTrue();
      assertThat(worker.health().failure()).isEmpty();
    }
    world().imported(Given.order("PO-9", "suite", 1));
    assertThat(world().engine().jobs().waitingSince()).as("it is closed").isPresent();
  }

  private int revive(Instant since) {
    return world().engine().jobs().revive(since, 10);
  }

  private Jobs.Run run() {
    return world().engine().jobs().runDue(10);
  }
}
