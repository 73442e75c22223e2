package io.entitlements.spi;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.OrganizationId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Accounts; a global table. */
public interface AccountStore {

  /**
   * Adds an account, at revision 0.
   *
   * @param account the account
   * @return false, and nothing is added, if its address belongs to an account already
   */
  boolean insert(Account account);

  /**
   * Finds an account.
   *
   * @param id the account
   * @return the account, if there is one
   */
  Optional<Account> find(AccountId id);

  /**
   * Finds an account as it is now, and keeps others from changing it, or anything else of which
   * they lock the account first, until the transaction ends.
   *
   * @param id the account
   * @return the account, if there is one
   */
  Optional<Account> lock(AccountId id);

  /**
   * Finds many accounts as {@link #lock} does, in few queries.
   *
   * @param ids any number
   * @return the accounts that there are; all who lock many lock them in the same order
   */
  Map<AccountId, Account> lockAll(Collection<AccountId> ids);

  /**
   * Finds an account by its address.
   *
   * @param email the address
   * @return the account, if there is one
   */
  Optional<Account> find(EmailAddress email);

  /**
   * Finds the accounts of many addresses, in few queries.
   *
   * @param emails any number
   * @return the accounts that there are, by address
   */
  Map<EmailAddress, Account> findAll(Collection<EmailAddress> emails);

  /**
   * Those of some accounts that were deleted, in few queries.
   *
   * @param accounts any number
   * @return those that were deleted
   */
  Set<AccountId> deletedOf(Collection<AccountId> accounts);

  /**
   * Adds many accounts, at revision 0, in few statements. This transaction has found none of the
   * addresses; of two transactions that add the same one only one commits, and the other is run
   * again.
   *
   * @param accounts any number, with different addresses
   */
  void insertAll(List<Account> accounts);

  /**
   * Makes a pending account active.
   *
   * @param id the account
   * @return false, and nothing is changed, if it is not pending
   */
  boolean activate(AccountId id);

  /**
   * Changes what an account is.
   *
   * @param id the account
   * @param from what it must be now
   * @param to what it is from now on
   * @return false, and nothing is changed, if it is something else, or does not exist
   */
  boolean changeStatus(AccountId id, AccountStatus from, AccountStatus to);

  /**
   * Changes the address of an account.
   *
   * @param id an account that there is
   * @param email the address
   * @return false, and nothing is changed, if it belongs to an account already
   */
  boolean changeEmail(AccountId id, EmailAddress email);

  /**
   * Makes an account a deleted one, without a name or a default organization.
   *
   * @param id an account that there is; the caller has locked it
   * @param email an address that is nobody's
   */
  void delete(AccountId id, EmailAddress email);

  /**
   * Sets the name of an account that has none.
   *
   * @param id the account
   * @param name the name
   * @return false, and nothing is changed, if it has one already
   */
  boolean nameIfUnnamed(AccountId id, String name);

  /**
   * Changes the name of an account.
   *
   * @param id an account that there is; the caller has locked it
   * @param name the name
   */
  void rename(AccountId id, String name);

  /**
   * Sets the default organization of an account that has none.
   *
   * @param id the account
   * @param organization what opens first from now on
   * @return false, and nothing is changed, if it has one already
   */
  boolean defaultIfNone(AccountId id, OrganizationId organization);

  /**
   * Sets the default organization of those of many accounts that have none, in few statements.
   *
   * @param ids any number, all of which are locked by this transaction
   * @param organization what opens first from now on
   * @return how many had none
   */
  int defaultIfNoneAll(Collection<AccountId> ids, OrganizationId organization);

  /**
   * Sets the default organization of an account that is locked by this transaction.
   *
   * @param id the account
   * @param organization what opens first from now on; empty if there is none any more
   */
  void setDefault(AccountId id, Optional<OrganizationId> organization);
}
