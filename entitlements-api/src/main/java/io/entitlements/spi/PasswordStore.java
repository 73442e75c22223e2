package io.entitlements.spi;

import io.entitlements.type.AccountId;
import java.util.Optional;

/** Hashes of passwords, as texts that say how they were made; a global table. */
public interface PasswordStore {

  /**
   * Finds the hash of an account's password.
   *
   * @param account the account
   * @return the hash, if there is one
   */
  Optional<String> find(AccountId account);

  /**
   * Sets the first password.
   *
   * @param account the account; the caller has locked it
   * @param hash at most 200 characters
   * @return false, and nothing is changed, if it has one already
   */
  boolean insert(AccountId account, String hash);

  /**
   * Changes the hash.
   *
   * @param account the account
   * @param hash at most 200 characters
   * @param expected the hash that it must have now
   * @return false, and nothing is changed, if it has another, or none
   */
  boolean replace(AccountId account, String hash, String expected);

  /**
   * Forgets the password.
   *
   * @param account the account
   * @return false if there was none
   */
  boolean remove(AccountId account);
}
