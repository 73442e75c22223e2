package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.catalog.AccessLevel;
import io.entitlements.catalog.ProductId;
import io.entitlements.check.Reason;
import io.entitlements.claim.ClaimDraft;
import io.entitlements.key.KeyStatus;
import io.entitlements.key.SubscriptionChange.CancelAtTermEnd;
import io.entitlements.key.SubscriptionChange.CancelNow;
import io.entitlements.key.SubscriptionChange.Renew;
import io.entitlements.key.SubscriptionChange.RenewFrom;
import io.entitlements.key.SubscriptionChange.Resume;
import io.entitlements.key.SubscriptionChange.Suspend;
import io.entitlements.key.SubscriptionChange.UndoCancellation;
import io.entitlements.key.SubscriptionChange.Upgrade;
import io.entitlements.key.SubscriptionRefusal;
import io.entitlements.subscription.SubscriptionStatus;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.DeviceId;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Outcome;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.SubscriptionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A subscription from its claim to its end, by dated facts alone. */
public abstract class SubscriptionLifeContract extends SubscriptionWorld {

  private static final DeviceId COMPUTER = new DeviceId(new UUID(9, 9));

  /** For subclasses. */
  protected SubscriptionLifeContract() {}

  @Test
  void a_suspended_subscription_gives_the_degraded_level_until_it_is_resumed() {
    District district = world().district("suite", 2);
    AccountId ada = district.seated("ada@school.example");

    district.change(new Suspend(), "suspend").orElseThrow();
    assertThat(check(ada).reason()).isEqualTo(Reason.SUSPENDED);
    assertThat(check(ada).level()).isEqualTo(AccessLevel.READ_ONLY);
    assertThat(district.overview().status()).isEqualTo(SubscriptionStatus.SUSPENDED);
    assertThat(district.change(new Suspend(), "again"))
        .isEqualTo(Outcome.refused(SubscriptionRefusal.SUSPENDED));

    district.change(new Resume(), "resume").orElseThrow();
    assertThat(check(ada).reason()).isEqualTo(Reason.ENTITLED);
    assertThat(district.change(new Resume(), "again2"))
        .isEqualTo(Outcome.refused(SubscriptionRefusal.NOT_SUSPENDED));
  }

  @Test
  void a_subscription_cancelled_now_ends_now_without_grace() {
    District district = world().district("suite", 2);
    AccountId ada = district.seated("ada@school.example");

    district.change(new CancelNow(), "cancel").orElseThrow();

    assertThat(check(ada).reason()).isEqualTo(Reason.CANCELLED);
    assertThat(check(ada).level()).isEqualTo(AccessLevel.READ_ONLY);
    assertThat(district.overview().status()).isEqualTo(SubscriptionStatus.CANCELLED);
    assertThat(district.overview().total()).isZero();
    assertThat(district.key().status()).isEqualTo(KeyStatus.CANCELLED);
    assertThat(district.change(new UndoCancellation(), "undo"))
        .isEqualTo(Outcome.refused(SubscriptionRefusal.NOT_CANCELLED));
    assertThat(district.change(new CancelNow(), "again"))
        .isEqualTo(Outcome.refused(SubscriptionRefusal.CANCELLED));
  }

  @Test
  void a_subscription_cancelled_in_its_grace_has_no_grace_any_more() {
    District district = world().district("suite", 2);
    AccountId ada = district.seated("ada@school.example");
    world().moveTo(district.key().key().endsAt().plus(Duration.ofDays(1)));
    assertThat(check(ada).reason()).isEqualTo(Reason.IN_GRACE);

    district.change(new CancelNow(), "cancel").orElseThrow();

    assertThat(check(ada).reason()).isEqualTo(Reason.CANCELLED);
    assertThat(district.overview().status()).isEqualTo(SubscriptionStatus.CANCELLED);
  }

