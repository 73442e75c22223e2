package io.entitlements.claim;

import io.entitlements.type.AccountId;
import io.entitlements.type.ClaimId;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import java.util.Optional;

/**
 * Claiming the software of a purchase order. Thread-safe; every method blocks on the store.
 *
 * <p>A claim's URL is meant to be forwarded: it can be opened any number of times by whoever holds
 * it, and is spent only by a claim.
 */
public interface Claims {

  /**
   * Opens a claim's URL; changes nothing.
   *
   * @param secret the secret part of the URL
   * @return what there is to claim, or empty if the link is not valid
   */
  Optional<ClaimOffer> open(String secret);

  /**
   * Claims everything the order has for an organization. The subscriptions are made by a job soon
   * after.
   *
   * @param secret the secret part of the URL
   * @param by who claims: an administrator of the organization
   * @param organization for which organization
   * @param key makes a repeat harmless
   * @return the claim, or why not
   */
  Outcome<Claim, Refusal> submit(
      String secret, AccountId by, OrganizationId organization, IdempotencyKey key);

  /** Why a claim is refused. */
  enum Refusal {
    /** The link never existed; it says no more. */
    LINK_NOT_VALID,
    /** The software of this order was claimed before, by this person or another. */
    ALREADY_CLAIMED,
    /** Only an administrator of an organization claims for it. */
    NOT_PERMITTED
  }

  /**
   * Finds a claim, to watch its fulfilment.
   *
   * @param organization for which organization it was made
   * @param claim the claim
   * @return the claim, if the organization has it
   */
  Optional<Claim> find(OrganizationId organization, ClaimId claim);
}
