package io.entitlements.core.client;

import io.entitlements.catalog.FeatureId;
import io.entitlements.check.Decision;
import io.entitlements.check.Reason;
import io.entitlements.core.lease.LeaseVerification;
import io.entitlements.core.lease.LeaseVerifier;
import io.entitlements.core.lease.VerifiedLease;
import io.entitlements.lease.LeaseRefusal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an open client knows. Immutable. */
final class ClientState {

  final InstallationState installation;
  final LeaseVerifier verifier;

  /** What came of the lease file; null if there is none. */
  final @Nullable LeaseVerification lease;

  /** Whether the bundle that was known once is not there any more as it was. */
  final boolean bundleLost;

  final Marker marker;
  final ClockState clock;

  /** Whether some place has the marker. */
  final boolean stored;

  ClientState(
      InstallationState installation,
      LeaseVerifier verifier,
      @Nullable LeaseVerification lease,
      boolean bundleLost,
      Marker marker,
      ClockState clock,
      boolean stored) {
    this.installation = installation;
    this.verifier = verifier;
    this.lease = lease;
    this.bundleLost = bundleLost;
    this.marker = marker;
    this.clock = clock;
    this.stored = stored;
  }

  ClientState at(Marker next, ClockState nextClock, boolean nextStored) {
    return new ClientState(installation, verifier, lease, bundleLost, next, nextClock, nextStored);
  }

  ClientState with(InstallationState next) {
    return new ClientState(next, verifier, lease, bundleLost, marker, clock, stored);
  }

  Decision check(FeatureId feature, long now, Trial trial) {
    VerifiedLease current = current();
    if (current != null) {
      Decision decision = current.check(feature, Instant.ofEpochMilli(now));
      return decision.reason() == Reason.NO_SEAT && stored
          ? better(decision, trial.decide(feature, marker, now))
          : trial.atLeastFree(feature, decision);
    }
    if (lease != null || bundleLost || !stored) {
      return trial.atLeastFree(feature, Decision.none(Reason.LEASE_NOT_CURRENT));
    }
    return trial.decide(feature, marker, now);
  }

  private static Decision better(Decision byLease, Decision byTrial) {
    return byTrial.level().isBetterThan(byLease.level()) ? byTrial : byLease;
  }

  /** The lease that may be decided by. */
  @Nullable VerifiedLease current() {
    boolean timeIsKnown = stored || clock == ClockState.FINE || clock == ClockState.AHEAD;
    return !bundleLost && timeIsKnown && lease instanceof LeaseVerification.Accepted accepted
        ? accepted.lease()
        : null;
  }

  /** Whether something is wrong that a refresh puts right. */
  boolean needsRefresh() {
    return bundleLost || refusal() != null;
  }

  @Nullable LeaseRefusal refusal() {
    return lease instanceof LeaseVerification.Refused refused ? refused.reason() : null;
  }
}
