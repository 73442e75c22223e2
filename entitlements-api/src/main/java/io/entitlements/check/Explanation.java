package io.entitlements.check;

import io.entitlements.catalog.FeatureId;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Why the answer to a check is what it is. It names organizations and subscriptions, so it is for
 * the person in question and for the vendor's own people; what an administrator may see of it is
 * {@link #within}.
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

  /**
   * What somebody may see who looks after one organization: its rights alone. If another
   * organization's right decides, the answer stays, and whose it is does not show.
   *
   * @param organization the organization
   * @return the explanation without what is of others
   */
  public Explanation within(OrganizationId organization) {
    List<ConsideredRight> own =
        rights.stream().filter(right -> right.organization().equals(organization)).toList();
    boolean isOwn =
        own.stream().anyMatch(right -> decision.source().equals(Optional.of(right.subscription())));
    Decision seen =
        isOwn
            ? decision
            : new Decision(
                decision.level(), decision.reason(), Optional.empty(), decision.validUntil());
    return new Explanation(feature, at, seen, own, remedy);
  }
}
