package io.entitlements.spi;

import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.Optional;

/** Seats. {@link #take} is where overselling is impossible or not. */
public interface SeatStore {

  /**
   * Takes a seat, if the capacity that lies on the subscription's row allows it at this instant:
   * one conditional change of that row decides. A device's seat must fit its key in the same way.
   * Of two reasons against a device's seat the key's is answered.
   *
   * @param seat the seat to take; {@link Seat#takenAt()} is the instant that counts
   * @return what happened; only {@link Taking#TAKEN} changed anything
   */
  Taking take(Seat seat);

  /** What {@link #take} answers. */
  enum Taking {
    /** The seat was taken. */
    TAKEN,
    /** The holder has one already. */
    HELD,
    /** All seats of the subscription are in use. */
    FULL,
    /** All seats of the device's key are in use. */
    KEY_FULL,
    /**
     * The row's capacity does not cover this instant: lock the subscription, compute its capacity
     * anew, set it and try again.
     */
    CAPACITY_STALE,
    /** There is no such subscription, or it has no such key. */
    UNKNOWN
  }

  /**
   * Releases a seat.
   *
   * @param seat a seat that is held
   * @param now the instant
   * @return false, and nothing is changed, if it is not held any more
   */
  boolean release(Seat seat, Instant now);

  /**
   * Finds the seat that somebody holds now.
   *
   * @param organization who owns the subscription
   * @param subscription the subscription
   * @param holder who or what
   * @return the seat, if one is held
   */
  Optional<Seat> find(OrganizationId organization, SubscriptionId subscription, SeatHolder holder);
}
