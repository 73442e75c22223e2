package io.entitlements.account;

import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.Outcome;
import java.time.Instant;
import java.util.Optional;

/**
 * People: signing up, and finding who somebody is. Thread-safe; every method blocks on the store.
 */
public interface Accounts {

  /**
   * Begins a sign-up, or takes over an account that provisioning made. An email with a single-use
   * link goes to the address; what it says depends on whether an account is already active there,
   * what this method answers does not.
   *
   * <p>Nothing else that the person says is taken yet: it may be anybody. The page that the link
   * opens asks for the name.
   *
   * @param email the address that the person claims to own
   * @param source who asks; an address that was asked for too often gets no further mail
   * @return empty, or when this source may ask again, having asked for too many addresses
   */
  Optional<Instant> signUp(EmailAddress email, Source source);

  /**
   * Does the same for the application itself, without a limit: an operator adds somebody, say.
   *
   * @param email the address
   */
  void signUp(EmailAddress email);

  /**
   * Ends a sign-up: the account becomes active. Call it when the person submits the form that the
   * link opened, never when the link is merely followed, since mail scanners follow links.
   *
   * @param proof the secret of the emailed link and the code beside it
   * @param name the person's name, at most {@value Account#MAX_NAME_LENGTH} characters; kept only
   *     if none is known
   * @return the account, or why the link does not work
   * @throws IllegalArgumentException if the name is too long or has control characters
   */
  Outcome<AccountId, LinkRefusal> confirm(LinkProof proof, String name);

  /**
   * Gives the owner of an active account another name.
   *
   * @param account who is signed in
   * @param name the name, 1 to {@value Account#MAX_NAME_LENGTH} characters
   * @return the account, also if it has this name already, or why not
   * @throws IllegalArgumentException if the name is empty, too long or has control characters
   */
  Outcome<AccountId, AccountRefusal> rename(AccountId account, String name);

  /**
   * What the page that a sign-up's link opens can say; changes nothing.
   *
   * @param secret the secret part of the emailed link
   * @return whether the link works
   */
  LinkState look(String secret);

  /**
   * Disables an account: its owner cannot sign in, checks deny, leases are taken back. Seats and
   * memberships stay. Sessions are the application's: it ends them.
   *
   * @param by who does it, of the application's own people
   * @param account the account
   * @return the account, also if it was disabled before, or why not
   */
  Outcome<AccountId, AccountRefusal> disable(Actor by, AccountId account);

  /**
   * Enables an account that was disabled.
   *
   * @param by who does it, of the application's own people
   * @param account the account
   * @return the account, also if it is active, or why not
   */
  Outcome<AccountId, AccountRefusal> enable(Actor by, AccountId account);

  /**
   * Deletes an account, for ever. Its memberships end at once; its seats, places in classes, open
   * invitations and devices soon after, by jobs. The audit trail keeps its identifier, and nothing
   * is left that says whose it was. The same address can sign up again, as somebody new.
   *
   * @param by who does it: the owner, unless disabled, or the application's own people
   * @param account the account
   * @return the account, also if it was deleted before, or why not
   */
  Outcome<AccountId, AccountRefusal> delete(Actor by, AccountId account);

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
