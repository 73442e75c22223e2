package io.entitlements.seat;

/** The kinds of {@link SeatChange}. */
public enum SeatAction {
  /** Give a person a seat. */
  ASSIGN,
  /** Take a person's seat, or place on the waiting list. */
  UNASSIGN,
  /** Give one person's seat to another. */
  REASSIGN,
  /** Pin a seat. */
  PIN,
  /** Unpin a seat. */
  UNPIN,
  /** What it asks for cannot be read. */
  UNREADABLE
}
