package io.entitlements.seat;

/**
 * By which way a seat was given; a way never takes back what another one gave. A seat that came by
 * a list or a class counts as typed from when an administrator types the address of who holds it.
 */
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
