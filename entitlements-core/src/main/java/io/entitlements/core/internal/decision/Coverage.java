package io.entitlements.core.internal.decision;

import java.time.Instant;

/**
 * A term and the grace after it.
 *
 * @param startsAt the first instant of the term
 * @param endsAt the first instant after the term
 * @param graceEndsAt the first instant after the grace; equal to {@code endsAt} if there is none
 */
public record Coverage(Instant startsAt, Instant endsAt, Instant graceEndsAt) {

  /** Checks the order. */
  public Coverage {
    if (!startsAt.isBefore(endsAt) || graceEndsAt.isBefore(endsAt)) {
      throw new IllegalArgumentException("a term starts, ends, and then its grace ends");
    }
  }
}
