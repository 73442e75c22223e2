package io.entitlements.core.internal.lease;

import io.entitlements.catalog.ProductId;
import io.entitlements.core.internal.decision.Right;
import io.entitlements.type.ProductKeyId;
import java.util.List;
import java.util.Objects;

/**
 * A right as a lease states it.
 *
 * @param product the product that it is a right to
 * @param keys the product keys by which it counts
 * @param right the right
 */
public record LeasedRight(ProductId product, List<ProductKeyId> keys, Right right) {

  /** Keeps an immutable copy. */
  public LeasedRight {
    Objects.requireNonNull(product, "product");
    Objects.requireNonNull(right, "right");
    keys = List.copyOf(keys);
  }
}
