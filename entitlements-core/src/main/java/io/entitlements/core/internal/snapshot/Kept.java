package io.entitlements.core.internal.snapshot;

import io.entitlements.catalog.AccessLevel;
import io.entitlements.catalog.FeatureId;
import io.entitlements.check.Decision;
import io.entitlements.check.Reason;
import io.entitlements.core.internal.decision.Snapshot;
import org.jspecify.annotations.Nullable;

/** What is kept of one person or computer. */
class Kept {

  /** Threads read the clock one after the other, and a clock is set back by a little at times. */
  private static final int CLOCK_STEP = 1_000;

  private final Snapshot snapshot;
  private final Decision withoutRight;
  private final long loadedAt;
  private final int lifetime;

  /**
   * Keeps a snapshot.
   *
   * @param withoutRight the answer about features of no held product
   * @param loadedAt when the store began to be read, in milliseconds since 1970
   * @param lifetime for how many milliseconds this can be asked
   */
  Kept(Snapshot snapshot, Decision withoutRight, long loadedAt, int lifetime) {
    this.snapshot = snapshot;
    this.withoutRight = withoutRight;
    this.loadedAt = loadedAt;
    this.lifetime = lifetime;
  }

  /** Whether it can be asked: it is not too old, the clock was not set back, no fact changed. */
  final boolean isCurrent(long now) {
    long age = now - loadedAt;
    return age > -CLOCK_STEP && age < lifetime && !snapshot.isOutdated();
  }

  /** Decides about a feature; null if it is a feature of no held product. */
  @Nullable Decision decideIfHeld(FeatureId feature, long now) {
    return snapshot.decideIfHeld(feature, now);
  }

  /** When the store began to be read, in milliseconds since 1970. */
  final long loadedAt() {
    return loadedAt;
  }

  final Decision withoutRight() {
    return withoutRight;
  }

  final Snapshot snapshot() {
    return snapshot;
  }

  /** The same, when there is no newer one to be had: what was bought can be looked at, no more. */
  final Kept asLastKnown() {
    return new LastKnown(this);
  }

  private static final class LastKnown extends Kept {

    LastKnown(Kept last) {
      super(last.snapshot, last.withoutRight, last.loadedAt, last.lifetime);
    }

    @Override
    @Nullable Decision decideIfHeld(FeatureId feature, long now) {
      Decision decision = super.decideIfHeld(feature, now);
      return decision != null && decision.isAllowed()
          ? new Decision(
              AccessLevel.READ_ONLY, Reason.UNCONFIRMED, decision.source(), decision.validUntil())
          : decision;
    }
  }
}
