package io.entitlements.core.testkit;

import static io.entitlements.core.testkit.Shop.bundle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.check.Reason;
import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimRefusal.Why;
import io.entitlements.claim.CorrectionRefusal;
import io.entitlements.claim.PurchaseOrder.BundleTerm.Days;
import io.entitlements.claim.ReturnedBundle;
import io.entitlements.event.OrderEvent.BundleReturned;
import io.entitlements.event.ProductKeyEvent.ProductKeyEnded;
import io.entitlements.key.KeyStatus;
import io.entitlements.key.SubscriptionChange.AddSeats;
import io.entitlements.key.SubscriptionChange.CancelNow;
import io.entitlements.key.SubscriptionChange.Renew;
import io.entitlements.key.SubscriptionChange.RenewFrom;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bundles that end because their hardware was returned. */
public abstract class ReturnedHardwareContract extends SubscriptionWorld {

  private static final Actor VENDOR = new Actor.Task("support");

  // JUnit sets them before each test.
  @SuppressWarnings("NullAway.Init")
  private Shop shop;

  @SuppressWarnings("NullAway.Init")
  private District district;

  @SuppressWarnings("NullAway.Init")
  private LocalDate today;

  private int requests;

  /** For subclasses. */
  protected ReturnedHardwareContract() {}

  @BeforeEach
  final void openShop() {
    shop = new Shop(world());
    AccountId ada = world().activeAccount("ada@school.example");
    district = new District(world(), ada, world().organization(ada, "A School"));
    today = world().instant().atZone(Given.ZONE).toLocalDate();
  }

  @Test
  void a_claimed_bundle_counts_until_the_stated_day_ends_where_the_organization_is() {
    Shop.Sold order = shop.sell("suite");
    fulfilled(order);
    AccountId ben = district.seated("ben@school.example");
    assertThat(end(order, 0, today.plusDays(9)).orElseThrow())
        .isEqualTo(new ReturnedBundle(order.number(), 0, today.plusDays(9)));

    Instant over = today.plusDays(10).atStartOfDay(Given.ZONE).toInstant();
    world().moveTo(over.minusMillis(1));
    assertThat(check(ben).reason()).isEqualTo(Reason.ENTITLED);
    assertThat(check(ben).validUntil()).isEqualTo(over);
    world().moveTo(over);
    assertThat(check(ben).reason()).isEqualTo(Reason.EXPIRED);
    assertThat(district.key().status()).isEqualTo(KeyStatus.HARDWARE_RETURNED);
    assertThat(past(over.minusMillis(1), ben)).isEqualTo(Reason.ENTITLED);
    assertThat(past(over, ben)).isEqualTo(Reason.EXPIRED);
    assertThat(world().events(district.organization()))
        .filteredOn(ProductKeyEnded.class::isInstance)
        .hasSize(1);
    assertThat(world().events(order.id())).filteredOn(BundleReturned.class::isInstance).hasSize(1);
  }

  @Test
  void the_day_is_stated_anew_before_and_after_and_its_term_can_be_made_whole_again() {
    Shop.Sold order = shop.sell("suite");
    Claim claim = fulfilled(order);
    Instant natural = claim.bundles().get(0).term().endsAt();
    end(order, 0, today.plusDays(9)).orElseThrow();
    end(order, 0, today.plusDays(4)).orElseThrow();
    assertThat(district.key().key().endsAt())
        .isEqualTo(today.plusDays(5).atStartOfDay(Given.ZONE).toInstant());
    world().pass(Duration.ofDays(20));
    assertThat(district.overview().total()).isZero();
    end(order, 0, today.plusDays(30)).orElseThrow();
    assertThat(district.overview().total()).isEqualTo(5);

    LocalDate last = natural.atZone(Given.ZONE).toLocalDate().minusDays(1);
    end(order, 0, last).orElseThrow();
    assertThat(district.key().key().cutShort()).isEmpty();
    assertThat(end(order, 0, last.plusDays(1)))
        .isEqualTo(Outcome.refused(CorrectionRefusal.AFTER_ITS_END));
  }

