package io.entitlements.account;

import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.Outcome;
import java.time.Instant;
import java.util.Optional;

/**
 * Setting passwords: by the link that ends a sign-up, by a link that resets a forgotten one, and by
 * who is signed in. Thread-safe; every method blocks on the store, and what sets a password also
 * computes for some 50 ms.
 *
 * <p>Whoever sets a password ends what was known of browsers before, and the other links that could
 * reset it. Sessions are the application's: it ends them too.
 */
public interface Passwords {

  /**
   * Ends a sign-up as {@link Accounts#confirm} does, and sets the account's first password.
   *
   * @param proof the secret of the welcome link and the code beside it
   * @param name the person's name, at most {@value Account#MAX_NAME_LENGTH} characters; kept only
   *     if none is known
   * @param password the password
   * @return the account, now active, or why not; a link to an account that has a password already
   *     is not valid
   * @throws IllegalArgumentException if the name is too long or has control characters
   */
  Outcome<PasswordSet, PasswordRefusal> setFirst(LinkProof proof, String name, Password password);

  /**
   * Asks for a link that resets the password. If there is an active account, an email goes to its
   * address; to a pending one the welcome link goes anew. The answer and its timing do not depend
   * on that, nor on whether this address was asked for too often, which sends no further mail.
   *
   * @param email the address that the person claims to own
   * @param source who asks
   * @param browser what the browser has kept of an earlier sign-in; one in which the owner of the
   *     address was signed in asks whatever others at the same source do
   * @return empty, or when this source or browser may ask again, having asked too often
   */
  Optional<Instant> requestReset(EmailAddress email, Source source, Optional<KnownBrowser> browser);

  /**
   * What the page that a reset link opens can say; changes nothing.
   *
   * @param secret the secret part of the emailed link
   * @return whether the link works
   */
  LinkState look(String secret);

  /**
   * Resets the password.
   *
   * @param proof the secret of the reset link and the code beside it
   * @param password the new password
   * @return the account, or why not
   */
  Outcome<PasswordSet, PasswordRefusal> reset(LinkProof proof, Password password);

  /**
   * Changes the password of somebody who is signed in.
   *
   * @param account who is signed in
   * @param old the present password
   * @param password the new password
   * @return the account, or why not
   */
  Outcome<PasswordSet, PasswordRefusal> change(AccountId account, Password old, Password password);
}
