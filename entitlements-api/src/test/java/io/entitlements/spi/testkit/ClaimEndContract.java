package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.FAR_AHEAD;
import static io.entitlements.spi.testkit.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.claim.Claim;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.ClaimStore} promises of claims that end, or take long to. */
public abstract class ClaimEndContract extends ClaimingContract {

  /** For subclasses. */
  protected ClaimEndContract() {}

  @Test
  void claim_ends_once() {
    Claim fulfilled = given(NOW);
    Claim rejected = given(NOW);

    assertThat(fulfil(fulfilled, FAR_AHEAD)).isTrue();
    assertThat(reject(rejected, FAR_AHEAD)).isTrue();
    for (Claim claim : List.of(fulfilled, rejected)) {
      assertThat(fulfil(claim, NOW)).isFalse();
      assertThat(reject(claim, NOW)).isFalse();
      assertThat(overdue(claim, NOW)).isFalse();
      assertThat(retry(claim, 0)).isFalse();
    }

    assertThat(found(fulfilled).end()).contains(new Claim.End(Claim.Outcome.FULFILLED, FAR_AHEAD));
    assertThat(found(fulfilled).fulfilledAt()).contains(FAR_AHEAD);
    assertThat(found(rejected).fulfilledAt()).isEmpty();
    assertThat(found(rejected).end())
        .contains(new Claim.End(Claim.Outcome.REJECTED_BY_VENDOR, FAR_AHEAD));
  }

  @Test
  void claim_of_a_closed_organization_is_not_fulfilled() {
    Claim claim = given(NOW);
    change(work -> work.organizations().close(claim.organization(), NOW));

    assertThat(fulfil(claim, NOW)).isFalse();
    assertFound(claim);
    assertThat(reject(claim, NOW)).isTrue();
  }

  @Test
  void claim_is_found_overdue_once_and_its_retries_are_counted() {
    Claim claim = given(NOW);

    assertThat(overdue(claim, FAR_AHEAD)).isTrue();
    assertThat(overdue(claim, NOW)).isFalse();
    assertThat(retry(claim, 0)).isTrue();
    assertThat(retry(claim, 0)).isFalse();
    assertThat(retry(claim, 1)).isTrue();

    assertThat(found(claim).overdueAt()).contains(FAR_AHEAD);
    assertThat(found(claim).retries()).isEqualTo(2);
    assertThat(found(claim).end()).isEmpty();
  }

  @Test
  void claim_that_does_not_exist_is_not_changed() {
    Claim claim = given(NOW);
    Claim elsewhere =
        Fixtures.claim(
            write(Given::organization).id(), claim.order(), claim.by().orElseThrow(), NOW);

    assertThat(fulfil(elsewhere, NOW)).isFalse();
    assertThat(reject(elsewhere, NOW)).isFalse();
    assertThat(overdue(elsewhere, NOW)).isFalse();
    assertThat(retry(elsewhere, 0)).isFalse();

    assertFound(claim);
  }

  @Test
  void claim_that_is_open_or_was_fulfilled_is_withdrawn_once_and_no_other() {
    Claim open = given(NOW);
    Claim fulfilled = given(NOW);
    Claim rejected = given(NOW);
    fulfil(fulfilled, NOW);
    reject(rejected, NOW);

    assertThat(withdraw(open)).isTrue();
    assertThat(withdraw(fulfilled)).isTrue();
    assertThat(withdraw(rejected)).isFalse();
    for (Claim claim : List.of(open, fulfilled)) {
      assertThat(withdraw(claim)).isFalse();
      assertThat(fulfil(claim, NOW)).isFalse();
      assertThat(found(claim).end()).contains(new Claim.End(Claim.Outcome.CANCELLED, FAR_AHEAD));
    }
    assertThat(found(open).fulfilledAt()).isEmpty();
    assertThat(found(fulfilled).fulfilledAt()).contains(NOW);
    Claim elsewhere =
        Fixtures.claim(write(Given::organization).id(), open.order(), open.by().orElseThrow(), NOW);
    assertThat(withdraw(elsewhere)).isFalse();
  }

  @RepeatedTest(5)
  void of_racing_fulfilments_and_rejections_one_is_made() {
    Claim claim = given(NOW);

    assertThat(Race.winners(8, thread -> thread % 2 == 0 ? fulfil(claim, NOW) : reject(claim, NOW)))
        .isEqualTo(1);
  }
}
