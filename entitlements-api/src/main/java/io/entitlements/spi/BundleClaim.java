package io.entitlements.spi;

import io.entitlements.type.ClaimId;
import io.entitlements.type.OrganizationId;
import java.util.Objects;

/**
 * Who has claimed a bundle of an order.
 *
 * @param organization for which organization
 * @param claim by which of its claims
 */
public record BundleClaim(OrganizationId organization, ClaimId claim) {

  /** Checks that nothing is missing. */
  public BundleClaim {
    Objects.requireNonNull(organization, "organization");
    Objects.requireNonNull(claim, "claim");
  }
}
