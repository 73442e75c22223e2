package io.entitlements.account;

import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.Outcome;
import java.util.Optional;

/**
 * People: signing up, and finding who somebody is. Thread-safe; every method blocks on the store.
 */
public interface Accounts {

  /**
   * Begins a sign-up, or takes over an account that provisioning made. An email with a single-use
   * link goes to the address; what it says depends on whether an account is already active there,
   * what this method answers does not. Each call sends an email, so the application limits how
   * often a stranger may call.
   *
   * @param email the address that the person claims to own
   * @param name the person's name, at most {@value Account#MAX_NAME_LENGTH} characters
   * @throws IllegalArgumentException if the name is too long or has control characters
   */
  void signUp(EmailAddress email, String name);

  /**
   * Ends a sign-up: the account becomes active. Call it when the person submits the form that the
   * link opened, never when the link is merely followed, since mail scanners follow links.
   *
   * @param proof the secret of the emailed link and the code beside it
   * @return the account, or why the link does not work
   */
  Outcome<AccountId, LinkRefusal> confirm(LinkProof proof);

  /**
   * What the page that a sign-up's link opens can say; changes nothing.
   *
   * @param secret the secret part of the emailed link
   * @return whether the link works
   */
  LinkState look(String secret);

  /**
   * Finds the account of an address. For the portal that has just verified who signs in; never show
   * the answer to anybody else.
   *
   * @param email the address
   * @return the account, if there is one
   */
  Optional<Account> find(EmailAddress email);

  /**
   * Finds an account.
   *
   * @param account the account
   * @return the account, if there is one
   */
  Optional<Account> find(AccountId account);
}
