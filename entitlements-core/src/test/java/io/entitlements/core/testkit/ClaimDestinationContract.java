package io.entitlements.core.testkit;

import static io.entitlements.core.testkit.Shop.bundle;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.activation.Activation;
import io.entitlements.check.Reason;
import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimProgress.State;
import io.entitlements.claim.ClaimTransfer;
import io.entitlements.claim.CorrectionRefusal;
import io.entitlements.claim.OfferedBundle;
import io.entitlements.event.OrderEvent.OrderReleased;
import io.entitlements.event.SubscriptionEvent.CancellationEnded;
import io.entitlements.key.SubscriptionChange.CancelAtTermEnd;
import io.entitlements.key.SubscriptionChange.CancelNow;
import io.entitlements.type.AccountId;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Where a claim that the vendor transfers can go, and where it goes if it cannot. */
public abstract class ClaimDestinationContract extends ClaimTransferWorld {

  /** For subclasses. */
  protected ClaimDestinationContract() {}

  @Test
  void if_the_other_organization_is_closed_meanwhile_the_software_comes_back() {
    Claim claim = fulfilled(shop.sell("suite"));
    String text = first.key().text().value();
    ClaimTransfer transfer = transfer(claim, "transfer").orElseThrow();
    close(second);
    world().doJobs();

    assertThat(progress(first, transfer.successor())).isEqualTo(State.FULFILLED);
    assertThat(first.overview().total()).isEqualTo(5);
    assertThat(activated(text)).isInstanceOf(Activation.ByProductKey.class);
    assertThat(shop.claims().findForVendor(second.organization(), transfer.successor())).isEmpty();
  }

  @Test
  void an_open_claim_that_comes_back_is_fulfilled_where_it_was() {
    Claim claim = submitted(shop.sell("suite"));
    ClaimTransfer transfer = transfer(claim, "transfer").orElseThrow();
    close(second);
    world().doJobs();

    assertThat(progress(first, transfer.successor())).isEqualTo(State.FULFILLED);
    assertThat(first.overview().total()).isEqualTo(5);
  }

  @Test
  void if_both_are_closed_the_software_can_be_claimed_again() {
    Shop.Sold order = shop.sell("suite");
    transfer(fulfilled(order), "transfer").orElseThrow();
    close(first);
    close(second);
    world().doJobs();

    assertThat(shop.claims().open(order.secret()).orElseThrow().bundles())
        .extracting(OfferedBundle::state)
        .containsExactly(OfferedBundle.State.FREE);
    assertThat(world().events(order.id())).hasAtLeastOneElementOfType(OrderReleased.class);
  }

  @Test
  void the_software_of_a_closed_organization_can_go_to_another() {
    Claim claim = fulfilled(shop.sell("suite"));
    close(first);
    transferred(claim);
    assertThat(second.overview().total()).isEqualTo(5);
  }

  @Test
  void a_claim_can_be_transferred_back_and_cancelled_there() {
    Shop.Sold order = shop.sell("suite");
    Claim claim = fulfilled(order);
    String text = first.key().text().value();
    ClaimTransfer there = transferred(claim);
    ClaimTransfer back =
        shop.claims()
            .transfer(
                VENDOR,
                second.organization(),
                there.successor(),
                first.organization(),
                IdempotencyKey.of("back"))
            .orElseThrow();
    world().doJobs();

    assertThat(first.overview().total()).isEqualTo(5);
    assertThat(second.overview().total()).isZero();
    assertThat(((Activation.ByProductKey) activated(text)).organization())
        .isEqualTo(first.organization());
    shop.claims()
        .cancel(VENDOR, first.organization(), back.successor(), IdempotencyKey.of("cancel"))
        .orElseThrow();
    assertThat(first.overview().total()).isZero();
    assertThat(shop.claims().open(order.secret()).orElseThrow().free()).hasSize(1);
  }

  @Test
  void seats_join_a_subscription_that_the_other_organization_has_already() {
    shop.submit(
            shop.sell(0, bundle("suite", 2)).link(second.organization()),
            second.administrator(),
            "own")
        .orElseThrow();
    world().doJobs();
    Claim claim = fulfilled(shop.sell("suite"));
    transferred(claim);

    assertThat(second.overview().total()).isEqualTo(7);
    assertThat(second.overview().keys()).hasSize(2);
  }

