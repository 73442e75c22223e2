package io.entitlements.core.internal.claim;

import io.entitlements.catalog.ProductId;
import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimedBundle;
import io.entitlements.key.Allotment;
import io.entitlements.key.KeyEnd;
import io.entitlements.key.ProductKey;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.ClaimId;
import io.entitlements.type.OrganizationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a transferred claim takes along. Nothing of it changes any more where it comes from.
 *
 * @param claim the claim as it was
 * @param isFulfilled whether it had become keys
 * @param items the keys, in the order of their bundles' products
 */
record Luggage(Claim claim, boolean isFulfilled, List<Item> items) {

  /**
   * One key.
   *
   * @param bundle the bundle that it was made of
   * @param key the key as it has ended
   * @param product what its subscription was to
   */
  record Item(ClaimedBundle bundle, ProductKey key, ProductId product) {

    /** What was bought of it, but for what an earlier decision had ended. */
    List<Allotment> allotments(Claim.End left) {
      boolean endedBefore = key.end().filter(end -> end.at().isBefore(left.at())).isPresent();
      return endedBefore ? key.effective() : key.allotments();
    }
  }

  static Luggage of(UnitOfWork store, OrganizationId from, ClaimId id) {
    Claim claim = store.claims().find(from, id).orElseThrow();
    boolean isFulfilled = false;
    List<Item> items = new ArrayList<>();
    for (ClaimedBundle bundle : Fulfilment.inOrder(claim.bundles())) {
      Optional<ProductKey> key = store.productKeys().find(from, bundle.key());
      isFulfilled |= key.isPresent();
      key.filter(Luggage::isMoving)
          .map(moving -> new Item(bundle, moving, product(store, moving)))
          .ifPresent(items::add);
    }
    return new Luggage(claim, isFulfilled, items);
  }

  /** One that was revoked before stays so, where it is. */
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
