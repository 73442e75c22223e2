package io.entitlements.account;

import java.time.Instant;
import java.util.Objects;

/** Why a password is not set; nothing was changed. */
public sealed interface PasswordRefusal {

  /**
   * The password is not good enough.
   *
   * @param fault what is wrong with it
   */
  record NotAccepted(PasswordFault fault) implements PasswordRefusal {
    /** Checks that nothing is missing. */
    public NotAccepted {
      Objects.requireNonNull(fault, "fault");
    }
  }

  /**
   * The emailed link does not work.
   *
   * @param why why not
   */
  record LinkRefused(LinkRefusal why) implements PasswordRefusal {
    /** Checks that nothing is missing. */
    public LinkRefused {
      Objects.requireNonNull(why, "why");
    }
  }

  /** The old password is not right, or there is none. */
  record OldPasswordWrong() implements PasswordRefusal {}

  /**
   * The old password was tried too often.
   *
   * @param retryAt when it can be tried again
   */
  record TooManyAttempts(Instant retryAt) implements PasswordRefusal {
    /** Checks that nothing is missing. */
    public TooManyAttempts {
      Objects.requireNonNull(retryAt, "retryAt");
    }
  }

  /** The account is disabled. */
  record AccountDisabled() implements PasswordRefusal {}
}
