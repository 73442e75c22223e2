package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimProgress;
import io.entitlements.claim.ClaimProgress.State;
import io.entitlements.claim.Claims;
import io.entitlements.core.internal.job.Lane;
import io.entitlements.event.ClaimEvent.ClaimOverdue;
import io.entitlements.type.AccountId;
import io.entitlements.type.ClaimId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A transfer that does not arrive can be seen. */
public abstract class ClaimUnderWayContract extends WorldContract {

  // JUnit sets them before each test.
  @SuppressWarnings("NullAway.Init")
  private SupportDesk desk;

  @SuppressWarnings("NullAway.Init")
  private District first;

  @SuppressWarnings("NullAway.Init")
  private District second;

  @SuppressWarnings("NullAway.Init")
  private Claim claim;

  /** For subclasses. */
  protected ClaimUnderWayContract() {}

  @BeforeEach
  final void fulfil() {
    Shop shop = new Shop(world());
    desk = new SupportDesk(world(), shop);
    AccountId ada = world().activeAccount("ada@school.example");
    first = new District(world(), ada, world().organization(ada, "A School"));
    second = new District(world(), ada, world().organization(ada, "Elsewhere"));
    claim = desk.fulfilled(first, shop.sell("suite"));
    world().mailbox().clear();
  }

  @Test
  void a_transfer_is_under_way_until_it_has_arrived() {
    ClaimId there = desk.sent(first, claim.id(), second);
    assertThat(progress())
        .isEqualTo(progress(State.TRANSFERRING, 0, Optional.of(world().instant())));
    world().doJobs();

    assertThat(progress().state()).isEqualTo(State.TRANSFERRED);
    assertThat(desk.state(second, there)).isEqualTo(State.FULFILLED);
    world().pass(Claims.PROMISED_WITHIN);
    world().doJobs();
    assertThat(overdue()).isZero();
  }

  @Test
  void a_transfer_that_takes_longer_than_promised_is_told_once_and_goes_on() {
    ClaimId there = desk.sent(first, claim.id(), second);
    Instant sent = world().instant();
    Duration day = Duration.ofDays(1);
    world()
        .storage()
        .write(store -> store.jobs().lease(Lane.AT_ONCE.number(), sent, sent.plus(day), 10));
    assertThat(progress()).isEqualTo(progress(State.TRANSFERRING, 1, Optional.empty()));

    world().moveTo(sent.plus(Claims.PROMISED_WITHIN).minusMillis(1));
    world().doJobs();
    assertThat(overdue()).isZero();
    world().pass(Duration.ofMillis(1));
    world().doJobs();
    assertThat(overdue()).isEqualTo(1);
    assertThat(progress().state()).isEqualTo(State.TRANSFERRING);
    assertThat(world().mailbox()).isEmpty();

    world().pass(day);
    world().doJobs();
    assertThat(overdue()).isEqualTo(1);
    assertThat(progress().state()).isEqualTo(State.TRANSFERRED);
    assertThat(desk.state(second, there)).isEqualTo(State.FULFILLED);
  }

  private ClaimProgress progress() {
    return world().engine().claims().findForVendor(first.organization(), claim.id()).orElseThrow();
  }

  private ClaimProgress progress(State state, int tries, Optional<Instant> nextTryAt) {
    return new ClaimProgress(progress().claim(), state, tries, nextTryAt);
  }

  private long overdue() {
    return world().events(first.organization()).stream()
        .filter(ClaimOverdue.class::isInstance)
        .count();
  }
}
