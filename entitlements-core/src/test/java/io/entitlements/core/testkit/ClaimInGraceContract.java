package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.check.Reason;
import io.entitlements.claim.Claim;
import io.entitlements.key.KeyStatus;
import io.entitlements.key.SubscriptionChange.CancelNow;
import io.entitlements.key.SubscriptionChange.Revoke;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the vendor ends while its term is over and its grace is not. */
public abstract class ClaimInGraceContract extends SubscriptionWorld {

  private static final DeviceId COMPUTER = new DeviceId(new UUID(9, 9));

  // JUnit sets them before each test.
  @SuppressWarnings("NullAway.Init")
  private Shop.Sold order;

  @SuppressWarnings("NullAway.Init")
  private SupportDesk desk;

  @SuppressWarnings("NullAway.Init")
  private District first;

  @SuppressWarnings("NullAway.Init")
  private District second;

  @SuppressWarnings("NullAway.Init")
  private Claim claim;

  @SuppressWarnings("NullAway.Init")
  private AccountId ben;

  @SuppressWarnings("NullAway.Init")
  private Instant natural;

  /** For subclasses. */
  protected ClaimInGraceContract() {}

  @BeforeEach
  final void endTheTermYesterday() {
    Shop shop = new Shop(world());
    desk = new SupportDesk(world(), shop);
    AccountId ada = world().activeAccount("ada@school.example");
    first = new District(world(), ada, world().organization(ada, "A School"));
    second = new District(world(), ada, world().organization(ada, "Elsewhere"));
    order = shop.sell("suite");
    claim = desk.fulfilled(first, order);
    ben = first.seated("ben@school.example");
    activate(first.key().text().value(), COMPUTER).orElseThrow();
    natural = claim.bundles().get(0).term().endsAt();
    world().moveTo(natural.plus(Duration.ofDays(1)));
    assertThat(check(ben).reason()).isEqualTo(Reason.IN_GRACE);
    assertThat(checkComputer()).isEqualTo(Reason.IN_GRACE);
  }

  @Test
  void a_claim_that_is_cancelled_in_its_grace_has_none_any_more() {
    desk.cancelled(first, claim.id());
    expectOver(Reason.REVOKED, KeyStatus.REVOKED);
  }

  @Test
  void a_key_that_is_revoked_in_its_grace_has_none_any_more() {
    first.change(new Revoke(claim.bundles().get(0).key()), "revoke").orElseThrow();
    expectOver(Reason.REVOKED, KeyStatus.REVOKED);
  }

  @Test
  void a_bundle_whose_hardware_is_returned_in_its_grace_has_none_any_more() {
    desk.end(order, 0, lastDay().minusDays(1)).orElseThrow();
    expectOver(Reason.EXPIRED, KeyStatus.HARDWARE_RETURNED);
  }

  @Test
  void a_bundle_that_counts_until_its_last_day_keeps_its_grace() {
    desk.end(order, 0, lastDay()).orElseThrow();
    assertThat(check(ben).reason()).isEqualTo(Reason.IN_GRACE);
    desk.end(order, 0, lastDay().minusDays(1)).orElseThrow();
    expectOver(Reason.EXPIRED, KeyStatus.HARDWARE_RETURNED);
    desk.end(order, 0, lastDay()).orElseThrow();
    assertThat(check(ben).reason()).isEqualTo(Reason.IN_GRACE);
  }

  @Test
  void a_claim_that_is_transferred_in_its_grace_has_the_rest_of_it_there_and_none_here() {
    desk.moved(first, claim.id(), second);
    expectOver(Reason.REVOKED, KeyStatus.TRANSFERRED);

    assertThat(second.key().status()).isEqualTo(KeyStatus.IN_GRACE);
    world().moveTo(claim.bundles().get(0).term().graceEndsAt(Given.GRACE_DAYS, Given.ZONE));
    assertThat(second.key().status()).isEqualTo(KeyStatus.EXPIRED);
  }

  @Test
  void a_subscription_that_was_cancelled_in_its_grace_is_not_revived_elsewhere() {
    first.change(new CancelNow(), "cancel").orElseThrow();
    desk.moved(first, claim.id(), second);

    expectOver(Reason.CANCELLED, KeyStatus.IN_GRACE);
    assertThat(world().engine().subscriptions().overview(second.administrator()).items())
        .noneMatch(row -> row.subscription().organization().equals(second.organization()));
  }

  @Test
  void what_is_revoked_when_its_grace_is_over_had_expired_before() {
    world().moveTo(claim.bundles().get(0).term().graceEndsAt(Given.GRACE_DAYS, Given.ZONE));
    world().pass(Duration.ofMillis(1));
    desk.cancelled(first, claim.id());

    assertThat(check(ben).reason()).isEqualTo(Reason.EXPIRED);
    assertThat(first.key().status()).isEqualTo(KeyStatus.REVOKED);
  }

  /** From this millisecond on, as history tells it, too. */
  private void expectOver(Reason reason, KeyStatus status) {
    Instant now = world().instant();
    assertThat(check(ben).reason()).isEqualTo(reason);
    assertThat(checkComputer()).isEqualTo(reason);
    assertThat(first.key().status()).isEqualTo(status);
    assertThat(past(now)).isEqualTo(reason);
    assertThat(past(now.minusMillis(1))).isEqualTo(Reason.IN_GRACE);
  }

  private LocalDate lastDay() {
    return claim.bundles().get(0).term().renewalDate(Given.ZONE);
  }

  private Reason checkComputer() {
    return world().engine().check(COMPUTER, Given.NOTEBOOK).reason();
  }

  private Reason past(Instant validAt) {
    return world().engine().asOf(validAt, world().instant()).check(ben, Given.NOTEBOOK).reason();
  }
}