  @Test
  void a_cancellation_at_the_end_of_the_term_can_be_undone_until_that_millisecond() {
    District district = world().district("suite", 2);
    AccountId ada = district.seated("ada@school.example");
    Actor administrator = new Actor.Person(district.administrator());
    Instant end = district.key().key().endsAt();
    ProductKeyId key = keyId(district);

    district.change(administrator, new CancelAtTermEnd(), "cancel").orElseThrow();
    assertThat(district.overview().subscription().cancelsAt()).contains(end);
    assertThat(district.overview().status()).isEqualTo(SubscriptionStatus.ACTIVE);
    assertThat(check(ada).validUntil()).isEqualTo(end);
    assertThat(district.change(new Renew(key, 2, 12, RenewFrom.EXPIRY), "renew"))
        .isEqualTo(Outcome.refused(SubscriptionRefusal.CANCELLED));

    world().moveTo(end.minusMillis(1));
    district.change(administrator, new UndoCancellation(), "undo").orElseThrow();
    district.change(administrator, new CancelAtTermEnd(), "cancel2").orElseThrow();
    world().moveTo(end);
    assertThat(district.change(administrator, new UndoCancellation(), "undo2"))
        .isEqualTo(Outcome.refused(SubscriptionRefusal.NOT_CANCELLED));
    assertThat(check(ada).reason()).isEqualTo(Reason.CANCELLED);
  }

  @Test
  void software_bought_anew_ends_a_cancellation() {
    District district = world().district("suite", 2);
    AccountId ada = district.seated("ada@school.example");
    district.change(new CancelNow(), "cancel").orElseThrow();

    String secret = world().importedOrder("PO-2", "suite", 3);
    world()
        .engine()
        .claims()
        .submit(
            ClaimDraft.byLink(secret, district.organization()),
            district.administrator(),
            Optional.empty(),
            IdempotencyKey.of("claim-again"))
        .orElseThrow();
    world().doJobs();

    assertThat(district.overview().status()).isEqualTo(SubscriptionStatus.ACTIVE);
    assertThat(district.overview().total()).isEqualTo(3);
    assertThat(check(ada).reason()).isEqualTo(Reason.ENTITLED);
  }

  @Test
  void an_upgraded_subscription_is_of_the_other_product_with_its_seats_and_new_keys() {
    District district = world().district("suite", 2);
    AccountId ada = district.seated("ada@school.example");
    String before = district.key().text().value();
    activate(before, COMPUTER).orElseThrow();

    district.change(new Upgrade(new ProductId("plus")), "upgrade").orElseThrow();

    assertThat(check(ada).reason()).isEqualTo(Reason.NO_SEAT);
    assertThat(world().engine().check(ada, Given.PLUS).reason()).isEqualTo(Reason.ENTITLED);
    assertThat(world().engine().check(COMPUTER, Given.PLUS).isAllowed()).isTrue();
    assertThat(district.key().text().value()).startsWith("NP-");
    assertThat(activate(before, new DeviceId(new UUID(9, 10)))).isInstanceOf(Outcome.Refused.class);
    assertThat(district.overview().assigned()).isEqualTo(2);
  }

  @Test
  void an_upgrade_to_what_is_owned_unknown_or_takes_no_people_is_refused() {
    District district = world().district("suite", 2);
    district.seated("ada@school.example");
    SubscriptionId suite = district.subscription();
    String secret = world().importedOrder("PO-2", "plus", 1);
    world()
        .engine()
        .claims()
        .submit(
            ClaimDraft.byLink(secret, district.organization()),
            district.administrator(),
            Optional.empty(),
            IdempotencyKey.of("plus"))
        .orElseThrow();
    world().doJobs();

    assertThat(upgrade(district, suite, "plus", "1"))
        .isEqualTo(Outcome.refused(SubscriptionRefusal.PRODUCT_OWNED));
    assertThat(upgrade(district, suite, "nothing", "2"))
        .isEqualTo(Outcome.refused(SubscriptionRefusal.UNKNOWN_PRODUCT));
    assertThat(upgrade(district, suite, "suite", "3"))
        .isEqualTo(Outcome.refused(SubscriptionRefusal.UNKNOWN_PRODUCT));
    assertThat(upgrade(district, suite, "meeting", "4"))
        .isEqualTo(Outcome.refused(SubscriptionRefusal.PRODUCT_KEY_ONLY));
  }

  private Outcome<?, SubscriptionRefusal> upgrade(
      District district, SubscriptionId subscription, String product, String key) {
    return world()
        .engine()
        .subscriptions()
        .change(
            new Actor.Task("billing"),
            district.organization(),
            subscription,
            new Upgrade(new ProductId(product)),
            IdempotencyKey.of(key));
  }
}
