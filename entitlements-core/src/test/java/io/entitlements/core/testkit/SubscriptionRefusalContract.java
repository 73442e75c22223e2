package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.catalog.OverCapacityPolicy.Keep;
import io.entitlements.catalog.ProductId;
import io.entitlements.key.SubscriptionChange;
import io.entitlements.key.SubscriptionChange.AddKey;
import io.entitlements.key.SubscriptionChange.AddSeats;
import io.entitlements.key.SubscriptionChange.CancelAtTermEnd;
import io.entitlements.key.SubscriptionChange.CancelNow;
import io.entitlements.key.SubscriptionChange.Reissue;
import io.entitlements.key.SubscriptionChange.Renew;
import io.entitlements.key.SubscriptionChange.RenewFrom;
import io.entitlements.key.SubscriptionChange.Resume;
import io.entitlements.key.SubscriptionChange.Revoke;
import io.entitlements.key.SubscriptionChange.SetOverCapacity;
import io.entitlements.key.SubscriptionChange.Suspend;
import io.entitlements.key.SubscriptionChange.UndoCancellation;
import io.entitlements.key.SubscriptionChange.Upgrade;
import io.entitlements.key.SubscriptionRefusal;
import io.entitlements.spi.testkit.Race;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Outcome;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.SubscriptionId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is not done to a subscription, and what not for whom. */
public abstract class SubscriptionRefusalContract extends SubscriptionWorld {

  /** For subclasses. */
  protected SubscriptionRefusalContract() {}

  @Test
  void numbers_and_terms_out_of_range_are_refused_and_change_nothing() {
    District district = world().district("suite", 2);
    ProductKeyId key = keyId(district);
    LocalDate day = LocalDate.of(2026, 10, 1);
    ProductKeyId unknown = new ProductKeyId(new UUID(1, 1));

    assertRefused(district, new Renew(key, 0, 12, RenewFrom.NOW), "SEATS_OUT_OF_RANGE");
    assertRefused(district, new Renew(key, -1, 12, RenewFrom.NOW), "SEATS_OUT_OF_RANGE");
    assertRefused(district, new Renew(key, 1_000_001, 12, RenewFrom.NOW), "SEATS_OUT_OF_RANGE");
    assertRefused(district, new Renew(key, 1, 0, RenewFrom.NOW), "TERM_OUT_OF_RANGE");
    assertRefused(district, new Renew(key, 1, 121, RenewFrom.NOW), "TERM_OUT_OF_RANGE");
    assertRefused(district, new Renew(unknown, 1, 12, RenewFrom.NOW), "UNKNOWN_KEY");
    assertRefused(district, new AddSeats(key, 0), "SEATS_OUT_OF_RANGE");
    assertRefused(district, new AddSeats(key, 999_999), "SEATS_OUT_OF_RANGE");
    assertRefused(district, new AddSeats(key, Integer.MAX_VALUE), "SEATS_OUT_OF_RANGE");
    assertRefused(district, new AddSeats(key, Integer.MIN_VALUE), "SEATS_OUT_OF_RANGE");
    assertRefused(district, new AddSeats(unknown, 1), "UNKNOWN_KEY");
    assertRefused(district, new AddKey(0, day, day), "SEATS_OUT_OF_RANGE");
    assertRefused(district, new AddKey(1, day, day.minusDays(1)), "TERM_ENDS_BEFORE_IT_STARTS");
    assertRefused(district, new AddKey(1, LocalDate.MIN, LocalDate.MAX), "TERM_OUT_OF_RANGE");
    assertRefused(district, new AddKey(1, day.minusYears(2), day.minusYears(1)), "TERM_IS_OVER");
    assertRefused(district, new Revoke(unknown), "UNKNOWN_KEY");
    assertRefused(district, new Reissue(unknown), "UNKNOWN_KEY");
    world().moveTo(district.key().key().endsAt().plus(Duration.ofDays(800)));
    assertRefused(district, new Renew(key, 1, 12, RenewFrom.EXPIRY), "TERM_IS_OVER");
    assertRefused(district, new AddSeats(key, 1), "KEY_NOT_IN_TERM");
    assertThat(district.overview().keys()).hasSize(1);
    assertThat(district.key().key().allotments()).hasSize(1);
  }

  private static void assertRefused(District district, SubscriptionChange change, String code) {
    assertThat(district.change(change, "k" + change.hashCode()))
        .as("%s", change)
        .isEqualTo(Outcome.refused(SubscriptionRefusal.valueOf(code)));
  }

