package io.entitlements.core.internal.decision;

import io.entitlements.catalog.AccessLevel;
import io.entitlements.catalog.ActivationMethod;
import io.entitlements.check.Decision;
import io.entitlements.check.Reason;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decisions over all of time, as stretches that meet: what one right says about a feature, or the
 * best that several say. Immutable.
 */
final class Timeline {

  private static final Timeline NEEDS_EMAIL_ACTIVATION = always(Reason.NEEDS_EMAIL_ACTIVATION);
  private static final Timeline NEEDS_PRODUCT_KEY = always(Reason.NEEDS_PRODUCT_KEY);

  /** In order; each ends where its {@code validUntil} says, the last one never. */
  private final List<Decision> stretches;

  private Timeline(List<Decision> stretches) {
    this.stretches = List.copyOf(stretches);
  }

  /** What a right says about the features that it unlocks. */
  static Timeline ofUnlocked(Right right) {
    Optional<SubscriptionId> source = Optional.of(right.subscription());
    List<Coverage> coverages = new ArrayList<>(right.coverages());
    Collections.sort(coverages);
    List<Decision> stretches = new ArrayList<>();
    append(stretches, AccessLevel.NONE, Reason.NOT_STARTED, source, coverages.get(0).startsAt());
    if (right.suspended()) {
      Instant never = Decision.NO_CHANGE_BY_TIME;
      append(stretches, right.degradedLevel(), Reason.SUSPENDED, source, never);
      return new Timeline(stretches);
    }
    // Of the terms that have started: until when one of them lasts, and which grace ends last.
    Instant termEnds = Instant.MIN;
    Coverage last = coverages.get(0);
    for (int i = 0; i < coverages.size(); i++) {
      Coverage coverage = coverages.get(i);
      boolean isLast = i + 1 == coverages.size();
      Instant next = isLast ? Decision.NO_CHANGE_BY_TIME : coverages.get(i + 1).startsAt();
      termEnds = coverage.endsAt().isAfter(termEnds) ? coverage.endsAt() : termEnds;
      last = coverage.graceEndsAt().isBefore(last.graceEndsAt()) ? last : coverage;
      Instant graceEnds = last.graceEndsAt();
      append(stretches, AccessLevel.FULL, Reason.ENTITLED, source, earlier(termEnds, next));
      append(stretches, AccessLevel.GRACE, Reason.IN_GRACE, source, earlier(graceEnds, next));
      append(stretches, right.degradedLevel(), last.after(), source, next);
    }
    return new Timeline(stretches);
  }

  /** What a right says about its product's other features. */
  static Timeline ofLocked(Right right) {
    return right.method() == ActivationMethod.PRODUCT_KEY
        ? NEEDS_EMAIL_ACTIVATION
        : NEEDS_PRODUCT_KEY;
  }

  private static Timeline always(Reason reason) {
    return new Timeline(List.of(Decision.none(reason)));
  }

  /** The best at each instant of what several rights say, at least one. */
  static Timeline best(List<Timeline> all) {
    if (all.size() == 1) {
      return all.get(0);
    }
    int[] places = new int[all.size()];
    List<Decision> stretches = new ArrayList<>();
    Instant next = Instant.MIN;
    while (next.isBefore(Decision.NO_CHANGE_BY_TIME)) {
      Decision best = null;
      Instant reached = next;
      next = Decision.NO_CHANGE_BY_TIME;
      for (int i = 0; i < places.length; i++) {
        List<Decision> one = all.get(i).stretches;
        if (!reached.isBefore(one.get(places[i]).validUntil())) {
          places[i]++;
        }
        Decision decision = one.get(places[i]);
        best = isBetter(decision, best) ? decision : best;
        next = earlier(next, decision.validUntil());
      }
      Objects.requireNonNull(best, "rights must not be empty");
      append(stretches, best.level(), best.reason(), best.source(), next);
    }
    return new Timeline(stretches);
  }

  Decision at(Instant now) {
    for (Decision stretch : stretches) {
      if (now.isBefore(stretch.validUntil())) {
        return stretch;
      }
    }
    return stretches.get(stretches.size() - 1);
  }

  /**
   * Between equal levels a reason that names a right of the feature says more than one that does
   * not, and then what lasts longer.
   */
  private static boolean isBetter(Decision decision, @Nullable Decision other) {
    if (other == null || decision.level() != other.level()) {
      return other == null || decision.level().isBetterThan(other.level());
    }
    return decision.source().isPresent() == other.source().isPresent()
        ? decision.validUntil().isAfter(other.validUntil())
        : decision.source().isPresent();
  }

  /** Adds a stretch, or prolongs the one before if it says the same; an empty one is none. */
  private static void append(
      List<Decision> stretches,
      AccessLevel level,
      Reason reason,
      Optional<SubscriptionId> source,
      Instant until) {
    int end = stretches.size() - 1;
    Decision before = end < 0 ? null : stretches.get(end);
    if (!until.isAfter(before == null ? Instant.MIN : before.validUntil())) {
      return;
    }
    if (before != null
        && before.level() == level
        && before.reason() == reason
        && before.source().equals(source)) {
      stretches.remove(end);
    }
    stretches.add(new Decision(level, reason, source, until));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
