package io.entitlements.spi;

import io.entitlements.claim.PurchaseOrder;
import io.entitlements.type.OrderId;
import java.util.Map;
import java.util.Objects;

/**
 * A purchase order as it is kept.
 *
 * @param id its identifier here
 * @param order what was bought, displays and bundles in the order of the import
 * @param claims who claimed which bundle, by its place in the order, from 0; without those that
 *     nobody has claimed
 */
public record StoredOrder(OrderId id, PurchaseOrder order, Map<Integer, BundleClaim> claims) {

  /** Checks that nothing is missing; keeps an immutable copy. */
  public StoredOrder {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(order, "order");
    claims = Map.copyOf(claims);
  }

  /**
   * An order that is new.
   *
   * @param id its identifier
   * @param order what was bought
   * @return the order, of which nothing is claimed
   */
  public static StoredOrder unclaimed(OrderId id, PurchaseOrder order) {
    return new StoredOrder(id, order, Map.of());
  }
}
