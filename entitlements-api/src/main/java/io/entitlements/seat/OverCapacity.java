package io.entitlements.seat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether more seats are assigned than there are at an instant, and who would lose one.
 *
 * @param at the instant
 * @param assigned how many seats of people, and of computers whose key counts then, are in use now
 * @param total how many seats there are at that instant
 * @param since since when there are too few; empty if there are enough
 * @param releasesAt when the grace ends and seats are released; empty if there are enough
 * @param released the seats that would then be released, in that order
 */
public record OverCapacity(
    Instant at,
    int assigned,
    int total,
    Optional<Instant> since,
    Optional<Instant> releasesAt,
    List<Seat> released) {

  /** Keeps an immutable copy. */
  public OverCapacity {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(releasesAt, "releasesAt");
    released = List.copyOf(released);
  }
}
