package io.entitlements.core.internal.decision;

import io.entitlements.check.Reason;
import java.time.Instant;
import java.util.Set;

/**
 * A term, the grace after it, and what it comes to then. In order of their starts.
 *
 * @param startsAt the first instant of the term
 * @param endsAt the first instant after the term
 * @param graceEndsAt the first instant after the grace; equal to {@code endsAt} if there is none
 * @param after why there is nothing better once that is over
 */
public record Coverage(Instant startsAt, Instant endsAt, Instant graceEndsAt, Reason after)
    implements Comparable<Coverage> {

  /** Why a right can be over. */
  public static final Set<Reason> ENDINGS =
      Set.of(Reason.EXPIRED, Reason.CANCELLED, Reason.REVOKED);

  /** Checks the order. */
  public Coverage {
    if (!ENDINGS.contains(after)) {
      throw new IllegalArgumentException("a term does not end in " + after);
    }
    if (!startsAt.isBefore(endsAt) || graceEndsAt.isBefore(endsAt)) {
      throw new IllegalArgumentException("a term starts, ends, and then its grace ends");
    }
  }

  @Override
  public int compareTo(Coverage other) {
    int order = startsAt.compareTo(other.startsAt);
    order = order == 0 ? graceEndsAt.compareTo(other.graceEndsAt) : order;
    order = order == 0 ? endsAt.compareTo(other.endsAt) : order;
    return order == 0 ? after.compareTo(other.after) : order;
  }
}
