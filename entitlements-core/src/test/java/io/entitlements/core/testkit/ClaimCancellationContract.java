package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.activation.ActivationRefusal;
import io.entitlements.check.Reason;
import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimProgress.State;
import io.entitlements.claim.CorrectionRefusal;
import io.entitlements.claim.OfferedBundle;
import io.entitlements.error.IdempotencyConflictException;
import io.entitlements.event.ClaimEvent.ClaimCancelled;
import io.entitlements.event.LeaseEvent.LeasesRevoked;
import io.entitlements.event.OrderEvent.OrderReleased;
import io.entitlements.event.ProductKeyEvent.ProductKeyRevoked;
import io.entitlements.key.KeyStatus;
import io.entitlements.key.SubscriptionChange.Revoke;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.ClaimId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Claims that the vendor takes back. */
public abstract class ClaimCancellationContract extends SubscriptionWorld {

  private static final Actor VENDOR = new Actor.Task("support");

  // JUnit sets them before each test.
  @SuppressWarnings("NullAway.Init")
  private Shop shop;

  @SuppressWarnings("NullAway.Init")
  private AccountId ada;

  @SuppressWarnings("NullAway.Init")
  private OrganizationId school;

  @SuppressWarnings("NullAway.Init")
  private District district;

  /** For subclasses. */
  protected ClaimCancellationContract() {}

  @BeforeEach
  final void openShop() {
    shop = new Shop(world());
    ada = world().activeAccount("ada@school.example");
    school = world().organization(ada, "A School");
    district = new District(world(), ada, school);
  }

  @Test
  void a_cancelled_claim_ends_its_keys_at_once_and_its_software_can_be_claimed_again() {
    Shop.Sold order = shop.sell("suite");
    Claim claim = fulfilled(order, "one");
    AccountId ben = district.seated("ben@school.example");
    String text = district.key().text().value();
    world().pass(Duration.ofDays(40));
    Instant cancelled = world().instant();

    Claim ended = cancel(claim, "cancel").orElseThrow();

    assertThat(ended.end()).contains(new Claim.End(Claim.Outcome.CANCELLED, cancelled));
    assertThat(shop.claims().findForVendor(school, claim.id()).orElseThrow().state())
        .isEqualTo(State.CANCELLED);
    assertThat(district.key().status()).isEqualTo(KeyStatus.REVOKED);
    assertThat(district.overview().total()).isZero();
    assertThat(check(ben).reason()).isEqualTo(Reason.REVOKED);
    assertThat(activate(text, new DeviceId(new UUID(9, 9))))
        .isEqualTo(Outcome.refused(ActivationRefusal.of(ActivationRefusal.Code.KEY_REVOKED)));
    assertThat(world().events(school))
        .hasAtLeastOneElementOfType(ClaimCancelled.class)
        .hasAtLeastOneElementOfType(ProductKeyRevoked.class)
        .hasAtLeastOneElementOfType(LeasesRevoked.class);
    assertThat(world().events(order.id())).hasAtLeastOneElementOfType(OrderReleased.class);

    Claim again = fulfilled(order, "two");
    assertThat(again.bundles().get(0).term().startsAt()).isAfter(cancelled.minusSeconds(86_400));
    assertThat(district.overview().total()).isEqualTo(5);
    assertThat(check(ben).reason()).isEqualTo(Reason.ENTITLED);
  }

  @Test
  void the_past_stays_what_it_was() {
    Claim claim = fulfilled(shop.sell("suite"), "one");
    AccountId ben = district.seated("ben@school.example");
    world().pass(Duration.ofDays(3));
    Instant cancelled = world().instant();
    cancel(claim, "cancel").orElseThrow();
    world().pass(Duration.ofDays(3));

    assertThat(past(cancelled.minusMillis(1), ben)).isEqualTo(Reason.ENTITLED);
    assertThat(past(cancelled, ben)).isEqualTo(Reason.REVOKED);
    assertThat(past(world().instant(), ben)).isEqualTo(check(ben).reason());
  }

  private Reason past(Instant validAt, AccountId who) {
    return world().engine().asOf(validAt, world().instant()).check(who, Given.NOTEBOOK).reason();
  }

  @Test
  void a_claim_that_is_cancelled_before_it_is_fulfilled_never_is() {
    Shop.Sold order = shop.sell("suite");
    Claim claim = shop.submit(order.link(school), ada, "one").orElseThrow();
    cancel(claim, "cancel").orElseThrow();
    world().doJobs();
    world().pass(Duration.ofHours(1));
    world().doJobs();

    assertThat(shop.claims().findForVendor(school, claim.id()).orElseThrow().state())
        .isEqualTo(State.CANCELLED);
    assertThat(world().engine().subscriptions().overview(ada).items()).isEmpty();
    assertThat(state(order)).isEqualTo(OfferedBundle.State.FREE);
  }

  @Test
  void keys_of_other_claims_and_those_revoked_before_stay_as_they_are() {
    Shop.Sold order = shop.sell("suite", "suite");
    Claim claim = shop.submit(order.link(school, 0), ada, "one").orElseThrow();
    fulfilled(order, "two");
    district.change(new Revoke(claim.bundles().get(0).key()), "revoke").orElseThrow();
    Instant revoked = world().instant();
    world().pass(Duration.ofDays(1));

    cancel(claim, "cancel").orElseThrow();

    assertThat(district.overview().total()).isEqualTo(5);
    assertThat(district.overview().keys())
        .filteredOn(key -> key.key().end().isPresent())
        .singleElement()
        .satisfies(key -> assertThat(key.key().endsAt()).isEqualTo(revoked));
  }

  @Test
  void an_order_can_be_cancelled_once_its_claims_are() {
    Shop.Sold order = shop.sell("suite");
    Claim claim = fulfilled(order, "one");
    assertThat(shop.cancel(order)).isFalse();
    cancel(claim, "cancel").orElseThrow();
    assertThat(shop.cancel(order)).isTrue();
    assertThat(state(order)).isEqualTo(OfferedBundle.State.CANCELLED);
  }

  @Test
  void a_claim_is_cancelled_once_and_the_same_request_is_answered_again() {
    Claim claim = fulfilled(shop.sell("suite"), "one");
    Claim cancelled = cancel(claim, "cancel").orElseThrow();

    assertThat(cancel(claim, "cancel").orElseThrow()).isEqualTo(cancelled);
    assertThat(cancel(claim, "again")).isEqualTo(Outcome.refused(CorrectionRefusal.ENDED));
    Claim other = fulfilled(shop.sell("suite"), "two");
    assertThatThrownBy(() -> cancel(other, "cancel"))
        .isInstanceOf(IdempotencyConflictException.class);
    assertThat(
            shop.claims()
                .cancel(VENDOR, school, new ClaimId(new UUID(1, 1)), IdempotencyKey.of("none")))
        .isEqualTo(Outcome.refused(CorrectionRefusal.NO_SUCH_CLAIM));
  }

  private Claim fulfilled(Shop.Sold order, String key) {
    Claim claim = shop.submit(order.link(school), ada, key).orElseThrow();
    world().doJobs();
    return claim;
  }

  private Outcome<Claim, CorrectionRefusal> cancel(Claim claim, String key) {
    return shop.claims().cancel(VENDOR, school, claim.id(), IdempotencyKey.of(key));
  }

  private OfferedBundle.State state(Shop.Sold order) {
    return shop.claims().open(order.secret()).orElseThrow().bundles().get(0).state();
  }
}
