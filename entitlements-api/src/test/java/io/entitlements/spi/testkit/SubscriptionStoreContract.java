package io.entitlements.spi.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Organization;
import io.entitlements.catalog.ProductId;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.SubscriptionId;
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
            organization.id(), new SubscriptionId(Fixtures.id()), new ProductId("n".repeat(40)));

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
        new Subscription(first.organization(), new SubscriptionId(Fixtures.id()), first.product());
    Organization other = write(Given::organization);
    Subscription elsewhere =
        new Subscription(other.id(), new SubscriptionId(Fixtures.id()), first.product());

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
              Subscription subscription = new Subscription(organization.id(), id, product);
              return won(work -> work.subscriptions().insert(subscription));
            });

    assertThat(winners).isEqualTo(1);
    assertThat(list(work -> work.subscriptions().of(organization.id()))).hasSize(1);
  }

  @Test
  void lock_says_whether_the_organization_has_the_subscription() {
    Subscription subscription = write(Given::emptySubscription);
    Organization other = write(Given::organization);

    assertThat(
            won(work -> work.subscriptions().lock(subscription.organization(), subscription.id())))
        .isTrue();
    assertThat(won(work -> work.subscriptions().lock(other.id(), subscription.id()))).isFalse();
    assertThat(
            won(
                work ->
                    work.subscriptions()
                        .lock(subscription.organization(), new SubscriptionId(Fixtures.id()))))
        .isFalse();
  }

  @Test
  void no_seats_are_in_use_of_a_new_or_unknown_subscription() {
    Subscription subscription = write(Given::emptySubscription);

    assertThat(
            count(
                work ->
                    work.subscriptions()
                        .seatsInUse(subscription.organization(), subscription.id())))
        .isZero();
    assertThat(
            count(
                work ->
                    work.subscriptions()
                        .seatsInUse(
                            subscription.organization(), new SubscriptionId(Fixtures.id()))))
        .isZero();
  }
}
