package io.entitlements.seat;

/** What one row of a bulk change does. */
public enum SeatEffect implements SeatRowResult {
  /** The person gets a seat. */
  SEAT_GIVEN,
  /** The person holds a seat already and keeps it; nothing changes. */
  SEAT_KEPT,
  /**
   * The person keeps the seat or the place, and from now on it counts as given by another way: as
   * typed, or when a run is undone as before.
   */
  SOURCE_CHANGED,
  /** Every seat is in use; the person is put at the end of the waiting list. */
  QUEUED,
  /** The person waits already and keeps the place; nothing changes. */
  PLACE_KEPT,
  /** The seat is released. */
  SEAT_RELEASED,
  /** The person held no seat, and no longer waits for one. */
  WAITING_ENDED,
  /** The seat goes to the other person. */
  SEAT_MOVED,
  /** The seat is pinned. */
  PINNED,
  /** The seat is no longer pinned. */
  UNPINNED,
  /** The seat is pinned, or is not, as asked; nothing changes. */
  PIN_KEPT;

  /**
   * Whether anything is changed, which an undo can take back.
   *
   * @return false if all stays as it is
   */
  public boolean isChange() {
    return this != SEAT_KEPT && this != PLACE_KEPT && this != PIN_KEPT;
  }
}
