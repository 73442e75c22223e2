package io.entitlements.claim;

import io.entitlements.catalog.ProductId;
import io.entitlements.subscription.Term;
import io.entitlements.type.ProductKeyId;
import java.util.Objects;

/**
 * A bundle as it was claimed; what becomes of the order later does not change it.
 *
 * @param place which bundle of the order, from 0
 * @param product what
 * @param seats for how many, from 1
 * @param term for how long: days of the organization's time zone when it was claimed
 * @param key which product key it becomes; there is none of this identifier until the claim is
 *     fulfilled
 */
public record ClaimedBundle(int place, ProductId product, int seats, Term term, ProductKeyId key) {

  /** Checks that nothing is missing. */
  public ClaimedBundle {
    Objects.requireNonNull(product, "product");
    Objects.requireNonNull(term, "term");
    Objects.requireNonNull(key, "key");
    if (place < 0 || seats < 1) {
      throw new IllegalArgumentException("place is at least 0, seats at least 1");
    }
  }
}
