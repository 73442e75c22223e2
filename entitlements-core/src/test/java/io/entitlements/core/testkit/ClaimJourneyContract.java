package io.entitlements.core.testkit;

import static io.entitlements.core.testkit.Shop.bundle;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Organization;
import io.entitlements.account.ServiceRegion;
import io.entitlements.check.Reason;
import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimProgress.State;
import io.entitlements.claim.CorrectionRefusal;
import io.entitlements.claim.PurchaseOrder.Bundle;
import io.entitlements.claim.PurchaseOrder.BundleTerm.Days;
import io.entitlements.key.KeyStatus;
import io.entitlements.key.SubscriptionChange.AddKey;
import io.entitlements.key.SubscriptionChange.CancelNow;
import io.entitlements.key.SubscriptionChange.Renew;
import io.entitlements.key.SubscriptionChange.RenewFrom;
import io.entitlements.key.SubscriptionChange.Revoke;
import io.entitlements.key.SubscriptionRefusal;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.ClaimId;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Claims that go from one organization to another, and on: what has ended stays ended. */
public abstract class ClaimJourneyContract extends SubscriptionWorld {

  // JUnit sets them before each test.
  @SuppressWarnings("NullAway.Init")
  private Shop shop;

  @SuppressWarnings("NullAway.Init")
  private SupportDesk desk;

  @SuppressWarnings("NullAway.Init")
  private AccountId ada;

  @SuppressWarnings("NullAway.Init")
  private District first;

  @SuppressWarnings("NullAway.Init")
  private District second;

  @SuppressWarnings("NullAway.Init")
  private LocalDate today;

  /** For subclasses. */
  protected ClaimJourneyContract() {}

  @BeforeEach
  final void openShop() {
    shop = new Shop(world());
    desk = new SupportDesk(world(), shop);
    ada = world().activeAccount("ada@school.example");
    first = new District(world(), ada, world().organization(ada, "A School"));
    second = new District(world(), ada, world().organization(ada, "Elsewhere"));
    today = world().instant().atZone(Given.ZONE).toLocalDate();
  }

  @Test
  void what_was_revoked_is_not_revived_by_going_there_and_back_and_there_again() {
    Claim claim = desk.fulfilled(first, shop.sell("suite"));
    first.change(new Revoke(claim.bundles().get(0).key()), "revoke").orElseThrow();

    ClaimId there = desk.moved(first, claim.id(), second);
    assertThat(liveSeats()).isZero();
    ClaimId back = desk.moved(second, there, first);
    assertThat(liveSeats()).isZero();
    ClaimId again = desk.moved(first, back, second);

    assertThat(liveSeats()).isZero();
    assertThat(desk.state(second, again)).isEqualTo(State.FULFILLED);
    assertThat(first.key().status()).isEqualTo(KeyStatus.REVOKED);
    assertThat(first.overview().keys()).hasSize(1);
  }

  @Test
  void what_was_returned_before_it_began_never_begins_wherever_it_goes() {
    Shop.Sold order = shop.sell(0, later());
    Claim claim = desk.fulfilled(first, order);
    desk.end(order, 0, today.minusDays(1)).orElseThrow();

    ClaimId there = desk.moved(first, claim.id(), second);
    desk.moved(second, there, first);
    world().pass(Duration.ofDays(35));

    assertThat(liveSeats()).isZero();
  }

  @Test
  void what_was_cancelled_before_it_began_never_begins_wherever_it_goes() {
    Claim claim = desk.fulfilled(first, shop.sell(0, later()));
    first.change(new CancelNow(), "cancel").orElseThrow();

    ClaimId there = desk.moved(first, claim.id(), second);
    desk.moved(second, there, first);
    world().pass(Duration.ofDays(35));

    assertThat(liveSeats()).isZero();
  }

  private Bundle later() {
    return bundle("suite", 5, new Days(today.plusDays(30), today.plusDays(60)));
  }

  @Test
  void of_several_bundles_each_that_lives_goes_on_and_no_other() {
    Claim claim = desk.fulfilled(first, shop.sell("suite", "plus"));
    first.change(new Revoke(keyId(first)), "revoke").orElseThrow();

    ClaimId there = desk.moved(first, claim.id(), second);
    desk.moved(second, there, first);

    assertThat(liveSeats()).isEqualTo(5);
  }

