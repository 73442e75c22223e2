package io.entitlements.account;

import java.util.Objects;

/** Why a new account does not accept an invitation; nothing was changed. */
public sealed interface NewAccountRefusal {

  /**
   * The password is not good enough.
   *
   * @param fault what is wrong with it
   */
  record NotAccepted(PasswordFault fault) implements NewAccountRefusal {
    /** Checks that nothing is missing. */
    public NotAccepted {
      Objects.requireNonNull(fault, "fault");
    }
  }

  /**
   * The invitation cannot be accepted so.
   *
   * @param why why not
   */
  record NotAcceptable(AcceptRefusal why) implements NewAccountRefusal {
    /** Checks that nothing is missing. */
    public NotAcceptable {
      Objects.requireNonNull(why, "why");
    }
  }
}
