package io.entitlements.core.internal.decision;

import io.entitlements.catalog.AccessLevel;
import io.entitlements.catalog.ActivationMethod;
import io.entitlements.catalog.FeatureId;
import io.entitlements.check.Decision;
import io.entitlements.check.Reason;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;

/** The rules as they are said; compiles nothing. */
public final class PlainRules {

  private PlainRules() {}

  /** Decides; an answer changes by time at no other instants than these. */
  public static Decision decide(
      List<Right> rights, FeatureId feature, Instant now, SortedSet<Instant> changes) {
    Decision best = best(rights, feature, now, changes);
    return until(best, now, changes, later -> best(rights, feature, later, changes));
  }

  private static Decision best(
      List<Right> rights, FeatureId feature, Instant now, SortedSet<Instant> changes) {
    return rights.stream()
        .filter(right -> right.unlocked().contains(feature) || right.locked().contains(feature))
        .map(
            right ->
                until(one(right, feature, now), now, changes, later -> one(right, feature, later)))
        .min(
            Comparator.comparing(Decision::level)
                .thenComparing(decision -> decision.source().isEmpty())
                .thenComparing(Decision::validUntil, Comparator.reverseOrder()))
        .orElse(Decision.none(Reason.NO_SEAT));
  }

  /** The same decision until the first instant at which another one is made. */
  private static Decision until(
      Decision decision, Instant now, SortedSet<Instant> changes, Function<Instant, Decision> by) {
    Instant until =
        changes.stream()
            .filter(later -> later.isAfter(now))
            .filter(later -> !saysTheSame(by.apply(later), decision))
            .findFirst()
            .orElse(Decision.NO_CHANGE_BY_TIME);
    return new Decision(decision.level(), decision.reason(), decision.source(), until);
  }

  private static boolean saysTheSame(Decision one, Decision other) {
    return one.level() == other.level()
        && one.reason() == other.reason()
        && one.source().equals(other.source());
  }

  private static Decision one(Right right, FeatureId feature, Instant now) {
    if (!right.unlocked().contains(feature)) {
      return Decision.none(
          right.method() == ActivationMethod.PRODUCT_KEY
              ? Reason.NEEDS_EMAIL_ACTIVATION
              : Reason.NEEDS_PRODUCT_KEY);
    }
    List<Coverage> started =
        right.coverages().stream().filter(c -> !now.isBefore(c.startsAt())).toList();
    if (started.isEmpty()) {
      return with(right, AccessLevel.NONE, Reason.NOT_STARTED);
    }
    if (right.suspended()) {
      return with(right, right.degradedLevel(), Reason.SUSPENDED);
    }
    if (started.stream().anyMatch(c -> now.isBefore(c.endsAt()))) {
      return with(right, AccessLevel.FULL, Reason.ENTITLED);
    }
    if (started.stream().anyMatch(c -> now.isBefore(c.graceEndsAt()))) {
      return with(right, AccessLevel.GRACE, Reason.IN_GRACE);
    }
    Coverage last =
        started.stream()
            .max(
                Comparator.comparing(Coverage::graceEndsAt)
                    .thenComparing(Comparator.naturalOrder()))
            .orElseThrow();
    return with(right, right.degradedLevel(), last.after());
  }

  private static Decision with(Right right, AccessLevel level, Reason reason) {
    return new Decision(
        level, reason, Optional.of(right.subscription()), Decision.NO_CHANGE_BY_TIME);
  }
}
