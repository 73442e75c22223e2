package io.entitlements.core.internal.claim;

import io.entitlements.catalog.ProductId;
import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimedBundle;
import io.entitlements.key.KeyEnd;
import io.entitlements.key.ProductKey;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.ClaimId;
import io.entitlements.type.OrganizationId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a transferred claim takes along. Nothing of it changes any more where it comes from.
 *
 * @param claim the claim as it was
 * @param items the keys, in the order in which subscriptions are locked; perhaps none of a claim
 *     that was fulfilled
 */
record Luggage(Claim claim, List<Item> items) {

  /**
   * One key.
   *
   * @param bundle the bundle that it was made of
   * @param key the key as it has ended
   * @param product what its subscription was to
   */
  record Item(ClaimedBundle bundle, ProductKey key, ProductId product) {}

  static Luggage of(UnitOfWork store, OrganizationId from, ClaimId id) {
    Claim claim = store.claims().find(from, id).orElseThrow();
    List<Item> items =
        claim.bundles().stream()
            .map(bundle -> item(store, from, bundle))
            .flatMap(Optional::stream)
            .sorted(Comparator.comparing(item -> item.product().value()))
            .toList();
    return new Luggage(claim, items);
  }

  /** Whether it has become keys: whatever became of these, it does not become any again. */
  boolean isFulfilled() {
    return claim.fulfilledAt().isPresent();
  }

  Set<ProductId> products() {
    return items.stream().map(Item::product).collect(Collectors.toSet());
  }

  private static Optional<Item> item(UnitOfWork store, OrganizationId from, ClaimedBundle bundle) {
    return store
        .productKeys()
        .find(from, bundle.key())
        .filter(Luggage::isMoving)
        .map(key -> new Item(bundle, key, product(store, key)));
  }

  /** One that was ended for good before stays where it is. */
  private static boolean isMoving(ProductKey key) {
    return key.end().filter(end -> end.why() == KeyEnd.Why.TRANSFERRED).isPresent();
  }

  private static ProductId product(UnitOfWork store, ProductKey key) {
    return store
        .subscriptions()
        .find(key.organization(), key.subscription())
        .orElseThrow()
        .product();
  }
}
