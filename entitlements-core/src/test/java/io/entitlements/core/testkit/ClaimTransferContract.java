package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.activation.Activation;
import io.entitlements.activation.ActivationRefusal;
import io.entitlements.catalog.ProductId;
import io.entitlements.check.Reason;
import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimProgress.State;
import io.entitlements.claim.ClaimRefusal.ClaimedBefore;
import io.entitlements.claim.ClaimTransfer;
import io.entitlements.claim.Vendor;
import io.entitlements.event.ClaimEvent.ClaimReceived;
import io.entitlements.event.ClaimEvent.ClaimTransferred;
import io.entitlements.event.OrderEvent.OrderTransferred;
import io.entitlements.event.ProductKeyEvent.ProductKeyEnded;
import io.entitlements.key.Allotment;
import io.entitlements.key.KeyStatus;
import io.entitlements.key.SubscriptionChange.AddSeats;
import io.entitlements.key.SubscriptionChange.CancelNow;
import io.entitlements.key.SubscriptionChange.Renew;
import io.entitlements.key.SubscriptionChange.RenewFrom;
import io.entitlements.key.SubscriptionChange.Revoke;
import io.entitlements.key.SubscriptionChange.Upgrade;
import io.entitlements.key.SubscriptionRefusal;
import io.entitlements.type.AccountId;
import io.entitlements.type.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Claims that the vendor takes from one organization to another. */
public abstract class ClaimTransferContract extends ClaimTransferWorld {

  /** For subclasses. */
  protected ClaimTransferContract() {}

  @Test
  void a_claim_goes_on_elsewhere_with_the_same_dates_and_the_same_typed_text() {
    Shop.Sold order = shop.sell("suite");
    Claim claim = fulfilled(order);
    AccountId ben = first.seated("ben@school.example");
    String text = first.key().text().value();
    Activation before = activated(text);
    List<Allotment> bought = first.key().key().allotments();
    world().pass(Duration.ofDays(40));

    ClaimTransfer transfer = transferred(claim);

    assertThat(progress(first, claim.id())).isEqualTo(State.TRANSFERRED);
    assertThat(progress(second, transfer.successor())).isEqualTo(State.FULFILLED);
    assertThat(first.key().status()).isEqualTo(KeyStatus.TRANSFERRED);
    assertThat(first.overview().total()).isZero();
    assertThat(check(ben).reason()).isEqualTo(Reason.REVOKED);
    assertThat(world().engine().check(COMPUTER, Given.NOTEBOOK).reason()).isEqualTo(Reason.REVOKED);
    assertThat(second.key().text().value()).isEqualTo(text);
    assertThat(second.key().key().allotments()).isEqualTo(bought);
    assertThat(second.overview().total()).isEqualTo(5);
    assertThat(second.overview().assigned()).isZero();
    assertThat(activated(text)).isNotEqualTo(before);
    assertThat(world().engine().check(COMPUTER, Given.NOTEBOOK).reason())
        .isEqualTo(Reason.ENTITLED);
    assertThat(second.overview().assigned()).isEqualTo(1);
    assertThat(world().events(first.organization()))
        .hasAtLeastOneElementOfType(ClaimTransferred.class)
        .hasAtLeastOneElementOfType(ProductKeyEnded.class);
    assertThat(world().events(second.organization()))
        .hasAtLeastOneElementOfType(ClaimReceived.class);
    assertThat(world().events(order.id())).hasAtLeastOneElementOfType(OrderTransferred.class);
    assertThat(shop.refusal(order.link(second.organization()), second.administrator(), "again"))
        .isEqualTo(new ClaimedBefore(second.organization(), transfer.successor()));
  }

  @Test
  void nothing_of_the_claimant_is_told_to_who_gets_it() {
    Claim claim =
        shop.submit(
                shop.sell("suite")
                    .link(first.organization())
                    .withVendor(new Vendor("Our cousin", "Here")),
                first.administrator(),
                "one")
            .orElseThrow();
    ClaimTransfer transfer = transferred(claim);
    Claim received =
        shop.claims()
            .findForVendor(second.organization(), transfer.successor())
            .orElseThrow()
            .claim();

    assertThat(received.by()).isEmpty();
    assertThat(received.how()).isEqualTo(Claim.How.TRANSFER);
    assertThat(received.vendor()).isEqualTo(Vendor.NOT_SAID);
    assertThat(world().events(second.organization()).toString())
        .doesNotContain(first.administrator().toString())
        .doesNotContain(first.organization().toString());
    assertThat(world().events(first.organization()).toString())
        .doesNotContain(second.organization().toString());
  }

