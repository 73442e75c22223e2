package io.entitlements.spi;

import io.entitlements.claim.Claim;
import io.entitlements.type.ClaimId;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.util.Optional;

/** Claims. */
public interface ClaimStore {

  /**
   * Adds a claim.
   *
   * @param claim the claim, not fulfilled yet
   */
  void insert(Claim claim);

  /**
   * Finds a claim.
   *
   * @param organization for which organization it was made
   * @param id the claim
   * @return the claim, if there is one
   */
  Optional<Claim> find(OrganizationId organization, ClaimId id);

  /**
   * Whether an organization has a claim that is not fulfilled.
   *
   * @param organization the organization
   * @return true if there is at least one
   */
  boolean hasUnfulfilled(OrganizationId organization);

  /**
   * Marks a claim as fulfilled.
   *
   * @param organization for which organization it was made
   * @param id the claim
   * @param now the instant
   * @return false, and nothing is changed, if it is fulfilled already, or does not exist
   */
  boolean fulfil(OrganizationId organization, ClaimId id, Instant now);
}
