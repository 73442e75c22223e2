package io.entitlements.core.internal.decision;

import io.entitlements.catalog.AccessLevel;
import io.entitlements.catalog.ActivationMethod;
import io.entitlements.catalog.FeatureId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.ArrayList;
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
 * @param suspended whether nothing more than that is given meanwhile
 */
public record Right(
    SubscriptionId subscription,
    ActivationMethod method,
    Set<FeatureId> unlocked,
    Set<FeatureId> locked,
    List<Coverage> coverages,
    AccessLevel degradedLevel,
    boolean suspended) {

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

  /**
   * The same right for everything from an instant on, without terms that are over by then: of those
   * one is left, since it makes the difference between a right that has ended and one to come.
   */
  public Right from(Instant now) {
    Coverage lastOver = null;
    for (Coverage coverage : coverages) {
      if (isOver(coverage, now) && (lastOver == null || endsAfter(coverage, lastOver))) {
        lastOver = coverage;
      }
    }
    List<Coverage> left = new ArrayList<>();
    for (Coverage coverage : coverages) {
      if (!isOver(coverage, now) || coverage.equals(lastOver)) {
        left.add(coverage);
      }
    }
    return new Right(subscription, method, unlocked, locked, left, degradedLevel, suspended);
  }

  private static boolean isOver(Coverage coverage, Instant now) {
    return !now.isBefore(coverage.graceEndsAt());
  }

  /** Of two that end together the one that started later says why nothing is left. */
  private static boolean endsAfter(Coverage coverage, Coverage other) {
    int order = coverage.graceEndsAt().compareTo(other.graceEndsAt());
    return order == 0 ? coverage.compareTo(other) > 0 : order > 0;
  }
}
