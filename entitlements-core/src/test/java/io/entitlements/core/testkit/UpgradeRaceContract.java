package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.catalog.ProductId;
import io.entitlements.key.SubscriptionChange.Upgrade;
import io.entitlements.roster.Rosters.Refusal;
import io.entitlements.roster.SyncPlan;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatPlan;
import io.entitlements.seat.SeatRefusal;
import io.entitlements.seat.SeatRunRefusal;
import io.entitlements.spi.testkit.Race;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Outcome;
import io.entitlements.type.SubscriptionId;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Ways to a seat while the subscription becomes one of another product. */
public abstract class UpgradeRaceContract extends PersonRaceWorld {
  private static final ProductId KEY_ONLY = new ProductId("meeting");
  private static final ProductId FOR_PEOPLE = new ProductId("suite");

  /** For subclasses. */
  protected UpgradeRaceContract() {}

  @Test
  void a_seat_asked_for_before_an_upgrade_to_a_product_for_computers_is_refused_after_it() {
    SubscriptionId subscription = sold();
    SeatRefusal refusal = SeatRefusal.of(SeatRefusal.Code.PRODUCT_KEY_ONLY);
    assertThat(whileItIsUpgraded(() -> assign(subscription, "ada@school.example", "assign")))
        .isEqualTo(Outcome.refused(refusal));
    assertNobodyIsThere();
  }

  @Test
  void a_place_asked_for_before_an_upgrade_to_a_product_for_computers_is_refused_after_it() {
    SubscriptionId subscription = sold();
    SeatRefusal refusal = SeatRefusal.of(SeatRefusal.Code.PRODUCT_KEY_ONLY);
    assertThat(whileItIsUpgraded(() -> place(subscription, "ada@school.example", "place")))
        .isEqualTo(Outcome.refused(refusal));
    assertNobodyIsThere();
  }

  @Test
  void a_plan_applied_before_an_upgrade_to_a_product_for_computers_is_refused_after_it() {
    sold();
    Bulk bulk = Bulk.of(district, Bulk.WAITING);
    SeatPlan plan = bulk.plan(Bulk.giveAll("p", 7));
    SeatRunRefusal refusal = SeatRunRefusal.of(SeatRunRefusal.Code.PRODUCT_KEY_ONLY);
    assertThat(whileItIsUpgraded(() -> bulk.apply("apply", plan)))
        .isEqualTo(Outcome.refused(refusal));
    assertNobodyIsThere();
  }

  @Test
  void a_list_applied_before_an_upgrade_to_a_product_for_computers_gives_no_seat_after_it() {
    SyncPlan plan = listed(sold());
    assertThat(
            whileItIsUpgraded(
                () -> world().engine().rosters().apply(district.administrator(), plan)))
        .isEqualTo(Outcome.refused(Refusal.PRODUCT_KEY_ONLY));
    assertNobodyIsThere();
  }

  @Test
  void a_seat_asked_for_before_an_upgrade_to_another_product_for_people_is_given_after_it() {
    SubscriptionId subscription = sold();
    assertThat(
            whileItIsUpgraded(
                () -> assign(subscription, "ada@school.example", "assign"), new ProductId("plus")))
        .isInstanceOf(Outcome.Done.class);
    assertThat(use().people()).isEqualTo(1);
  }

  @Test
  void upgrades_that_race_with_every_way_to_a_seat_leave_nobody_with_a_seat_for_computers() {
    SubscriptionId subscription = sold();
    SyncPlan plan = listed(subscription);
    Bulk bulk = Bulk.of(district, Bulk.WAITING);
    SeatPlan given = bulk.plan(Bulk.giveAll("p", 3));
    for (int i = 0; i < 10; i++) {
      String key = "k" + i;
      Race.run(
          5,
          thread ->
              switch (thread) {
                case 0 -> district.change(new Upgrade(KEY_ONLY), key);
                case 1 -> assign(subscription, "ada@school.example", key + "a");
                case 2 -> place(subscription, "ben@school.example", key + "b");
                case 3 -> bulk.apply(key + "c", given);
                default -> world().engine().rosters().apply(district.administrator(), plan);
              });
      if (product().equals(KEY_ONLY)) {
        assertNobodyIsThere();
        district.change(new Upgrade(FOR_PEOPLE), key + "back").orElseThrow();
      }
      emptyAgain(subscription, key);
    }
  }

  private void emptyAgain(SubscriptionId subscription, String key) {
    Books books =
        world().storage().read(store -> Books.read(store, district.organization(), subscription));
    books
        .waiting()
        .forEach(
            waiting ->
                world()
                    .engine()
                    .seats()
                    .stopWaiting(
                        district.administrator(),
                        district.organization(),
                        subscription,
                        waiting.account(),
                        IdempotencyKey.of(key + waiting.account())));
    books
        .seats()
        .forEach(
            seat ->
                release(
                    subscription, ((SeatHolder.Person) seat.holder()).account(), key + seat.id()));
  }

  private <T> T whileItIsUpgraded(Supplier<T> request) {
    return whileItIsUpgraded(request, KEY_ONLY);
  }

  /** The request is made when the upgrade is under way, and waits for it. */
  private <T> T whileItIsUpgraded(Supplier<T> request, ProductId product) {
    SubscriptionId id = district.subscription();
    return new Interleaving(world().storage(), locked(id))
        .of(
            request,
            store -> {
              Subscription subscription =
                  store.subscriptions().find(district.organization(), id).orElseThrow();
              assertThat(store.subscriptions().update(subscription.withProduct(product))).isTrue();
            });
  }

  private Outcome<?, ?> place(SubscriptionId subscription, String email, String key) {
    return world()
        .engine()
        .seats()
        .assignOrWait(
            district.administrator(),
            district.organization(),
            subscription,
            EmailAddress.of(email),
            IdempotencyKey.of(key));
  }

  private void assertNobodyIsThere() {
    assertThat(use().people()).isZero();
    assertThat(use().waiting()).isZero();
  }

  private ProductId product() {
    return district.overview().subscription().product();
  }
}