  @Test
  void a_cancellation_on_a_node_whose_clock_is_behind_does_not_stop_what_has_gone() {
    Claim claim = desk.fulfilled(first, shop.sell("suite"));
    AccountId ben = first.seated("ben@school.example");
    desk.transfer(world().nodeAhead(Duration.ofMillis(500)).claims(), first, claim.id(), second)
        .orElseThrow();
    first.change(new CancelNow(), "cancel").orElseThrow();
    world().pass(Duration.ofSeconds(1));
    world().doJobs();

    assertThat(second.overview().total()).isEqualTo(5);
    assertThat(first.key().status()).isEqualTo(KeyStatus.TRANSFERRED);
    assertThat(past(world().instant(), ben)).isEqualTo(check(ben).reason());
    first.change(new AddKey(1, today, today.plusDays(9)), "goes-on").orElseThrow();
    assertThat(first.change(new Renew(claim.bundles().get(0).key(), 5, 12, RenewFrom.NOW), "renew"))
        .isEqualTo(Outcome.refused(SubscriptionRefusal.KEY_REVOKED));
  }

  @Test
  void what_a_node_whose_clock_is_ahead_has_cancelled_stays_where_it_is() {
    Claim claim = desk.fulfilled(first, shop.sell("suite"));
    world()
        .nodeAhead(Duration.ofMillis(500))
        .subscriptions()
        .change(
            new Actor.Task("billing"),
            first.organization(),
            first.subscription(),
            new CancelNow(),
            IdempotencyKey.of("cancel"))
        .orElseThrow();
    ClaimId there = desk.moved(first, claim.id(), second);
    world().pass(Duration.ofSeconds(1));

    assertThat(desk.state(second, there)).isEqualTo(State.FULFILLED);
    assertThat(first.key().status()).isEqualTo(KeyStatus.CANCELLED);
    assertThat(liveSeats()).isZero();
  }

  @Test
  void what_was_returned_before_it_went_can_be_dated_anew_where_it_is() {
    Shop.Sold order = shop.sell("suite");
    Claim claim = desk.fulfilled(first, order);
    world().pass(Duration.ofDays(20));
    desk.end(order, 0, today.plusDays(3)).orElseThrow();
    desk.moved(first, claim.id(), second);
    assertThat(liveSeats()).isZero();
    assertThat(second.key().status()).isEqualTo(KeyStatus.HARDWARE_RETURNED);

    desk.end(order, 0, today.plusDays(30)).orElseThrow();
    assertThat(second.overview().total()).isEqualTo(5);
    assertThat(second.key().key().endsAt())
        .isEqualTo(today.plusDays(31).atStartOfDay(Given.ZONE).toInstant());
    desk.end(order, 0, claim.bundles().get(0).term().renewalDate(Given.ZONE)).orElseThrow();
    assertThat(second.key().key().cutShort()).isEmpty();
  }

  @Test
  void the_last_day_makes_a_term_whole_also_where_it_ends_before_that_day_does() {
    Shop.Sold order = shop.sell("suite");
    Claim claim = desk.fulfilled(first, order);
    ZoneId west = ZoneId.of("Pacific/Honolulu");
    District island = new District(world(), ada, organization("Island", west));
    Instant natural = claim.bundles().get(0).term().endsAt();
    LocalDate last = natural.minusMillis(1).atZone(west).toLocalDate();
    desk.end(order, 0, today.plusDays(9)).orElseThrow();
    desk.moved(first, claim.id(), island);

    desk.end(order, 0, last.minusDays(1)).orElseThrow();
    assertThat(island.key().key().endsAt()).isEqualTo(last.atStartOfDay(west).toInstant());
    desk.end(order, 0, last).orElseThrow();
    assertThat(island.key().key().endsAt()).isEqualTo(natural);
    assertThat(island.key().key().cutShort()).isEmpty();
    assertThat(desk.end(order, 0, last.plusDays(1)))
        .isEqualTo(Outcome.refused(CorrectionRefusal.AFTER_ITS_END));
  }

  private OrganizationId organization(String name, ZoneId zone) {
    Organization.Details details =
        new Organization.Details(name, "Here", zone, ServiceRegion.EUROPE);
    return world()
        .engine()
        .organizations()
        .add(ada, details, IdempotencyKey.of("add-" + name))
        .orElseThrow()
        .id();
  }

  private int liveSeats() {
    return world().engine().subscriptions().overview(ada).items().stream()
        .mapToInt(row -> row.total())
        .sum();
  }

  private Reason past(Instant validAt, AccountId who) {
    return world().engine().asOf(validAt, world().instant()).check(who, Given.NOTEBOOK).reason();
  }
}
