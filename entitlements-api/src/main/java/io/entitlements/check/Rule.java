package io.entitlements.check;

/** What has to hold for a right to count in full, in the order in which it is asked. */
public enum Rule {
  /** The account is known, and not disabled. */
  ACCOUNT_USABLE,
  /** The person or the computer holds a seat. */
  SEAT_HELD,
  /** The way by which it holds the seat unlocks the feature. */
  METHOD_UNLOCKS,
  /** A term has begun. */
  TERM_BEGUN,
  /** The subscription is not suspended. */
  NOT_SUSPENDED,
  /** A term covers the instant. */
  TERM_LASTS
}
