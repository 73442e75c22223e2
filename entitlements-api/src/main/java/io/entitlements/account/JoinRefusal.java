package io.entitlements.account;

import java.time.Instant;
import java.util.Objects;

/** Why somebody does not become a student of a class. */
public sealed interface JoinRefusal {

  /** Reasons that need no value. */
  enum Why implements JoinRefusal {
    /** The account is unknown, disabled, or its address is not verified. */
    ACCOUNT_NOT_ACTIVE,
    /**
     * Nobody joins by this code: it never was one, has expired, was renewed, or its class is
     * archived; which of them is not said.
     */
    CODE_NOT_VALID,
    /** The person is something else than a student in the organization. */
    STUDENT_EXCLUDED
  }

  /**
   * Too many wrong codes were typed by the account, or came from the source; right ones are not
   * looked at either.
   *
   * @param retryAt the first instant at which one more is looked at
   */
  record TooManyAttempts(Instant retryAt) implements JoinRefusal {
    /** Checks that there is an instant. */
    public TooManyAttempts {
      Objects.requireNonNull(retryAt, "retryAt");
    }
  }
}
