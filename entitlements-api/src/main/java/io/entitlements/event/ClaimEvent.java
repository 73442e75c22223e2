package io.entitlements.event;

import io.entitlements.claim.Claim;
import io.entitlements.type.ClaimId;
import io.entitlements.type.OrderId;
import io.entitlements.type.OrganizationId;
import java.util.List;

/** What happened to a claim; scope: the organization. */
public sealed interface ClaimEvent extends EntitlementEvent {

  /**
   * A claim was submitted; scope: the organization.
   *
   * @param organization for which organization
   * @param claim the claim
   * @param order of which order
   * @param bundles which of its bundles, by their places, from 0
   */
  record ClaimSubmitted(
      OrganizationId organization, ClaimId claim, OrderId order, List<Integer> bundles)
      implements ClaimEvent {

    /** Keeps an immutable copy. */
    public ClaimSubmitted {
      bundles = List.copyOf(bundles);
    }
  }

  /**
   * A claim was fulfilled; scope: the organization.
   *
   * @param organization for which organization
   * @param claim the claim
   */
  record ClaimFulfilled(OrganizationId organization, ClaimId claim) implements ClaimEvent {}

  /**
   * A claim ended without being fulfilled, and its software can be claimed again; scope: the
   * organization.
   *
   * @param organization for which organization
   * @param claim the claim
   * @param why what it came to
   */
  record ClaimRejected(OrganizationId organization, ClaimId claim, Claim.Outcome why)
      implements ClaimEvent {}

  /**
   * A claim was not fulfilled in the promised time, or has not arrived where it was transferred to;
   * scope: the organization that made or had it.
   *
   * @param organization for which organization
   * @param claim the claim
   */
  record ClaimOverdue(OrganizationId organization, ClaimId claim) implements ClaimEvent {}

  /**
   * All tries to fulfil a claim have failed, and the vendor has to see to it; scope: the
   * organization.
   *
   * @param organization for which organization
   * @param claim the claim
   */
  record ClaimNeedsSupport(OrganizationId organization, ClaimId claim) implements ClaimEvent {}

  /**
   * The vendor has had a claim tried again; scope: the organization.
   *
   * @param organization for which organization
   * @param claim the claim
   */
  record ClaimRetried(OrganizationId organization, ClaimId claim) implements ClaimEvent {}

  /**
   * The vendor has transferred a claim to another organization; scope: the organization that had
   * it.
   *
   * @param organization from which organization
   * @param claim the claim
   */
  record ClaimTransferred(OrganizationId organization, ClaimId claim) implements ClaimEvent {}

  /**
   * An organization got software that another had claimed; scope: the organization that gets it.
   *
   * @param organization for which organization
   * @param claim its claim
   * @param order of which order
   * @param bundles which of its bundles, by their places, from 0
   */
  record ClaimReceived(
      OrganizationId organization, ClaimId claim, OrderId order, List<Integer> bundles)
      implements ClaimEvent {

    /** Keeps an immutable copy. */
    public ClaimReceived {
      bundles = List.copyOf(bundles);
    }
  }

  /**
   * The vendor has cancelled a claim, fulfilled or not; scope: the organization.
   *
   * @param organization for which organization
   * @param claim the claim
   */
  record ClaimCancelled(OrganizationId organization, ClaimId claim) implements ClaimEvent {}
}
