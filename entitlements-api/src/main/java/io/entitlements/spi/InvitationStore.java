package io.entitlements.spi;

import io.entitlements.account.Invitation;
import io.entitlements.type.AccountId;
import io.entitlements.type.InvitationId;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Invitations. Of one person to one organization at most one has not ended. */
public interface InvitationStore {

  /**
   * Adds an invitation.
   *
   * @param invitation the invitation, not ended
   * @return false, and nothing is added, if the person has one there that has not ended
   */
  boolean insert(Invitation invitation);

  /**
   * Finds an invitation.
   *
   * @param organization the organization
   * @param id the invitation
   * @return the invitation, if there is one
   */
  Optional<Invitation> find(OrganizationId organization, InvitationId id);

  /**
   * Finds a person's invitation that has not ended; it may be too old.
   *
   * @param organization the organization
   * @param account the person
   * @return the invitation, if there is one
   */
  Optional<Invitation> notEnded(OrganizationId organization, AccountId account);

  /**
   * The invitations of a person that have not ended; some may be too old.
   *
   * @param account the person
   * @return the invitations, by identifier
   */
  List<Invitation> notEnded(AccountId account);

  /**
   * The invitations to become an organization's owner that have not ended; some may be too old.
   *
   * @param organization the organization
   * @return the invitations, by identifier
   */
  List<Invitation> offersOfOwnership(OrganizationId organization);

  /**
   * The invitations of an organization, the newest first.
   *
   * @param organization the organization
   * @param after behind which one the page begins; empty for the first one
   * @param limit at most how many
   * @return the invitations, by identifier, descending
   */
  List<Invitation> page(OrganizationId organization, Optional<InvitationId> after, int limit);

  /**
   * Notes that an invitation is mailed again.
   *
   * @param organization the organization
   * @param id the invitation
   * @param sentAt when
   * @param expiresAt the first instant at which it cannot be accepted any more
   * @return false, and nothing is changed, if it has ended or does not exist
   */
  boolean renew(OrganizationId organization, InvitationId id, Instant sentAt, Instant expiresAt);

  /**
   * Ends an invitation.
   *
   * @param organization the organization
   * @param id the invitation
   * @param end what became of it
   * @return false, and nothing is changed, if it has ended already or does not exist
   */
  boolean end(OrganizationId organization, InvitationId id, Invitation.End end);
}
