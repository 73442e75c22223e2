package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.check.Consistency;
import io.entitlements.check.Decision;
import io.entitlements.check.Reason;
import io.entitlements.key.SubscriptionChange.Resume;
import io.entitlements.key.SubscriptionChange.Suspend;
import io.entitlements.type.AccountId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Checks of somebody, or of many, while a change comes in between. */
public abstract class OvertakenCheckContract extends KeptCheckWorld {

  /** For subclasses. */
  protected OvertakenCheckContract() {}

  @Test
  void a_clock_that_jumps_makes_what_is_kept_old_and_nothing_else() {
    check(ada);
    for (Duration jump : List.of(Duration.ofDays(-400), Duration.ofDays(400))) {
      world().pass(jump);
      assertThat(check(ada)).isEqualTo(world().engine().check(ada, Given.NOTEBOOK));
      node.hear();
      assertThat(check(ada)).isEqualTo(world().engine().check(ada, Given.NOTEBOOK));
    }
  }

  @Test
  void a_change_during_a_look_at_the_store_is_not_missed() {
    asked.whileAnswering(
        () -> {
          district.release(ada, "release").orElseThrow();
          node.hear();
        });
    assertThat(check(ada).isAllowed()).as("asked before the change").isTrue();
    assertThat(check(ada).reason()).isEqualTo(Reason.NO_SEAT);
  }

  @Test
  void a_change_of_the_subscription_during_a_look_at_the_store_is_not_missed() {
    asked.whileAnswering(
        () -> {
          district.change(new Suspend(), "suspend").orElseThrow();
          node.hear();
        });
    check(ada);
    assertThat(check(ada).reason()).isEqualTo(Reason.SUSPENDED);
  }

  @Test
  void who_asks_after_a_change_was_heard_of_does_not_join_a_look_from_before() {
    asked.whileAnswering(
        () -> {
          district.release(ada, "release").orElseThrow();
          node.hear();
          assertThat(answered(() -> check(ada)).reason()).isEqualTo(Reason.NO_SEAT);
        });
    assertThat(check(ada).isAllowed()).as("asked before the change").isTrue();
    assertThat(check(ada).reason()).isEqualTo(Reason.NO_SEAT);
  }

  @Test
  void who_joins_a_look_is_answered_by_its_own_instant() throws Exception {
    Instant end = district.key().key().endsAt();
    world().moveTo(end.minusMillis(1));
    node.hear();
    FutureTask<Decision> joining = new FutureTask<>(() -> check(ada));
    asked.whileAnswering(
        () -> {
          world().moveTo(end);
          Thread thread = new Thread(joining);
          thread.start();
          while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
          }
        });
    assertThat(check(ada).reason()).isEqualTo(Reason.ENTITLED);
    assertThat(joining.get().reason()).isEqualTo(Reason.IN_GRACE);
  }

  @Test
  void who_asks_at_a_revision_does_not_join_a_look_from_before() {
    asked.whileAnswering(
        () -> {
          Consistency after = Consistency.atLeast(revision(district.release(ada, "release")));
          assertThat(answered(() -> node.engine().check(ada, Given.NOTEBOOK, after)).reason())
              .isEqualTo(Reason.NO_SEAT);
        });
    assertThat(check(ada).isAllowed()).as("asked before the change").isTrue();
  }

  /** By another thread, while this one waits. */
  private static Decision answered(Supplier<Decision> question) {
    return CompletableFuture.supplyAsync(question).orTimeout(1, TimeUnit.MINUTES).join();
  }

  private static Revision revision(Outcome<?, ?> made) {
    return ((Outcome.Done<?, ?>) made).revision();
  }

  @Test
  void what_one_look_finds_changed_holds_for_all_who_have_a_seat() {
    AccountId bob = district.seated("bob@school.example");
    node.hear();
    check(ada);
    check(bob);
    Revision suspended = revision(district.change(new Suspend(), "suspend"));
    node.engine().check(bob, Given.NOTEBOOK, Consistency.atLeast(suspended));
    assertThat(check(ada).reason()).isEqualTo(Reason.SUSPENDED);
  }

  @Test
  void what_has_changed_back_is_kept_again() {
    check(ada);
    district.change(new Suspend(), "suspend").orElseThrow();
    district.change(new Resume(), "resume").orElseThrow();
    node.hear();
    check(ada);
    asked.reads();
    assertThat(check(ada).reason()).isEqualTo(Reason.ENTITLED);
    assertThat(asked.reads()).isZero();
  }

  @Test
  void a_clock_set_back_hides_no_change() {
    AccountId bob = district.seated("bob@school.example");
    Duration ahead = Duration.ofSeconds(5);
    world().pass(ahead);
    node.hear();
    check(ada);
    check(bob);
    world().pass(ahead.negated());
    node.hear();
    check(bob);
    district.change(new Suspend(), "suspend").orElseThrow();
    node.hear();
    world().pass(ahead);
    assertThat(check(ada).reason()).isEqualTo(Reason.SUSPENDED);
    assertThat(check(bob).reason()).isEqualTo(Reason.SUSPENDED);
  }

  @Test
  void following_that_begins_anew_forgets_what_it_may_have_missed() {
    check(ada);
    district.release(ada, "release").orElseThrow();
    Node.of(world().anotherNode());
    Node.of(node.engine());
    assertThat(check(ada).reason()).isEqualTo(Reason.NO_SEAT);
  }

  @Test
  void following_that_begins_anew_misses_no_change_meanwhile() {
    check(ada);
    asked.beforeAnswering(
        () -> {
          check(ada);
          district.release(ada, "release").orElseThrow();
          Node.of(world().anotherNode());
        });
    Node.of(node.engine());
    assertThat(check(ada).reason()).isEqualTo(Reason.NO_SEAT);
  }
}
