package io.entitlements.spi;

import io.entitlements.claim.Claim;
import io.entitlements.type.ClaimId;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Claims. A claim without {@link Claim#end() end} is open. */
public interface ClaimStore {

  /**
   * Adds a claim with its bundles.
   *
   * @param claim the claim, open
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
   * Finds a claim, and keeps it as it is until the transaction ends.
   *
   * @param organization for which organization it was made
   * @param id the claim
   * @return the claim, if there is one
   */
  Optional<Claim> lock(OrganizationId organization, ClaimId id);

  /**
   * Claims of an organization, those with the greatest identifiers first.
   *
   * @param organization the organization
   * @param after only those with a lesser identifier than this one; empty for all
   * @param limit at most how many
   * @return the claims
   */
  List<Claim> page(OrganizationId organization, Optional<ClaimId> after, int limit);

  /**
   * Whether an organization has an open claim.
   *
   * @param organization the organization
   * @return true if there is at least one
   */
  boolean hasOpen(OrganizationId organization);

  /**
   * Marks an open claim of an open organization as fulfilled, for ever: {@link Claim#fulfilledAt()}
   * stays, however it ends afterwards.
   *
   * @param organization for which organization it was made
   * @param id the claim
   * @param now the instant
   * @return false, and nothing is changed, if it has ended, does not exist, or its organization is
   *     closed
   */
  boolean fulfil(OrganizationId organization, ClaimId id, Instant now);

  /**
   * Ends an open claim without fulfilling it.
   *
   * @param organization for which organization it was made
   * @param id the claim
   * @param end how it ends
   * @return false, and nothing is changed, if it has ended, or does not exist
   */
  boolean reject(OrganizationId organization, ClaimId id, Claim.End end);

  /**
   * Ends a claim that is open or was fulfilled.
   *
   * @param organization for which organization it was made
   * @param id the claim
   * @param end how it ends
   * @return false, and nothing is changed, if it has ended otherwise, or does not exist
   */
  boolean withdraw(OrganizationId organization, ClaimId id, Claim.End end);

  /**
   * Marks an open claim as overdue.
   *
   * @param organization for which organization it was made
   * @param id the claim
   * @param now the instant
   * @return false, and nothing is changed, if it has ended, is overdue already, or does not exist
   */
  boolean overdue(OrganizationId organization, ClaimId id, Instant now);

  /**
   * Counts one more retry of an open claim.
   *
   * @param organization for which organization it was made
   * @param id the claim
   * @param before how many there were so far
   * @return false, and nothing is changed, if it has ended, there were more, or it does not exist
   */
  boolean retry(OrganizationId organization, ClaimId id, int before);
}
