package io.entitlements.event;

import io.entitlements.account.EmailChanges;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;

/** What happened to a person's account; scope: the account. */
public sealed interface AccountEvent extends EntitlementEvent {

  /**
   * An account was made; scope: the account.
   *
   * @param account the account, pending
   */
  record AccountCreated(AccountId account) implements AccountEvent {}

  /**
   * An account got a name, its first or another; scope: the account.
   *
   * @param account the account; the name itself is personal data and stays out of the trail
   */
  record AccountNamed(AccountId account) implements AccountEvent {}

  /**
   * The owner of an account's address verified it; scope: the account.
   *
   * @param account the account, now active
   */
  record AccountConfirmed(AccountId account) implements AccountEvent {}

  /**
   * A password was set, the first one or another; scope: the account.
   *
   * @param account the account
   */
  record PasswordChanged(AccountId account) implements AccountEvent {}

  /**
   * An identity at another system was linked; scope: the account.
   *
   * @param account the account
   * @param issuer the other system; who the person is there is personal data
   */
  record IdentityLinked(AccountId account, String issuer) implements AccountEvent {}

  /**
   * An identity at another system was unlinked; scope: the account.
   *
   * @param account the account
   * @param issuer the other system
   */
  record IdentityUnlinked(AccountId account, String issuer) implements AccountEvent {}

  /**
   * The owner asked for another address; what was asked for before counts no more; scope: the
   * account.
   *
   * @param account the account; the addresses are personal data and stay out of the trail
   */
  record EmailChangeRequested(AccountId account) implements AccountEvent {}

  /**
   * One of both addresses of a change was confirmed, and the other is not yet; scope: the account.
   *
   * @param account the account
   * @param side which address
   */
  record EmailChangeConfirmed(AccountId account, EmailChanges.Side side) implements AccountEvent {}

  /**
   * The address was changed; scope: the account.
   *
   * @param account the account; the addresses are personal data and stay out of the trail
   */
  record EmailChanged(AccountId account) implements AccountEvent {}

  /**
   * An account was disabled; scope: the account.
   *
   * @param account the account
   */
  record AccountDisabled(AccountId account) implements AccountEvent {}

  /**
   * An account was enabled again; scope: the account.
   *
   * @param account the account
   */
  record AccountEnabled(AccountId account) implements AccountEvent {}

  /**
   * An account was deleted; scope: the account.
   *
   * @param account the account, of which nothing else is left
   */
  record AccountDeleted(AccountId account) implements AccountEvent {}

  /**
   * An account's default organization was set; scope: the account.
   *
   * @param account the account
   * @param organization what now opens first
   */
  record DefaultOrganizationSet(AccountId account, OrganizationId organization)
      implements AccountEvent {}

  /**
   * An account that belongs to no organization any more has no default; scope: the account.
   *
   * @param account the account
   */
  record DefaultOrganizationCleared(AccountId account) implements AccountEvent {}
}
