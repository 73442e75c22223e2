package io.entitlements.event;

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
   * An account that had no name got one; scope: the account.
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