  @Test
  void a_day_that_is_past_ends_the_key_now_and_one_that_has_ended_before_stays_so() {
    Shop.Sold order = shop.sell("suite");
    fulfilled(order);
    world().pass(Duration.ofDays(20));
    Instant now = world().instant();
    end(order, 0, today).orElseThrow();
    assertThat(district.key().key().endsAt()).isEqualTo(now);
    world().pass(Duration.ofDays(1));
    end(order, 0, today.plusDays(2)).orElseThrow();
    assertThat(district.key().key().endsAt()).isEqualTo(now);
  }

  @Test
  void an_unclaimed_bundle_can_be_claimed_until_then_and_for_no_longer() {
    Shop.Sold order = shop.sell("suite", "plus");
    end(order, 0, today.plusDays(9)).orElseThrow();
    Claim claim =
        shop.submit(order.link(school(), 0), district.administrator(), "one").orElseThrow();
    assertThat(claim.bundles().get(0).term().endsAt())
        .isEqualTo(today.plusDays(10).atStartOfDay(Given.ZONE).toInstant());

    end(order, 1, today.plusDays(9)).orElseThrow();
    world().moveTo(today.plusDays(10).atStartOfDay(Given.ZONE).toInstant());
    assertThat(shop.reviewRefusal(order.link(school(), 1), district.administrator()))
        .isEqualTo(Why.TERM_OVER);
    world().pass(Duration.ofMillis(-1));
    assertThat(shop.reviewRefusal(order.link(school(), 1), district.administrator()))
        .isEqualTo("done");
  }

  @Test
  void a_correction_of_the_order_leaves_the_stated_day_with_its_product() {
    Shop.Sold order = shop.sell("suite", "plus");
    end(order, 0, today.plusDays(9)).orElseThrow();
    end(order, 1, today.plusDays(9)).orElseThrow();
    shop.correct(order, 2, bundle("suite", 3), bundle("meeting", 3));
    Claim claim = fulfilled(order);

    Instant stated = today.plusDays(10).atStartOfDay(Given.ZONE).toInstant();
    assertThat(claim.bundles().get(0).term().endsAt()).isEqualTo(stated);
    assertThat(claim.bundles().get(1).term().endsAt()).isAfter(stated);
  }

  @Test
  void a_later_day_revives_nothing_of_a_subscription_that_was_cancelled() {
    Shop.Sold order = shop.sell("suite");
    fulfilled(order);
    end(order, 0, today.minusDays(1)).orElseThrow();
    district.change(new CancelNow(), "cancel").orElseThrow();
    end(order, 0, today.plusDays(30)).orElseThrow();

    assertThat(district.overview().total()).isZero();
  }

  @Test
  void a_bundle_of_days_that_are_still_to_come_is_over_if_its_last_day_is_before_them() {
    Shop.Sold order =
        shop.sell(0, bundle("suite", 5, new Days(today.plusDays(30), today.plusDays(60))));
    assertThat(end(order, 0, today.plusDays(61)))
        .isEqualTo(Outcome.refused(CorrectionRefusal.AFTER_ITS_END));
    end(order, 0, today.plusDays(29)).orElseThrow();
    assertThat(shop.reviewRefusal(order.link(school()), district.administrator()))
        .isEqualTo(Why.TERM_OVER);
    end(order, 0, today.plusDays(30)).orElseThrow();
    assertThat(shop.reviewRefusal(order.link(school()), district.administrator()))
        .isEqualTo("done");
  }

  @Test
  void what_was_bought_beside_the_hardware_is_not_taken_and_makes_the_end_final() {
    Shop.Sold order = shop.sell("suite");
    Claim claim = fulfilled(order);
    end(order, 0, today.plusDays(9)).orElseThrow();
    Instant cut = today.plusDays(10).atStartOfDay(Given.ZONE).toInstant();
    district.change(new AddSeats(claim.bundles().get(0).key(), 2), "more").orElseThrow();
    assertThat(district.overview().total()).isEqualTo(7);
    assertThat(district.key().key().endsAt()).isEqualTo(cut);
    assertThat(end(order, 0, today.plusDays(5)))
        .isEqualTo(Outcome.refused(CorrectionRefusal.RENEWED));
  }