  @Test
  void administrators_make_four_changes_and_the_vendor_all() {
    District district = world().district("suite", 2);
    Actor administrator = new Actor.Person(district.administrator());
    ProductKeyId key = keyId(district);
    OverCapacityPolicy policy = new OverCapacityPolicy(Keep.OLDEST, 3);
    List<SubscriptionChange> vendors =
        List.of(
            new Renew(key, 9, 12, RenewFrom.NOW),
            new AddSeats(key, 9),
            new AddKey(9, LocalDate.of(2026, 9, 1), LocalDate.of(2027, 9, 1)),
            new Revoke(key),
            new Suspend(),
            new Resume(),
            new CancelNow(),
            new Upgrade(new ProductId("plus")));

    for (SubscriptionChange change : vendors) {
      assertThat(district.change(administrator, change, "v" + change.hashCode()))
          .as("%s", change)
          .isEqualTo(Outcome.refused(SubscriptionRefusal.NOT_PERMITTED));
    }
    district.change(administrator, new SetOverCapacity(policy), "1").orElseThrow();
    district.change(administrator, new Reissue(key), "2").orElseThrow();
    district.change(administrator, new CancelAtTermEnd(), "3").orElseThrow();
    district.change(administrator, new UndoCancellation(), "4").orElseThrow();
    assertThat(district.overview().subscription().overCapacity()).isEqualTo(policy);
    assertThat(district.overview().total()).isEqualTo(2);
  }

  @Test
  void in_a_closed_organization_the_vendor_ends_rights_and_gives_none() {
    District district = world().district("suite", 2);
    ProductKeyId key = keyId(district);
    SubscriptionId subscription = district.subscription();
    world().moveTo(district.key().key().endsAt());
    world()
        .engine()
        .organizations()
        .close(district.administrator(), district.organization(), IdempotencyKey.of("close"))
        .orElseThrow();
    LocalDate day = LocalDate.of(2027, 10, 1);
    List<SubscriptionChange> giving =
        List.of(
            new Renew(key, 9, 12, RenewFrom.NOW),
            new AddSeats(key, 9),
            new AddKey(9, day, day.plusYears(1)),
            new Reissue(key),
            new Resume(),
            new UndoCancellation(),
            new Upgrade(new ProductId("plus")),
            new SetOverCapacity(new OverCapacityPolicy(Keep.OLDEST, 3)));

    for (SubscriptionChange change : giving) {
      assertRefused(district, change, "ORGANIZATION_CLOSED");
    }
    district.change(new Suspend(), "1").orElseThrow();
    district.change(new Revoke(key), "2").orElseThrow();
    district.change(new CancelNow(), "3").orElseThrow();
    assertThat(district.subscription()).isEqualTo(subscription);
    assertThat(district.overview().total()).isZero();
  }

  @Test
  void of_a_renewal_and_a_closure_at_once_one_is_refused() {
    for (int round = 0; round < 3; round++) {
      AccountId owner = world().activeAccount("owner" + round + "@school.example");
      District district = world().district(owner, "School " + round, "suite", 2);
      ProductKeyId key = keyId(district);
      SubscriptionId subscription = district.subscription();
      world().moveTo(district.key().key().endsAt());
      List<Boolean> done =
          Race.run(
              2,
              thread ->
                  thread == 0
                      ? world()
                              .engine()
                              .organizations()
                              .close(owner, district.organization(), IdempotencyKey.of("close"))
                          instanceof Outcome.Done
                      : world()
                              .engine()
                              .subscriptions()
                              .change(
                                  new Actor.Task("billing"),
                                  district.organization(),
                                  subscription,
                                  new Renew(key, 2, 12, RenewFrom.NOW),
                                  IdempotencyKey.of("renew"))
                          instanceof Outcome.Done);
      assertThat(done).containsExactlyInAnyOrder(true, false);
    }
  }

  @Test
  void strangers_and_foreign_organizations_change_nothing_and_learn_nothing() {
    District district = world().district("suite", 2);
    AccountId stranger = world().activeAccount("stranger@elsewhere.example");
    var elsewhere = world().organization(stranger, "Elsewhere");

    assertThat(district.change(new Actor.Person(stranger), new CancelAtTermEnd(), "1"))
        .isEqualTo(Outcome.refused(SubscriptionRefusal.NOT_PERMITTED));
    assertThat(
            world()
                .engine()
                .subscriptions()
                .change(
                    new Actor.Person(stranger),
                    elsewhere,
                    district.subscription(),
                    new CancelAtTermEnd(),
                    IdempotencyKey.of("2")))
        .isEqualTo(Outcome.refused(SubscriptionRefusal.UNKNOWN_SUBSCRIPTION));
    assertThat(
            world()
                .engine()
                .subscriptions()
                .signed(stranger, district.organization(), keyId(district)))
        .isEmpty();
  }
}
