package io.entitlements.core.internal.decision;

import io.entitlements.catalog.AccessLevel;
import io.entitlements.catalog.ActivationMethod;
import io.entitlements.catalog.FeatureId;
import io.entitlements.check.Reason;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    Coverage last = null;
    boolean inTerm = false;
    for (Coverage coverage : right.coverages()) {
      if (!now.isBefore(coverage.startsAt())) {
        inTerm |= now.isBefore(coverage.endsAt());
        inGrace |= now.isBefore(coverage.graceEndsAt());
        last = last == null || endsLater(coverage, last) ? coverage : last;
      }
    }
    if (last == null) {
      return with(right, AccessLevel.NONE, Reason.NOT_STARTED);
    }
    if (right.suspended()) {
      return with(right, right.degradedLevel(), Reason.SUSPENDED);
    }
    if (inTerm) {
      return with(right, AccessLevel.FULL, Reason.ENTITLED);
    }
    return inGrace
        ? with(right, AccessLevel.GRACE, Reason.IN_GRACE)
        : with(right, right.degradedLevel(), last.after());
  }

  private static boolean endsLater(Coverage coverage, Coverage other) {
    return coverage.graceEndsAt().isAfter(other.graceEndsAt());
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

  /** Written out: a record's own costs a client program's launch more than reading a lease. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Answer that
        && level == that.level
        && reason == that.reason
        && source.equals(that.source);
  }

  @Override
  public int hashCode() {
    return Objects.hash(level, reason, source);
  }
}
