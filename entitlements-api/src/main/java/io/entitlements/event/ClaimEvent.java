package io.entitlements.event;

import io.entitlements.type.ClaimId;
import io.entitlements.type.OrderId;
import io.entitlements.type.OrganizationId;

/** What happened to a claim; scope: the organization. */
public sealed interface ClaimEvent extends EntitlementEvent {

  /**
   * A claim was submitted; scope: the organization.
   *
   * @param organization for which organization
   * @param claim the claim
   * @param order what is claimed
   */
  record ClaimSubmitted(OrganizationId organization, ClaimId claim, OrderId order)
      implements ClaimEvent {}

  /**
   * A claim was fulfilled; scope: the organization.
   *
   * @param organization for which organization
   * @param claim the claim
   */
  record ClaimFulfilled(OrganizationId organization, ClaimId claim) implements ClaimEvent {}
}
