package io.entitlements.spi;

import io.entitlements.type.AccountId;
import java.util.Optional;

/** Changes of address that are under way, at most one for each account; a global table. */
public interface EmailChangeStore {

  /**
   * Sets or replaces the change of an account; the caller has locked the account.
   *
   * @param change the change
   */
  void put(EmailChange change);

  /**
   * Finds the change of an account.
   *
   * @param account the account
   * @return the change, if one is under way
   */
  Optional<EmailChange> find(AccountId account);

  /**
   * Drops the change of an account, if there is one; the caller has locked the account.
   *
   * @param account the account
   */
  void remove(AccountId account);
}
