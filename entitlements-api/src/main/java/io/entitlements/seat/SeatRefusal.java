package io.entitlements.seat;

/**
 * Why a seat is not given or taken back.
 *
 * @param code the reason
 * @param used how many seats are in use; 0 where the reason is another than {@link
 *     Code#NO_SEAT_LEFT}
 * @param total how many seats there are; 0 where the reason is another than {@link
 *     Code#NO_SEAT_LEFT}
 */
public record SeatRefusal(Code code, int used, int total) {

  /** The reasons. */
  public enum Code {
    /** The person who asks may not manage users of this organization. */
    NOT_PERMITTED,
    /** The organization has no such subscription. */
    UNKNOWN_SUBSCRIPTION,
    /** The product is activated by product key only; no email can be provisioned to it. */
    PRODUCT_KEY_ONLY,
    /** Every seat of this moment is in use. */
    NO_SEAT_LEFT,
    /** The person holds no seat in this subscription. */
    NO_SEAT_HELD,
    /** The person who should get the seat holds one already. */
    SEAT_HELD,
    /** The person does not wait for a seat. */
    NOT_WAITING
  }

  /**
   * Makes a refusal without counts.
   *
   * @param code the reason
   * @return the refusal
   */
  public static SeatRefusal of(Code code) {
    return new SeatRefusal(code, 0, 0);
  }
}
