package io.entitlements.core.internal.decision;

import io.entitlements.catalog.AccessLevel;
import io.entitlements.catalog.ActivationMethod;
import io.entitlements.catalog.FeatureId;
import io.entitlements.type.SubscriptionId;
import java.util.List;
import java.util.Set;

/**
 * One seat with everything that a decision needs of it, and nothing else: it also travels in
 * leases.
 *
 * @param subscription the subscription
 * @param method how the holder came to the seat
 * @param unlocked the product's features that this method unlocks
 * @param locked the product's other features
 * @param coverages the terms that make the seat count, at least one
 * @param degradedLevel what remains after them
 */
public record Right(
    SubscriptionId subscription,
    ActivationMethod method,
    Set<FeatureId> unlocked,
    Set<FeatureId> locked,
    List<Coverage> coverages,
    AccessLevel degradedLevel) {

  /** Keeps immutable copies. */
  public Right {
    unlocked = Set.copyOf(unlocked);
    locked = Set.copyOf(locked);
    coverages = List.copyOf(coverages);
    if (coverages.isEmpty()) {
      throw new IllegalArgumentException("a right has at least one term");
    }
    if (degradedLevel.isAllowed()) {
      throw new IllegalArgumentException("degradedLevel must be less than GRACE");
    }
  }
}
