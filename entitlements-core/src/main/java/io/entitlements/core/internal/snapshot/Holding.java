package io.entitlements.core.internal.snapshot;

import io.entitlements.check.Decision;
import io.entitlements.check.Reason;
import io.entitlements.core.internal.decision.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All who hold the same rights, or for the same reason none. They share their answers, and learn
 * together that a fact has changed. Thread-safe.
 */
final class Holding {

  private static final Duration LONGEST = Duration.ofDays(366);

  /** Whoever is asked about before the account is made need not wait for its event. */
  private static final Duration LONGEST_OF_UNKNOWN = Duration.ofMinutes(1);

  private final Snapshot snapshot;
  private final Decision withoutRight;
  private final FeatureSlots slots;

  /** Reachable for as long as this is, so that a change of them is noticed. */
  @SuppressWarnings("UnusedVariable")
  private final List<SharedSubscription> subscriptions;

  private boolean outdated;
  private @Nullable Kept latest;

  /**
   * Nothing has been asked yet.
   *
   * @param withoutRight the answer about features of no held product
   * @param subscriptions those that know of it
   */
  Holding(
      Snapshot snapshot,
      Decision withoutRight,
      FeatureSlots slots,
      List<SharedSubscription> subscriptions) {
    this.snapshot = snapshot;
    this.withoutRight = withoutRight;
    this.slots = slots;
    this.subscriptions = subscriptions;
  }

  /**
   * The answers of an instant.
   *
   * @param now in milliseconds since 1970
   */
  synchronized Kept at(long now) {
    Kept known = latest;
    if (known != null && known.isCurrent(now)) {
      return known;
    }
    Instant longest = Instant.ofEpochMilli(now).plus(isOfUnknown() ? LONGEST_OF_UNKNOWN : LONGEST);
    Kept answers = Kept.of(this, snapshot, withoutRight, slots, now, longest);
    if (known != null) {
      known.outdate();
    }
    if (outdated) {
      answers.outdate();
    }
    latest = answers;
    return answers;
  }

  /** The answers of another instant; empty if they have to be asked for in the store. */
  synchronized Optional<Kept> ifStillSo(long now) {
    return outdated || isOfUnknown() ? Optional.empty() : Optional.of(at(now));
  }

  private boolean isOfUnknown() {
    return withoutRight.reason() == Reason.UNKNOWN_ACCOUNT;
  }

  /** A fact has changed. */
  synchronized void outdate() {
    outdated = true;
    if (latest != null) {
      latest.outdate();
    }
  }

  synchronized boolean isOutdated() {
    return outdated;
  }
}
