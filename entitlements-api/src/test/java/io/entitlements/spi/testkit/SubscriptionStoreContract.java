package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.NOW;
import static io.entitlements.spi.testkit.Fixtures.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Organization;
import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.catalog.ProductId;
import io.entitlements.spi.SeatUse;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.SubscriptionStore} promises, apart from the capacity. */
public abstract class SubscriptionStoreContract extends StoreContract {

  /** For subclasses. */
  protected SubscriptionStoreContract() {}

  @Test
  void subscription_is_found_with_every_field() {
    Organization organization = write(Given::organization);
    Subscription subscription =
        new Subscription(
            organization.id(),
            new SubscriptionId(Fixtures.id()),
            new ProductId("n".repeat(40)),
            new OverCapacityPolicy(OverCapacityPolicy.Keep.OLDEST, 366),
            Optional.of(NOW),
            Optional.of(Fixtures.FAR_AHEAD));

    change(work -> work.subscriptions().insert(subscription));

    assertThat(find(work -> work.subscriptions().find(organization.id(), subscription.id())))
        .contains(subscription);
  }

  @Test
  void subscription_is_found_by_its_own_organization_alone() {
    Subscription subscription = write(Given::emptySubscription);
    Organization other = write(Given::organization);

    assertThat(find(work -> work.subscriptions().find(other.id(), subscription.id()))).isEmpty();
    assertThat(list(work -> work.subscriptions().of(other.id()))).isEmpty();
  }

  @Test
  void subscriptions_of_an_organization_are_in_the_order_in_which_they_were_made() {
    Organization organization = write(Given::organization);
    Subscription first = write(work -> Given.emptySubscription(work, organization));
    change(Given::emptySubscription);
    Subscription second = write(work -> Given.emptySubscription(work, organization));
    Subscription third = write(work -> Given.emptySubscription(work, organization));

    assertThat(list(work -> work.subscriptions().of(organization.id())))
        .containsExactly(first, second, third);
  }

  @Test
  void an_organization_has_one_subscription_of_a_product() {
    Subscription first = write(Given::emptySubscription);
    Subscription second =
        Subscription.of(
            first.organization(), new SubscriptionId(Fixtures.id()), first.product(), POLICY);
    Organization other = write(Given::organization);
    Subscription elsewhere =
        Subscription.of(other.id(), new SubscriptionId(Fixtures.id()), first.product(), POLICY);

    assertThat(won(work -> work.subscriptions().insert(second))).isFalse();
    assertThat(won(work -> work.subscriptions().insert(elsewhere))).isTrue();
    assertThat(list(work -> work.subscriptions().of(first.organization()))).containsExactly(first);
  }

  @Test
  void of_racing_transactions_one_adds_the_subscription_of_a_product() {
    Organization organization = write(Given::organization);
    ProductId product = new ProductId("raced");

    long winners =
        Race.winners(
            8,
            thread -> {
              SubscriptionId id = new SubscriptionId(Fixtures.id());
              Subscription subscription = Subscription.of(organization.id(), id, product, POLICY);
              return won(work -> work.subscriptions().insert(subscription));
            });

    assertThat(winners).isEqualTo(1);
    assertThat(list(work -> work.subscriptions().of(organization.id()))).hasSize(1);
  }

  @Test
  void lock_says_how_full_a_subscription_of_the_organization_is() {
    Subscription subscription = write(work -> Given.subscription(work, 2));
    Organization other = write(Given::organization);
    OrganizationId owner = subscription.organization();

    assertThat(locked(owner, subscription.id()))
        .contains(use(owner, subscription.id()))
        .hasValueSatisfying(use -> assertThat(use.total()).isEqualTo(2));
    assertThat(locked(other.id(), subscription.id())).isEmpty();
    assertThat(locked(owner, new SubscriptionId(Fixtures.id()))).isEmpty();
  }

  private Optional<SeatUse> locked(OrganizationId organization, SubscriptionId id) {
    return write(work -> work.subscriptions().lock(organization, id));
  }

  @Test
  void no_seats_are_in_use_of_a_new_or_unknown_subscription() {
    Subscription subscription = write(Given::emptySubscription);

    assertThat(use(subscription.organization(), subscription.id())).isEqualTo(SeatUse.NONE);
    assertThat(use(subscription.organization(), new SubscriptionId(Fixtures.id())))
        .isEqualTo(SeatUse.NONE);
  }

  @Test
  void what_can_change_of_a_subscription_is_replaced() {
    Subscription subscription = write(Given::emptySubscription);
    Subscription changed =
        new Subscription(
            subscription.organization(),
            subscription.id(),
            new ProductId("other"),
            new OverCapacityPolicy(OverCapacityPolicy.Keep.OLDEST, 0),
            Optional.of(NOW),
            Optional.of(NOW.plusMillis(1)));

    assertThat(isUpdated(changed)).isTrue();
    assertThat(found(subscription)).contains(changed);
    assertThat(isUpdated(subscription)).isTrue();
    assertThat(found(subscription)).contains(subscription);
  }

  @Test
  void a_subscription_does_not_become_a_second_one_of_a_product() {
    Organization organization = write(Given::organization);
    Subscription first = write(work -> Given.emptySubscription(work, organization));
    Subscription second = write(work -> Given.emptySubscription(work, organization));

    assertThat(isUpdated(second.withProduct(first.product()))).isFalse();
    assertThat(isUpdated(second.withProduct(second.product()))).isTrue();
    assertThat(found(second)).contains(second);
  }

  @Test
  void an_unknown_subscription_is_not_updated() {
    Subscription subscription = write(Given::emptySubscription);
    Organization other = write(Given::organization);

    assertThat(
            isUpdated(
                Subscription.of(other.id(), subscription.id(), subscription.product(), POLICY)))
        .isFalse();
  }

  private boolean isUpdated(Subscription subscription) {
    return won(
        work -> {
          work.subscriptions().lock(subscription.organization(), subscription.id());
          return work.subscriptions().update(subscription);
        });
  }

  private Optional<Subscription> found(Subscription subscription) {
    return find(work -> work.subscriptions().find(subscription.organization(), subscription.id()));
  }

  private SeatUse use(OrganizationId organization, SubscriptionId id) {
    return read(work -> work.subscriptions().use(organization, id));
  }
}
