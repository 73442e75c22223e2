package io.entitlements.core.internal.decision;

import io.entitlements.catalog.AccessLevel;
import io.entitlements.catalog.ActivationMethod;
import io.entitlements.catalog.FeatureId;
import io.entitlements.check.Reason;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.Optional;

/** What one right says about one feature at one instant. */
record Answer(AccessLevel level, Reason reason, Optional<SubscriptionId> source) {

  static Answer of(Right right, FeatureId feature, Instant now) {
    if (!right.unlocked().contains(feature)) {
      return without(
          right.method() == ActivationMethod.PRODUCT_KEY
              ? Reason.NEEDS_EMAIL_ACTIVATION
              : Reason.NEEDS_PRODUCT_KEY);
    }
    boolean inGrace = false;
    boolean started = false;
    for (Coverage coverage : right.coverages()) {
      boolean begun = !now.isBefore(coverage.startsAt());
      if (begun && now.isBefore(coverage.endsAt())) {
        return with(right, AccessLevel.FULL, Reason.ENTITLED);
      }
      started |= begun;
      inGrace |= begun && now.isBefore(coverage.graceEndsAt());
    }
    if (inGrace) {
      return with(right, AccessLevel.GRACE, Reason.IN_GRACE);
    }
    return started
        ? with(right, right.degradedLevel(), Reason.EXPIRED)
        : with(right, AccessLevel.NONE, Reason.NOT_STARTED);
  }

  private static Answer with(Right right, AccessLevel level, Reason reason) {
    return new Answer(level, reason, Optional.of(right.subscription()));
  }

  private static Answer without(Reason reason) {
    return new Answer(AccessLevel.NONE, reason, Optional.empty());
  }

  /**
   * Between equal levels a reason that names a right of the feature says more than one that does
   * not.
   */
  boolean isBetterThan(Answer other) {
    return level != other.level
        ? level.isBetterThan(other.level)
        : source.isPresent() && other.source.isEmpty();
  }
}
