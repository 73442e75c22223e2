package io.entitlements.account;

import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * Finding out whether somebody is who they say. Thread-safe; every method blocks on the store.
 *
 * <p>Attempts are limited in the store, so for all nodes together, and in a way in which no
 * stranger locks anybody out: see {@link KnownBrowser} and {@link AttemptLimits}.
 */
public interface SignIns {

  /**
   * Signs in by password. An address without an account takes the same work and gets the same
   * answer as a wrong password. Computes for some 50 ms.
   *
   * @param email the address, as the person typed it
   * @param password the password
   * @param source where the attempt comes from
   * @param browser what the browser has kept of an earlier sign-in, whoever's it was
   * @return who it is, or why not
   */
  SignIn signIn(
      EmailAddress email, Password password, Source source, Optional<KnownBrowser> browser);

  /**
   * Signs in whom another system has signed in. A linked identity signs in to its account. One that
   * is linked to none makes a new account active, or a pending one, if the address is verified; it
   * never joins an account that is in use already.
   *
   * @param person what the other system says, verified by the application
   * @return who it is, or why not
   */
  SignIn signIn(ExternalPerson person);

  /**
   * Links an identity to the account of somebody who is signed in.
   *
   * @param account who is signed in
   * @param identity the identity, which the application has just verified in the same session
   * @return the account, also if it was linked before, or why not
   */
  Outcome<AccountId, IdentityRefusal> link(AccountId account, ExternalIdentity identity);

  /**
   * Unlinks an identity. Who has neither another one nor a password gets in again by resetting the
   * password.
   *
   * @param account who is signed in
   * @param identity the identity
   * @return the account, also if the identity is linked to none, or why not
   */
  Outcome<AccountId, IdentityRefusal> unlink(AccountId account, ExternalIdentity identity);

  /**
   * The identities of an account.
   *
   * @param account the account
   * @return the identities, ordered by issuer and subject
   */
  List<ExternalIdentity> identities(AccountId account);
}
