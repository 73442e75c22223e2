package io.entitlements.account;

import java.time.Instant;
import java.util.Objects;

/**
 * A student of a class, as who looks after the class sees it.
 *
 * @param account who it is
 * @param joinedAt since when, in whole milliseconds
 * @param seat whether the student has the seat that the class is paid by
 */
public record Student(Profile account, Instant joinedAt, ClassSeat seat) {

  /** Checks that nothing is missing. */
  public Student {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(joinedAt, "joinedAt");
    Objects.requireNonNull(seat, "seat");
  }
}
