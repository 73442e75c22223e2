package io.entitlements.claim;

import io.entitlements.type.ClaimId;
import io.entitlements.type.OrganizationId;
import java.util.Objects;

/**
 * That a claim goes to another organization. For the vendor: neither organization is told of the
 * other.
 *
 * @param from from which organization
 * @param claim which of its claims
 * @param to to which organization
 * @param successor the claim there, once the software has arrived; in the first organization if the
 *     other was closed meanwhile
 */
public record ClaimTransfer(
    OrganizationId from, ClaimId claim, OrganizationId to, ClaimId successor) {

  /** Checks that nothing is missing. */
  public ClaimTransfer {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(claim, "claim");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(successor, "successor");
  }
}
