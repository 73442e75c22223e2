package io.entitlements.seat;

/** What comes of one row of a bulk change: an effect, or why it is refused. */
public sealed interface SeatRowResult permits SeatEffect, SeatRowRefusal {

  /**
   * The stable code; no effect has that of a refusal.
   *
   * @return the name of the constant
   */
  String name();

  /**
   * Reads a code.
   *
   * @param code what {@link #name()} gave
   * @return the result
   * @throws IllegalArgumentException if there is none of this code
   */
  static SeatRowResult of(String code) {
    for (SeatEffect effect : SeatEffect.values()) {
      if (effect.name().equals(code)) {
        return effect;
      }
    }
    return SeatRowRefusal.valueOf(code);
  }
}
