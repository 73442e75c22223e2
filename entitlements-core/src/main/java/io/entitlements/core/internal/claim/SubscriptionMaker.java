package io.entitlements.core.internal.claim;

import io.entitlements.catalog.Catalog;
import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.catalog.ProductId;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.event.SubscriptionEvent;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Finds the subscription that claimed software goes into, or makes it. */
record SubscriptionMaker(Ids ids, Supplier<Catalog> catalog) {

  /** The row is locked then: who takes a seat meanwhile waits for the new capacity. */
  Subscription locked(Change change, OrganizationId organization, ProductId product) {
    SubscriptionId id = madeOrFound(change, organization, product);
    change.store().subscriptions().lock(organization, id);
    return change.store().subscriptions().find(organization, id).orElseThrow();
  }

  /** Locks those that there are of some products, in the order in which everybody does. */
  void lockAll(Change change, OrganizationId organization, Set<ProductId> products) {
    change.store().subscriptions().of(organization).stream()
        .filter(subscription -> products.contains(subscription.product()))
        .sorted(Comparator.comparing(subscription -> subscription.product().value()))
        .forEach(
            subscription -> change.store().subscriptions().lock(organization, subscription.id()));
  }

  private SubscriptionId madeOrFound(
      Change change, OrganizationId organization, ProductId product) {
    Optional<SubscriptionId> there = found(change, organization, product);
    if (there.isPresent()) {
      return there.get();
    }
    Subscription made =
        Subscription.of(
            organization, new SubscriptionId(ids.next(change.now())), product, policy(product));
    if (change.store().subscriptions().insert(made)) {
      change.record(
          organization,
          new SubscriptionEvent.SubscriptionCreated(
              organization, made.id(), product, made.overCapacity()));
      return made.id();
    }
    // Somebody else has made it meanwhile.
    return found(change, organization, product).orElseThrow();
  }

  private static Optional<SubscriptionId> found(
      Change change, OrganizationId organization, ProductId product) {
    return change.store().subscriptions().of(organization).stream()
        .filter(subscription -> subscription.product().equals(product))
        .map(Subscription::id)
        .findFirst();
  }

  private OverCapacityPolicy policy(ProductId product) {
    return catalog.get().product(product).orElseThrow().overCapacity();
  }
}
