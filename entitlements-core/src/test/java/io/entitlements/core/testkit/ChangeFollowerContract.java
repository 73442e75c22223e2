package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.entitlements.core.ChangeFollower;
import io.entitlements.core.ChangeFollowerHealth;
import io.entitlements.core.EntitlementEngine;
import io.entitlements.type.AccountId;
import io.entitlements.type.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nodes that follow each other's changes on threads of their own. */
public abstract class ChangeFollowerContract extends WorldContract {

  private static final Duration NEVER = Duration.ofHours(1);
  private static final Duration OFTEN = Duration.ofMillis(10);

  // JUnit sets it before each test.
  @SuppressWarnings("NullAway.Init")
  private AccountId ada;

  private final List<Scope> scopes = new ArrayList<>();

  /** For subclasses. */
  protected ChangeFollowerContract() {}

  @BeforeEach
  final void signUp() {
    ada = world().activeAccount("ada@school.example");
    scopes.add(ada);
  }

  @Test
  void node_learns_of_its_own_change_without_looking() {
    try (ChangeFollower follower = follow(world().engine(), NEVER)) {
      for (int i = 0; i < 3; i++) {
        assertPassedOn(follower, "Own " + i);
      }
    }
  }

  @Test
  void node_is_woken_by_the_change_of_another_without_looking() {
    assumeTrue(world().storage().wakeups().isPresent());
    try (ChangeFollower changing = follow(world().engine(), NEVER);
        ChangeFollower other = follow(world().anotherNode(), NEVER)) {
      for (int i = 0; i < 3; i++) {
        assertPassedOn(other, "Woken " + i);
      }
      assertThat(other.health().wakeupFailure()).isEmpty();
      assertThat(changing.health().failure()).isEmpty();
    }
  }

  @Test
  void node_finds_by_looking_what_another_one_changes_that_follows_nothing() {
    try (ChangeFollower follower = follow(world().anotherNode(), OFTEN)) {
      for (int i = 0; i < 3; i++) {
        assertPassedOn(follower, "Found " + i);
      }
    }
  }

  @Test
  void several_followers_of_one_node_do_no_harm() {
    try (ChangeFollower one = follow(world().engine(), OFTEN);
        ChangeFollower other = follow(world().engine(), OFTEN)) {
      assertPassedOn(one, "Twice");
      assertPassedOn(other, "Twice again");
      assertThat(one.health().failure()).isEmpty();
      assertThat(other.health().failure()).isEmpty();
    }
  }

  @Test
  void health_says_that_it_has_come_to_the_end_and_by_when() {
    ChangeFollower follower = follow(world().engine(), OFTEN);
    try (follower) {
      assertPassedOn(follower, "Health");
      world().pass(Duration.ofMinutes(1));
      Awaited.until("everything", Duration.ZERO, () -> follower.health().behind(world().instant()));
      ChangeFollowerHealth health = follower.health();
      assertThat(health.running()).isTrue();
      assertThat(health.position()).isEqualTo(health.newest()).isPositive();
      assertThat(health.confirmedAt()).contains(world().instant());
      assertThat(health.failure()).isEmpty();
    }
    assertThat(follower.health().running()).isFalse();
    world().pass(Duration.ofMinutes(1));
    assertThat(follower.health().behind(world().instant())).isEqualTo(Duration.ofMinutes(1));
  }

  /** One change more is passed on, and all before it; nobody but Ada changes anything. */
  private void assertPassedOn(ChangeFollower follower, String organization) {
    Awaited.until("the beginning", true, () -> follower.health().confirmedAt().isPresent());
    scopes.add(world().organization(ada, organization));
    long events =
        scopes.stream()
            .mapToLong(scope -> world().engine().history().revision(scope).number())
            .sum();
    Awaited.until("the change", events, () -> follower.health().position());
  }

  private static ChangeFollower follow(EntitlementEngine engine, Duration every) {
    return ChangeFollower.builder(engine).every(every).start();
  }
}
