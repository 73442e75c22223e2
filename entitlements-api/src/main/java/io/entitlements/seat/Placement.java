package io.entitlements.seat;

/** Where somebody came to who asked for a seat or else a place on the waiting list. */
public sealed interface Placement {

  /**
   * On a seat.
   *
   * @param seat the seat
   */
  record Seated(Seat seat) implements Placement {}

  /**
   * On the waiting list.
   *
   * @param waiting the entry
   */
  record Queued(Waiting waiting) implements Placement {}
}
