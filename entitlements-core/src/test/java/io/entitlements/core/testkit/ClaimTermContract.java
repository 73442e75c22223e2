package io.entitlements.core.testkit;

import static io.entitlements.core.testkit.Shop.bundle;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimProgress.State;
import io.entitlements.claim.ClaimRefusal.Why;
import io.entitlements.claim.ClaimSupportRefusal;
import io.entitlements.claim.OfferedBundle;
import io.entitlements.claim.PurchaseOrder.Bundle;
import io.entitlements.claim.PurchaseOrder.BundleTerm.Days;
import io.entitlements.key.KeyStatus;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.Outcome;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Until when something can be claimed; and that the dates of a claim are those that its review
 * showed, however late it is fulfilled.
 */
public abstract class ClaimTermContract extends WorldContract {

  private static final Actor VENDOR = new Actor.Task("support");

  // JUnit sets them before each test.
  @SuppressWarnings("NullAway.Init")
  private Shop shop;

  @SuppressWarnings("NullAway.Init")
  private SupportDesk desk;

  @SuppressWarnings("NullAway.Init")
  private District district;

  /** For subclasses. */
  protected ClaimTermContract() {}

  @BeforeEach
  final void openShop() {
    shop = new Shop(world());
    desk = new SupportDesk(world(), shop);
    AccountId ada = world().activeAccount("ada@school.example");
    district = new District(world(), ada, world().organization(ada, "A School"));
  }

  @Test
  void what_is_over_where_the_organization_is_is_not_claimed_and_left_out_of_all() {
    LocalDate today = world().instant().atZone(Given.ZONE).toLocalDate();
    Shop.Sold order =
        shop.sell(
            1,
            bundle("suite", 5, new Days(today.minusDays(9), today.minusDays(1))),
            bundle("plus", 5, new Days(today.minusDays(9), today)));
    // Where a day ends last, yesterday is over, too, since noon of this morning.
    assertThat(shop.claims().open(order.secret()).orElseThrow().bundles())
        .extracting(OfferedBundle::state)
        .containsExactly(OfferedBundle.State.TERM_OVER, OfferedBundle.State.FREE);
    assertThat(
            shop.refusal(order.link(district.organization(), 0), district.administrator(), "one"))
        .isEqualTo(Why.TERM_OVER);
    assertThat(
            shop.refusal(
                order.link(district.organization(), 0, 1), district.administrator(), "two"))
        .isEqualTo(Why.TERM_OVER);
    Claim claim =
        shop.submit(order.link(district.organization()), district.administrator(), "three")
            .orElseThrow();
    assertThat(claim.bundles()).extracting(bundle -> bundle.place()).containsExactly(1);
    assertThat(shop.refusal(order.link(district.organization()), district.administrator(), "four"))
        .isEqualTo(Why.TERM_OVER);
  }

  @Test
  void a_bundle_can_be_claimed_until_its_last_day_ends_to_the_millisecond() {
    LocalDate last = world().instant().atZone(Given.ZONE).toLocalDate();
    Shop.Sold order = shop.sell(0, bundle("suite", 5, new Days(last, last)));
    world().moveTo(last.plusDays(1).atStartOfDay(Given.ZONE).toInstant());
    assertThat(shop.reviewRefusal(order.link(district.organization()), district.administrator()))
        .isEqualTo(Why.TERM_OVER);
    world().pass(Duration.ofMillis(-1));
    assertThat(shop.reviewRefusal(order.link(district.organization()), district.administrator()))
        .isEqualTo("done");
    shop.submit(order.link(district.organization()), district.administrator(), "one").orElseThrow();
  }

  @Test
  void a_claim_of_the_last_hours_that_is_fulfilled_after_them_has_its_grace() {
    Claim claim = submitted(shop.sell(0, ofToday("suite")));
    world().moveTo(claim.bundles().get(0).term().endsAt());
    world().doJobs();

    assertThat(desk.state(district, claim.id())).isEqualTo(State.FULFILLED);
    assertThat(district.key().status()).isEqualTo(KeyStatus.IN_GRACE);
  }

  @Test
  void months_are_counted_from_the_claim_and_anew_if_it_is_rejected_and_made_again() {
    Shop.Sold order = shop.sell("gone");
    Claim claim = stuck(order);
    shop.claims().reject(VENDOR, district.organization(), claim.id()).orElseThrow();
    Claim again =
        shop.submit(order.link(district.organization()), district.administrator(), "again")
            .orElseThrow();

    assertThat(again.bundles().get(0).term().startsAt())
        .isAfter(claim.bundles().get(0).term().startsAt());
  }

  @Test
  void a_claim_whose_terms_are_all_over_is_not_tried_again_but_can_be_rejected() {
    Claim claim = stuck(shop.sell(0, ofToday("gone"), ofToday("plus")));

    assertThat(shop.claims().retry(VENDOR, district.organization(), claim.id()))
        .isEqualTo(Outcome.refused(ClaimSupportRefusal.TERM_OVER));
    assertThat(desk.state(district, claim.id())).isEqualTo(State.NEEDS_SUPPORT);
    shop.claims().reject(VENDOR, district.organization(), claim.id()).orElseThrow();
  }

  @Test
  void a_claim_of_which_anything_still_counts_is_tried_again() {
    Claim claim = stuck(shop.sell(0, ofToday("gone"), bundle("plus", 5)));

    shop.claims().retry(VENDOR, district.organization(), claim.id()).orElseThrow();
    assertThat(desk.state(district, claim.id())).isEqualTo(State.SUBMITTED);
  }

  private Bundle ofToday(String product) {
    LocalDate today = Given.NOW.atZone(Given.ZONE).toLocalDate();
    return bundle(product, 5, new Days(today, today));
  }

  private Claim submitted(Shop.Sold order) {
    return shop.submit(order.link(district.organization()), district.administrator(), "claim")
        .orElseThrow();
  }

  private Claim stuck(Shop.Sold order) {
    Claim claim = submitted(order);
    for (int i = 0; i < 18; i++) {
      world().doJobs();
      world().pass(Duration.ofHours(1));
    }
    assertThat(desk.state(district, claim.id())).isEqualTo(State.NEEDS_SUPPORT);
    return claim;
  }
}
