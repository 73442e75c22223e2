package io.entitlements.spi;

import io.entitlements.claim.PurchaseOrder;
import io.entitlements.type.ClaimId;
import io.entitlements.type.OrderId;
import java.util.Objects;
import java.util.Optional;

/**
 * A purchase order as it is kept.
 *
 * @param id its identifier here
 * @param order what was bought, displays and bundles in the order of the import
 * @param claim who claimed it; empty until then
 */
public record StoredOrder(OrderId id, PurchaseOrder order, Optional<ClaimId> claim) {

  /** Checks that nothing is missing. */
  public StoredOrder {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(order, "order");
    Objects.requireNonNull(claim, "claim");
  }
}