  @Test
  void a_returned_bundle_can_be_renewed_from_its_end() {
    Shop.Sold order = shop.sell("suite");
    Claim claim = fulfilled(order);
    AccountId ben = district.seated("ben@school.example");
    end(order, 0, today.plusDays(9)).orElseThrow();
    district
        .change(new Renew(claim.bundles().get(0).key(), 5, 12, RenewFrom.EXPIRY), "renew")
        .orElseThrow();
    world().pass(Duration.ofDays(100));
    assertThat(check(ben).reason()).isEqualTo(Reason.ENTITLED);
    assertThat(past(world().instant(), ben)).isEqualTo(Reason.ENTITLED);
  }

  @Test
  void the_stated_day_goes_along_with_a_transfer_and_can_be_stated_anew_there() {
    Shop.Sold order = shop.sell("suite");
    Claim claim = fulfilled(order);
    end(order, 0, today.plusDays(9)).orElseThrow();
    AccountId bob = world().activeAccount("bob@elsewhere.example");
    District second = new District(world(), bob, world().organization(bob, "Elsewhere"));
    shop.claims()
        .transfer(VENDOR, school(), claim.id(), second.organization(), IdempotencyKey.of("go"))
        .orElseThrow();
    assertThat(end(order, 0, today.plusDays(7)))
        .isEqualTo(Outcome.refused(CorrectionRefusal.UNSETTLED));
    world().doJobs();

    assertThat(second.overview().total()).isEqualTo(5);
    assertThat(second.key().key().endsAt())
        .isEqualTo(today.plusDays(10).atStartOfDay(Given.ZONE).toInstant());
    end(order, 0, today.plusDays(5)).orElseThrow();
    assertThat(second.key().key().endsAt())
        .isEqualTo(today.plusDays(6).atStartOfDay(Given.ZONE).toInstant());
  }

  @Test
  void each_refusal_says_why_and_the_same_request_is_answered_again() {
    Shop.Sold order = shop.sell("suite");
    assertThat(end(order, 1, today)).isEqualTo(Outcome.refused(CorrectionRefusal.NO_SUCH_BUNDLE));
    assertThat(end(order, -1, today)).isEqualTo(Outcome.refused(CorrectionRefusal.NO_SUCH_BUNDLE));
    assertThat(
            shop.claims()
                .endReturned(
                    VENDOR, new OrderNumber("NONE"), 0, today, IdempotencyKey.of("unknown")))
        .isEqualTo(Outcome.refused(CorrectionRefusal.NO_SUCH_BUNDLE));
    assertThatThrownBy(() -> end(order, 0, LocalDate.of(1999, 12, 31)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> end(order, 0, LocalDate.of(2201, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class);
    shop.submit(order.link(school()), district.administrator(), "open").orElseThrow();
    assertThat(end(order, 0, today)).isEqualTo(Outcome.refused(CorrectionRefusal.UNSETTLED));
    world().doJobs();
    IdempotencyKey key = IdempotencyKey.of("once");
    for (int i = 0; i < 2; i++) {
      assertThat(
              shop.claims()
                  .endReturned(VENDOR, order.number(), 0, today.plusDays(3), key)
                  .orElseThrow())
          .isEqualTo(new ReturnedBundle(order.number(), 0, today.plusDays(3)));
    }
    assertThat(world().events(order.id())).filteredOn(BundleReturned.class::isInstance).hasSize(1);
  }

  private OrganizationId school() {
    return district.organization();
  }

  private Claim fulfilled(Shop.Sold order) {
    Claim claim =
        shop.submit(order.link(school()), district.administrator(), "claim").orElseThrow();
    world().doJobs();
    return claim;
  }

  private Outcome<ReturnedBundle, CorrectionRefusal> end(
      Shop.Sold order, int place, LocalDate lastDay) {
    requests++;
    return shop.claims()
        .endReturned(VENDOR, order.number(), place, lastDay, IdempotencyKey.of("end-" + requests));
  }

  private Reason past(Instant validAt, AccountId who) {
    return world().engine().asOf(validAt, world().instant()).check(who, Given.NOTEBOOK).reason();
  }
}
