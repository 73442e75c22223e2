package io.entitlements.spi;

import io.entitlements.account.ExternalIdentity;
import io.entitlements.type.AccountId;
import java.util.List;
import java.util.Optional;

/** Who accounts are to other systems; a global table. */
public interface IdentityStore {

  /**
   * Links an identity to an account.
   *
   * @param identity the identity
   * @param account the account
   * @return false, and nothing is changed, if it is linked already, to whichever account
   */
  boolean insert(ExternalIdentity identity, AccountId account);

  /**
   * Finds the account to which an identity is linked.
   *
   * @param identity the identity
   * @return the account, if there is one
   */
  Optional<AccountId> find(ExternalIdentity identity);

  /**
   * The identities of an account.
   *
   * @param account the account
   * @return the identities, ordered by issuer and subject
   */
  List<ExternalIdentity> of(AccountId account);

  /**
   * Unlinks an identity.
   *
   * @param identity the identity
   * @param account the account to which it is linked
   * @return false, and nothing is changed, if it is not
   */
  boolean remove(ExternalIdentity identity, AccountId account);
}