  @Test
  void each_refusal_says_why_and_changes_nothing() {
    Claim claim = fulfilled(shop.sell("suite"));
    assertThat(transfer(claim, first.organization(), "same"))
        .isEqualTo(Outcome.refused(CorrectionRefusal.SAME_ORGANIZATION));
    assertThat(transfer(claim, new OrganizationId(new UUID(1, 1)), "unknown"))
        .isEqualTo(Outcome.refused(CorrectionRefusal.NO_SUCH_ORGANIZATION));
    assertThat(
            shop.claims()
                .transfer(
                    VENDOR,
                    second.organization(),
                    claim.id(),
                    first.organization(),
                    IdempotencyKey.of("not-its-own")))
        .isEqualTo(Outcome.refused(CorrectionRefusal.NO_SUCH_CLAIM));
    ClaimTransfer transfer = transferred(claim);
    assertThat(transfer(claim, "transfer").orElseThrow()).isEqualTo(transfer);
    assertThat(transfer(claim, "again")).isEqualTo(Outcome.refused(CorrectionRefusal.ENDED));
    close(second);
    assertThat(transfer(claim, "transfer").orElseThrow()).isEqualTo(transfer);
    Claim other = fulfilled(shop.sell("suite"));
    assertThat(transfer(other, "closed"))
        .isEqualTo(Outcome.refused(CorrectionRefusal.NO_SUCH_ORGANIZATION));
    assertThat(progress(first, other.id())).isEqualTo(State.FULFILLED);
  }

  private void close(District district) {
    world()
        .storage()
        .write(store -> store.organizations().close(district.organization(), world().instant()));
  }

  @Test
  void what_is_to_be_cancelled_at_its_end_still_is_and_not_before_what_arrives_has_ended() {
    Claim there = desk().fulfilled(second, shop.sell("suite"));
    Instant end = there.bundles().get(0).term().endsAt();
    second.change(new CancelAtTermEnd(), "cancel").orElseThrow();
    world().pass(Duration.ofDays(30));
    Claim later = fulfilled(shop.sell("suite"));
    Instant laterEnd = later.bundles().get(0).term().endsAt();
    assertThat(laterEnd).isAfter(end);

    transferred(later);

    assertThat(second.overview().subscription().cancelsAt()).contains(laterEnd);
    assertThat(second.overview().total()).isEqualTo(10);
    AccountId eve = second.seated("eve@elsewhere.example");
    world().moveTo(end);
    assertThat(check(eve).reason()).isEqualTo(Reason.ENTITLED);
    world().moveTo(laterEnd.minusMillis(1));
    assertThat(check(eve).reason()).isEqualTo(Reason.ENTITLED);
    world().moveTo(laterEnd);
    assertThat(check(eve).reason()).as("there is no grace").isEqualTo(Reason.CANCELLED);
    assertThat(world().engine().asOf(laterEnd, laterEnd).check(eve, Given.NOTEBOOK).reason())
        .isEqualTo(Reason.CANCELLED);
    assertThat(world().events(second.organization()))
        .doesNotHaveAnyElementsOfTypes(CancellationEnded.class);
  }

  @Test
  void a_cancellation_to_come_later_than_what_arrives_ends_is_left_alone() {
    Claim sooner = fulfilled(shop.sell("suite"));
    world().pass(Duration.ofDays(30));
    Claim there = desk().fulfilled(second, shop.sell("suite"));
    second.change(new CancelAtTermEnd(), "cancel").orElseThrow();

    transferred(sooner);

    assertThat(second.overview().subscription().cancelsAt())
        .contains(there.bundles().get(0).term().endsAt());
    assertThat(second.overview().total()).isEqualTo(10);
  }

  @Test
  void a_cancellation_that_has_come_is_ended_by_what_arrives_and_revives_nothing_else() {
    desk().fulfilled(second, shop.sell("suite"));
    second.change(new CancelNow(), "cancel").orElseThrow();
    world().pass(Duration.ofDays(3));

    transferred(fulfilled(shop.sell("suite")));

    assertThat(second.overview().subscription().cancelsAt()).isEmpty();
    assertThat(second.overview().total()).isEqualTo(5);
    assertThat(world().events(second.organization()))
        .hasAtLeastOneElementOfType(CancellationEnded.class);
  }

  private SupportDesk desk() {
    return new SupportDesk(world(), shop);
  }
}
