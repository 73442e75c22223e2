package io.entitlements.core.internal.decision;

import io.entitlements.catalog.FeatureId;
import io.entitlements.check.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;

/** The decisions about one feature over all of time, as stretches that meet. Immutable. */
final class Timeline {

  /** In order; each ends where its {@code validUntil} says, the last one never. */
  private final List<Decision> stretches;

  private Timeline(List<Decision> stretches) {
    this.stretches = List.copyOf(stretches);
  }

  static Timeline of(Collection<Right> rights, FeatureId feature) {
    NavigableSet<Instant> boundaries = boundaries(rights);
    List<Decision> stretches = new ArrayList<>();
    Instant from = Instant.MIN;
    Answer answer = best(rights, feature, from);
    for (Instant boundary : boundaries) {
      Answer next = best(rights, feature, boundary);
      if (!next.equals(answer)) {
        stretches.add(decision(answer, boundary));
        answer = next;
      }
    }
    stretches.add(decision(answer, Decision.NO_CHANGE_BY_TIME));
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

  private static Answer best(Collection<Right> rights, FeatureId feature, Instant now) {
    Answer best = null;
    Instant lasts = Instant.MIN;
    for (Right right : rights) {
      Answer answer = Answer.of(right, feature, now);
      Instant until = until(right, feature, answer, now);
      if (best == null
          || answer.isBetterThan(best)
          || (!best.isBetterThan(answer) && until.isAfter(lasts))) {
        best = answer;
        lasts = until;
      }
    }
    return Objects.requireNonNull(best, "rights must not be empty");
  }

  private static Instant until(Right right, FeatureId feature, Answer answer, Instant now) {
    for (Instant boundary : boundaries(List.of(right)).tailSet(now, false)) {
      if (!Answer.of(right, feature, boundary).equals(answer)) {
        return boundary;
      }
    }
    return Decision.NO_CHANGE_BY_TIME;
  }

  private static NavigableSet<Instant> boundaries(Collection<Right> rights) {
    NavigableSet<Instant> boundaries = new TreeSet<>();
    for (Right right : rights) {
      for (Coverage coverage : right.coverages()) {
        boundaries.add(coverage.startsAt());
        boundaries.add(coverage.endsAt());
        boundaries.add(coverage.graceEndsAt());
      }
    }
    return boundaries;
  }

  private static Decision decision(Answer answer, Instant validUntil) {
    return new Decision(answer.level(), answer.reason(), answer.source(), validUntil);
  }
}
