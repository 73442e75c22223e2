package io.entitlements.check;

import io.entitlements.catalog.FeatureId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Why the answer to a check is what it is. It names organizations and subscriptions, so it is for
 * the person in question and for the vendor's own people, unless it was asked for as an
 * organization may see it.
 *
 * @param feature what was asked about
 * @param at when, by the engine's clock
 * @param decision the answer
 * @param rights every right to the product of the feature that was looked at, the one that decides
 *     first
 * @param remedy what would help where no right is to be mended; empty if a right names it, or
 *     nothing has to
 */
public record Explanation(
    FeatureId feature,
    Instant at,
    Decision decision,
    List<ConsideredRight> rights,
    Optional<Remedy> remedy) {

  /** Checks that nothing is missing and keeps an immutable copy. */
  public Explanation {
    Objects.requireNonNull(feature, "feature");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(decision, "decision");
    rights = List.copyOf(rights);
    Objects.requireNonNull(remedy, "remedy");
  }
}
