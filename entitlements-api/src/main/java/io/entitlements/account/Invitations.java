package io.entitlements.account;

import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.InvitationId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Page;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Inviting people to an organization, and accepting. The email carries a link and a code, see
 * {@link LinkProof}; who has an account finds the invitation after a sign-in, too: {@link #openOf}.
 * How many emails an organization sends to one person, and one person to all, is limited; the
 * vendor's are not. Thread-safe; every method blocks on the store.
 */
public interface Invitations {

  /** The longest page. */
  int MAX_PAGE = 1_000;

  /**
   * Invites somebody.
   *
   * @param by who asks; each role asks for the right to: {@link Action#toGiveOrTake}
   * @param organization the organization
   * @param email the address
   * @param roles what to offer; not {@link Role#STUDENT}: students join by a class code
   * @param key makes a repeat harmless
   * @return the invitation, whose email goes out, or why not
   * @throws IllegalArgumentException if these roles are not offered
   */
  Outcome<Invitation, InvitationRefusal> invite(
      AccountId by,
      OrganizationId organization,
      EmailAddress email,
      Set<Role> roles,
      IdempotencyKey key);

  /**
   * Invites somebody to become the owner, and so an administrator. The present owner, if there is
   * one, stays an administrator.
   *
   * @param by the owner, or a task of the vendor
   * @param organization the organization
   * @param email the address
   * @param key makes a repeat harmless
   * @return the invitation, whose email goes out, or why not
   */
  Outcome<Invitation, InvitationRefusal> inviteOwner(
      Actor by, OrganizationId organization, EmailAddress email, IdempotencyKey key);

  /**
   * Mails an invitation again that is open or too old; it can be accepted for as long as a new one.
   *
   * @param by who asks: the owner or a task of the vendor for an owner's, otherwise whoever may
   *     invite
   * @param organization the organization
   * @param invitation the invitation
   * @param key makes a repeat harmless
   * @return the invitation, or why not
   */
  Outcome<Invitation, InvitationRefusal> sendAgain(
      Actor by, OrganizationId organization, InvitationId invitation, IdempotencyKey key);

  /**
   * Takes an invitation back; its links do not work any more.
   *
   * @param by who asks, as for {@link #sendAgain}
   * @param organization the organization
   * @param invitation the invitation
   * @param key makes a repeat harmless
   * @return the invitation, or why not
   */
  Outcome<Invitation, InvitationRefusal> revoke(
      Actor by, OrganizationId organization, InvitationId invitation, IdempotencyKey key);

  /**
   * The invitations of an organization, page by page.
   *
   * @param by who asks; see {@link Action#LOOK}
   * @param organization the organization
   * @param cursor empty for the first page, then {@link Page#next()}
   * @param limit at most how many; 1 to {@value #MAX_PAGE}
   * @return the invitations, ended ones too, the newest first, or why not
   * @throws IllegalArgumentException if the cursor is not one, or the limit is out of range
   */
  Outcome<Page<Invitation>, InvitationRefusal> list(
      AccountId by, OrganizationId organization, Optional<String> cursor, int limit);

  /**
   * The invitations that a person can accept: to be shown after a sign-in.
   *
   * @param account who is signed in
   * @return the open ones, the oldest first
   */
  List<Invitation> openOf(AccountId account);

  /**
   * What the page that an invitation's link opens can say; changes nothing.
   *
   * @param secret the secret part of the emailed link
   * @return the offer; empty if the link does not work or the invitation is not open any more
   */
  Optional<Offer> look(String secret);

  /**
   * Accepts one of {@link #openOf}.
   *
   * @param account who is signed in, whose address was invited
   * @param organization the organization
   * @param invitation the invitation
   * @return the membership, also for a repeat, or why not
   */
  Outcome<Membership, AcceptRefusal> accept(
      AccountId account, OrganizationId organization, InvitationId invitation);

  /**
   * Accepts by the link in the email, for the account whose address was invited.
   *
   * @param proof the secret of the link, and the code beside it or who is signed in
   * @return the membership, or why not
   */
  Outcome<Membership, AcceptRefusal> accept(LinkProof proof);

  /**
   * Accepts by the link in the email for an account with another address, once the person was asked
   * and wants it so.
   *
   * @param account who is signed in
   * @param proof the secret of the link and the code beside it
   * @return the membership, or why not
   */
  Outcome<Membership, AcceptRefusal> acceptAs(AccountId account, LinkProof.WithCode proof);

  /**
   * Accepts by the link in the email for somebody who has no account yet: it is made active, named,
   * and gets its password. Computes for some 50 ms.
   *
   * @param proof the secret of the link and the code beside it
   * @param name the person's name, at most {@value Account#MAX_NAME_LENGTH} characters; kept only
   *     if none is known
   * @param password the first password
   * @return the membership, and what the browser keeps; or why not
   * @throws IllegalArgumentException if the name is too long or has control characters
   */
  Outcome<Joined, NewAccountRefusal> acceptWithNewAccount(
      LinkProof.WithCode proof, String name, Password password);
}
