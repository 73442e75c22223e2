package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.job.Jobs;
import java.time.Duration;
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

  private Jobs.Run run() {
    return world().engine().jobs().runDue(10);
  }
}
