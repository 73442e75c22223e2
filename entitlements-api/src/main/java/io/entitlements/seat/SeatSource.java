package io.entitlements.seat;

/** By which way a seat was given; a way never takes back what another one gave. */
public enum SeatSource {
  /** An administrator or tech instructor typed the address. */
  TYPED,
  /** A roster connection lists the person. */
  ROSTER,
  /** The person is a student of a class that the subscription pays for. */
  CLASS,
  /** A product key was typed on the computer. */
  PRODUCT_KEY
}
