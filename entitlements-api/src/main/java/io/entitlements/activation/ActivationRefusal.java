package io.entitlements.activation;

/**
 * Why a device is not activated.
 *
 * @param code the reason
 * @param used how many of the key's seats are in use; 0 where the reason is another than {@link
 *     Code#NO_SEAT_LEFT}
 * @param total how many seats the key has; 0 where the reason is another than {@link
 *     Code#NO_SEAT_LEFT}
 */
public record ActivationRefusal(Code code, int used, int total) {

  /** The reasons. */
  public enum Code {
    /** The account is unknown, or its address is not verified. */
    ACCOUNT_NOT_ACTIVE,
    /** The text is no product key, or has a typing error. */
    KEY_MISTYPED,
    /** No key of ours has this text. */
    KEY_UNKNOWN,
    /** The key's term has not begun or is over. */
    KEY_NOT_IN_TERM,
    /** The key was revoked. */
    KEY_REVOKED,
    /** Every seat of the key, or of its subscription, is in use. */
    NO_SEAT_LEFT
  }

  /**
   * Makes a refusal without counts.
   *
   * @param code the reason
   * @return the refusal
   */
  public static ActivationRefusal of(Code code) {
    return new ActivationRefusal(code, 0, 0);
  }
}
