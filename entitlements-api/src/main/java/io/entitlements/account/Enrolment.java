package io.entitlements.account;

import java.time.Instant;
import java.util.Objects;

/**
 * That somebody is a student of a class, as the student sees it.
 *
 * @param classGroup the class
 * @param joinedAt since when, in whole milliseconds
 * @param seat whether the student has the seat that the class is paid by
 */
public record Enrolment(ClassGroup classGroup, Instant joinedAt, ClassSeat seat) {

  /** Checks that nothing is missing. */
  public Enrolment {
    Objects.requireNonNull(classGroup, "classGroup");
    Objects.requireNonNull(joinedAt, "joinedAt");
    Objects.requireNonNull(seat, "seat");
  }
}
