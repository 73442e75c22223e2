package io.entitlements.spi;

import io.entitlements.seat.SeatAction;
import io.entitlements.seat.SeatRowResult;
import io.entitlements.seat.SeatSource;
import io.entitlements.type.AccountId;
import io.entitlements.type.SeatId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of one row of a bulk change, with what is needed to take it back. Nobody's address is
 * kept.
 *
 * @param ordinal its place in the caller's list, from 0
 * @param action what was asked
 * @param account whose seat or place, if the address has an account
 * @param to who was to get the seat of a reassignment, if there was one who has an account
 * @param result what came of it
 * @param before the seat or the place that the row took away, or that it pinned, unpinned or let
 *     count as given by another way; empty if none
 * @param given the seat that it gave; empty if none
 * @param waited by which way who was given a seat had waited for one; empty if they had not
 * @param at when it was decided, in whole milliseconds
 */
public record SeatRunRow(
    int ordinal,
    SeatAction action,
    Optional<AccountId> account,
    Optional<AccountId> to,
    SeatRowResult result,
    Optional<Before> before,
    Optional<SeatId> given,
    Optional<SeatSource> waited,
    Instant at) {

  /** Checks that nothing is missing. */
  public SeatRunRow {
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(result, "result");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(given, "given");
    Objects.requireNonNull(waited, "waited");
    Objects.requireNonNull(at, "at");
  }

  /**
   * Whether the row was about this seat.
   *
   * @param seat a seat
   * @return true if it took the seat away, pinned or unpinned it
   */
  public boolean isOfSeatBefore(SeatId seat) {
    return before.flatMap(Before::seat).equals(Optional.of(seat));
  }

  /**
   * What somebody had before.
   *
   * @param seat the seat; empty if it was a place on the waiting list
   * @param source by which way it was given, or would have been
   * @param pinned whether the seat was pinned
   */
  public record Before(Optional<SeatId> seat, SeatSource source, boolean pinned) {

    /** Checks that nothing is missing. */
    public Before {
      Objects.requireNonNull(seat, "seat");
      Objects.requireNonNull(source, "source");
    }
  }
}
