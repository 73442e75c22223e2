package io.entitlements.seat;

/** Why one row of a bulk change is refused. */
public enum SeatRowRefusal implements SeatRowResult {
  /** A text is no email address. */
  NOT_AN_EMAIL,
  /** The row of a list is broken: a quote is left open, or it has more cells than the header. */
  UNREADABLE_ROW,
  /** The action that the row of a list names is none. */
  UNKNOWN_ACTION,
  /** An earlier row names the same address, however it is written. */
  DUPLICATE_ROW,
  /** The person holds no seat, nor waits for one where that would do. */
  NO_SEAT_HELD,
  /** The person who should get the seat holds one already. */
  SEAT_HELD,
  /** Every seat is in use; a seat that comes free belongs to who waits longest. */
  NO_SEAT_LEFT,
  /**
   * Only when a run is undone: somebody changed since what the run had done here, or the class by
   * which a seat had come is no longer the person's.
   */
  CHANGED_SINCE,
  /** Only when a run is undone: the account of who would get a seat was deleted since. */
  ACCOUNT_DELETED
}
