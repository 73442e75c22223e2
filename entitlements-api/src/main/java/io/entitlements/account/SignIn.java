package io.entitlements.account;

import io.entitlements.type.AccountId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** What comes of an attempt to sign in. */
public sealed interface SignIn {

  /**
   * The person is who they say; the application opens a session.
   *
   * @param account who it is
   * @param browser to be kept by the browser, if a password was typed
   */
  record SignedIn(AccountId account, Optional<KnownBrowser> browser) implements SignIn {
    /** Checks that nothing is missing. */
    public SignedIn {
      Objects.requireNonNull(account, "account");
      Objects.requireNonNull(browser, "browser");
    }
  }

  /**
   * Not signed in.
   *
   * @param why why not
   */
  record Refused(Why why) implements SignIn {
    /** Checks that nothing is missing. */
    public Refused {
      Objects.requireNonNull(why, "why");
    }
  }

  /**
   * Too many attempts were made from this source or at this account, and this one was not looked
   * at. The person can wait, sign in from a browser where they were signed in before, or reset the
   * password, after which this browser is a known one.
   *
   * @param retryAt when the next attempt is looked at
   */
  record TooManyAttempts(Instant retryAt) implements SignIn {
    /** Checks that nothing is missing. */
    public TooManyAttempts {
      Objects.requireNonNull(retryAt, "retryAt");
    }
  }

  /** Why somebody is not signed in. */
  enum Why {
    /** There is no account with this address and password; it says no more. */
    WRONG,
    /** The account is disabled; only who knows its password, or its identity, is told so. */
    DISABLED,
    /** The identity is linked to no account, and its issuer has verified no address. */
    UNKNOWN_IDENTITY,
    /**
     * The identity is linked to no account, and there is one of its address: sign in there as
     * before, and link the identity then.
     */
    LINK_NEEDED
  }
}
