package io.entitlements.core.internal.snapshot;

import io.entitlements.check.Decision;
import io.entitlements.check.Reason;
import io.entitlements.core.internal.decision.Snapshot;
import java.lang.ref.WeakReference;
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

  /** Bytes of one and where it is looked for; measured. */
  static final int WEIGHT = 270;

  private static final int ANSWER_WEIGHT = 4;

  private static final Duration LONGEST = Duration.ofDays(366);

  /** Whoever is asked about before the account is made need not wait for its event. */
  private static final Duration LONGEST_OF_UNKNOWN = Duration.ofMinutes(1);

  /** With their subscriptions: reachable for as long as this is, so that a change is noticed. */
  private final List<SharedRight> rights;

  private final Decision withoutRight;
  private final FeatureSlots slots;

  /** One for all who have to know of it without keeping it. */
  private final WeakReference<Holding> reference = new WeakReference<>(this);

  private boolean outdated;
  private @Nullable Entry carrier;
  private @Nullable Kept latest;

  /**
   * Nothing has been asked yet.
   *
   * @param withoutRight the answer about features of no held product
   */
  Holding(List<SharedRight> rights, Decision withoutRight, FeatureSlots slots) {
    this.rights = rights;
    this.withoutRight = withoutRight;
    this.slots = slots;
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
    Snapshot snapshot = Snapshot.ofCompiled(rights.stream().map(SharedRight::right).toList());
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

  /**
   * How many bytes an entry adds to the cache by it. The first one adds all, and the others add
   * none while that is kept. Without a lock: at times two are taken for the first.
   */
  int weightOf(Entry entry) {
    if (carrier != null && carrier != entry && carrier.kept() != null) {
      return 0;
    }
    carrier = entry;
    int shared = rights.stream().mapToInt(right -> right.of().weightOf(entry, right)).sum();
    return WEIGHT + ANSWER_WEIGHT * slots.examples().size() + shared;
  }

  WeakReference<Holding> reference() {
    return reference;
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
