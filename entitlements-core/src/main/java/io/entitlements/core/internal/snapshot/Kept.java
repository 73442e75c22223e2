package io.entitlements.core.internal.snapshot;

import io.entitlements.catalog.AccessLevel;
import io.entitlements.catalog.FeatureId;
import io.entitlements.check.Decision;
import io.entitlements.check.Reason;
import io.entitlements.core.internal.decision.Snapshot;
import java.time.Instant;
import java.util.List;

/**
 * The answers about everything that is sold, for as long as neither time nor a change of facts
 * makes another one. Thread-safe; asking takes no lock and allocates nothing.
 */
final class Kept {

  /** Threads read the clock one after the other, and a clock is set back by a little at times. */
  private static final long CLOCK_STEP = 1_000;

  private final Holding holding;
  private final Decision[] answers;
  private final boolean isLastKnown;

  /** From when to when, in milliseconds since 1970. */
  private final long from;

  private volatile long until;

  private Kept(Holding holding, Decision[] answers, boolean isLastKnown, long from, long until) {
    this.holding = holding;
    this.answers = answers;
    this.isLastKnown = isLastKnown;
    this.from = from;
    this.until = until;
  }

  /**
   * The answers of an instant.
   *
   * @param withoutRight the answer about features of no held product
   * @param now in milliseconds since 1970
   * @param longest the instant from which on the store is to be asked again
   */
  static Kept of(
      Holding holding,
      Snapshot snapshot,
      Decision withoutRight,
      FeatureSlots slots,
      long now,
      Instant longest) {
    List<FeatureId> features = slots.examples();
    Decision[] answers = new Decision[features.size()];
    Instant at = Instant.ofEpochMilli(now);
    Instant until = longest;
    for (int slot = 0; slot < answers.length; slot++) {
      Decision decision = snapshot.decideIfHeld(features.get(slot), at);
      answers[slot] = decision == null ? withoutRight : decision;
      until = answers[slot].validUntil().isBefore(until) ? answers[slot].validUntil() : until;
    }
    return new Kept(holding, answers, false, now - CLOCK_STEP, until.toEpochMilli());
  }

  /** Whether these are the answers of this instant. */
  boolean isCurrent(long now) {
    return now >= from && now < until;
  }

  /** The answers of an instant by the same facts, whatever has changed. */
  Kept at(long now) {
    if (isCurrent(now)) {
      return this;
    }
    Kept then = holding.at(now);
    return isLastKnown ? then.asLastKnown() : then;
  }

  /** About how many features, or groups of features that are alike. */
  int size() {
    return answers.length;
  }

  Decision answer(int slot) {
    return answers[slot];
  }

  /** Whose rights they are the answers of. */
  Holding holding() {
    return holding;
  }

  /** There are other answers now. */
  void outdate() {
    until = Long.MIN_VALUE;
  }

  /** The same, when there is no newer one to be had: what was bought can be looked at, no more. */
  Kept asLastKnown() {
    Decision[] lessened = new Decision[answers.length];
    for (int slot = 0; slot < answers.length; slot++) {
      lessened[slot] = lessened(answers[slot]);
    }
    return new Kept(holding, lessened, true, from, until);
  }

  private static Decision lessened(Decision decision) {
    return decision.isAllowed()
        ? new Decision(
            AccessLevel.READ_ONLY, Reason.UNCONFIRMED, decision.source(), decision.validUntil())
        : decision;
  }
}
