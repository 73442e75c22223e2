package io.entitlements.claim;

import io.entitlements.type.OrderNumber;
import java.util.List;

/**
 * What the holder of a claim's URL sees.
 *
 * @param number the order
 * @param displays how many displays it has
 * @param bundles the software to claim
 * @param claimed whether somebody has claimed it already
 */
public record ClaimOffer(
    OrderNumber number, int displays, List<PurchaseOrder.Bundle> bundles, boolean claimed) {

  /** Keeps an immutable copy. */
  public ClaimOffer {
    bundles = List.copyOf(bundles);
  }
}