  @Test
  void an_open_claim_is_fulfilled_there_with_the_dates_of_the_day_on_which_it_was_made() {
    Claim claim = submitted(shop.sell("suite"));
    world().pass(Duration.ofDays(3));
    ClaimTransfer transfer = transferred(claim);

    assertThat(progress(second, transfer.successor())).isEqualTo(State.FULFILLED);
    assertThat(world().engine().subscriptions().overview(first.administrator()).items()).isEmpty();
    assertThat(second.key().key().allotments())
        .containsExactly(new Allotment(5, claim.bundles().get(0).term()));
  }

  @Test
  void between_the_two_halves_the_software_counts_nowhere_and_then_where_it_goes() {
    Claim claim = fulfilled(shop.sell("suite"));
    String text = first.key().text().value();
    transfer(claim, "transfer").orElseThrow();

    assertThat(first.overview().total()).isZero();
    assertThat(world().engine().subscriptions().overview(second.administrator()).items()).isEmpty();
    assertThat(activate(text, COMPUTER))
        .isEqualTo(Outcome.refused(ActivationRefusal.of(ActivationRefusal.Code.KEY_REVOKED)));
    world().doJobs();
    activated(text);
  }

  @Test
  void what_was_renewed_or_enlarged_goes_along() {
    Claim claim = fulfilled(shop.sell("suite"));
    first.change(new AddSeats(claim.bundles().get(0).key(), 2), "more").orElseThrow();
    first
        .change(new Renew(claim.bundles().get(0).key(), 3, 12, RenewFrom.EXPIRY), "renew")
        .orElseThrow();
    List<Allotment> bought = first.key().key().allotments();
    transferred(claim);

    assertThat(second.key().key().allotments()).isEqualTo(bought).hasSize(3);
    assertThat(second.overview().total()).isEqualTo(7);
  }

  @Test
  void a_key_that_was_revoked_before_stays_so_and_where_it_is() {
    Claim claim = fulfilled(shop.sell("suite"));
    first.change(new Revoke(claim.bundles().get(0).key()), "revoke").orElseThrow();
    ClaimTransfer transfer = transferred(claim);

    assertThat(first.key().status()).isEqualTo(KeyStatus.REVOKED);
    assertThat(progress(second, transfer.successor())).isEqualTo(State.FULFILLED);
    assertThat(world().engine().subscriptions().overview(second.administrator()).items()).isEmpty();
  }

  @Test
  void a_key_that_has_gone_cannot_be_renewed_and_its_text_is_left_alone_by_an_upgrade() {
    Claim claim = fulfilled(shop.sell("suite"));
    String text = first.key().text().value();
    transferred(claim);

    assertThat(first.change(new Renew(claim.bundles().get(0).key(), 5, 12, RenewFrom.NOW), "renew"))
        .isEqualTo(Outcome.refused(SubscriptionRefusal.KEY_REVOKED));
    first.change(new Upgrade(new ProductId("plus")), "upgrade").orElseThrow();
    activated(text);
    assertThat(second.overview().assigned()).isEqualTo(1);
  }

  @Test
  void what_a_cancellation_had_ended_stays_so_and_where_it_is() {
    Claim claim = fulfilled(shop.sell("suite"));
    world().pass(Duration.ofDays(3));
    first.change(new CancelNow(), "cancel").orElseThrow();
    Instant cancelled = world().instant();
    world().pass(Duration.ofDays(3));
    transferred(claim);

    assertThat(first.key().status()).isEqualTo(KeyStatus.CANCELLED);
    assertThat(first.key().key().endsAt()).isEqualTo(cancelled);
    assertThat(world().engine().subscriptions().overview(second.administrator()).items()).isEmpty();
  }

  @Test
  void the_past_of_both_stays_what_it_was() {
    Claim claim = fulfilled(shop.sell("suite"));
    AccountId ben = first.seated("ben@school.example");
    world().pass(Duration.ofDays(3));
    Instant moved = world().instant();
    transferred(claim);
    AccountId eve = second.seated("eve@elsewhere.example");
    world().pass(Duration.ofDays(3));

    assertThat(past(moved.minusMillis(1), ben)).isEqualTo(Reason.ENTITLED);
    assertThat(past(moved, ben)).isEqualTo(Reason.REVOKED);
    assertThat(past(moved.minusMillis(1), eve)).isEqualTo(Reason.NO_SEAT);
    assertThat(past(moved, eve)).isEqualTo(Reason.ENTITLED);
    assertThat(past(world().instant(), ben)).isEqualTo(check(ben).reason());
    assertThat(past(world().instant(), eve)).isEqualTo(check(eve).reason());
  }

  private Reason past(Instant validAt, AccountId who) {
    return world().engine().asOf(validAt, world().instant()).check(who, Given.NOTEBOOK).reason();
  }
}
