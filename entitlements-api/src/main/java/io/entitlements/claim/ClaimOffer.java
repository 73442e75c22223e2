package io.entitlements.claim;

import io.entitlements.claim.OfferedBundle.State;
import io.entitlements.type.OrderNumber;
import java.util.List;
import java.util.Objects;

/**
 * What the holder of a claim's URL sees.
 *
 * @param number the order
 * @param displays how many displays it has
 * @param bundles its software, and what of it can be claimed
 */
public record ClaimOffer(OrderNumber number, int displays, List<OfferedBundle> bundles) {

  /** Keeps an immutable copy. */
  public ClaimOffer {
    Objects.requireNonNull(number, "number");
    bundles = List.copyOf(bundles);
  }

  /**
   * What can still be claimed.
   *
   * @return the bundles that are free
   */
  public List<OfferedBundle> free() {
    return bundles.stream().filter(bundle -> bundle.state() == State.FREE).toList();
  }
}
