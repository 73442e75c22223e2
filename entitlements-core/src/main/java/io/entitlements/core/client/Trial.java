package io.entitlements.core.client;

import io.entitlements.catalog.AccessLevel;
import io.entitlements.catalog.FeatureId;
import io.entitlements.check.Decision;
import io.entitlements.check.Reason;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What a program gives to who has no right: everything for some days, then its free tier. */
final class Trial {

  private static final long DAY = 24 * ClockGuard.HOUR;

  private final Set<FeatureId> features;
  private final int days;
  private final AccessLevel levelAfter;

  Trial(Set<FeatureId> features, int days, AccessLevel levelAfter) {
    this.features = Set.copyOf(features);
    this.days = days;
    this.levelAfter = levelAfter;
  }

  /** The first millisecond after a trial. */
  long end(long start) {
    return Math.min(Marker.MAX, start + days * DAY);
  }

  /** Its end for a page of settings; empty if there is none or its start is not known any more. */
  Optional<Instant> shownEnd(Marker marker) {
    return features.isEmpty() || marker.trial == Marker.MIN
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(end(marker.trial)));
  }

  private boolean runs(long start, long now) {
    return start <= now && now < end(start);
  }

  /** Without a lease. */
  Decision decide(FeatureId feature, Marker marker, long now) {
    if (!features.contains(feature)) {
      return Decision.none(Reason.NO_SEAT);
    }
    if (runs(marker.trial, now)) {
      return new Decision(
          AccessLevel.FULL,
          Reason.TRIAL,
          Optional.empty(),
          Instant.ofEpochMilli(end(marker.trial)));
    }
    return atLeastFree(feature, Decision.none(Reason.TRIAL_ENDED));
  }

  /** A decision that gives less than the free tier, raised to it. */
  Decision atLeastFree(FeatureId feature, Decision decision) {
    return features.contains(feature) && levelAfter.isBetterThan(decision.level())
        ? new Decision(levelAfter, decision.reason(), decision.source(), decision.validUntil())
        : decision;
  }
}
