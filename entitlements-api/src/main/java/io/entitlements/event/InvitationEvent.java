package io.entitlements.event;

import io.entitlements.account.Role;
import io.entitlements.type.AccountId;
import io.entitlements.type.InvitationId;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.util.Set;

/** What happened to an invitation; scope: the organization. */
public sealed interface InvitationEvent extends EntitlementEvent {

  /**
   * Somebody was invited; scope: the organization.
   *
   * @param organization the organization
   * @param invitation the invitation
   * @param account whose address it goes to
   * @param roles what it offers
   * @param offersOwnership whether whoever accepts it becomes the owner
   * @param expiresAt until just before when it can be accepted
   */
  record InvitationMade(
      OrganizationId organization,
      InvitationId invitation,
      AccountId account,
      Set<Role> roles,
      boolean offersOwnership,
      Instant expiresAt)
      implements InvitationEvent, AboutPerson {}

  /**
   * An invitation was mailed again; scope: the organization.
   *
   * @param organization the organization
   * @param invitation the invitation
   * @param account whose address it goes to
   * @param expiresAt until just before when it can be accepted now
   */
  record InvitationSentAgain(
      OrganizationId organization, InvitationId invitation, AccountId account, Instant expiresAt)
      implements InvitationEvent, AboutPerson {}

  /**
   * An invitation was taken back; scope: the organization.
   *
   * @param organization the organization
   * @param invitation the invitation
   * @param account whose address it went to
   */
  record InvitationRevoked(OrganizationId organization, InvitationId invitation, AccountId account)
      implements InvitationEvent, AboutPerson {}

  /**
   * An invitation that nobody accepted made way for another one; scope: the organization.
   *
   * @param organization the organization
   * @param invitation the invitation
   * @param account whose address it went to
   */
  record InvitationReplaced(OrganizationId organization, InvitationId invitation, AccountId account)
      implements InvitationEvent, AboutPerson {}

  /**
   * An invitation was accepted; scope: the organization.
   *
   * @param organization the organization
   * @param invitation the invitation
   * @param account who accepted it: not always the account whose address it went to
   */
  record InvitationAccepted(OrganizationId organization, InvitationId invitation, AccountId account)
      implements InvitationEvent, AboutPerson {}
}
