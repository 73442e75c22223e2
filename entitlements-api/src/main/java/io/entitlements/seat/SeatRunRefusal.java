package io.entitlements.seat;

import java.util.List;
import java.util.Objects;

/**
 * Why a bulk change is not planned, applied, undone or reported.
 *
 * @param code the reason
 * @param rows what stands in the way, by ordinal; empty where the reason is another than {@link
 *     Code#ROWS_REFUSED}
 */
public record SeatRunRefusal(Code code, List<SeatReport.Row> rows) {

  /** Keeps an immutable copy. */
  public SeatRunRefusal {
    Objects.requireNonNull(code, "code");
    rows = List.copyOf(rows);
  }

  /** The reasons. */
  public enum Code {
    /** The person who asks may not manage, or not see, users of this organization. */
    NOT_PERMITTED,
    /** The organization has no such subscription. */
    UNKNOWN_SUBSCRIPTION,
    /** The product is activated by product key only; no email can be provisioned to it. */
    PRODUCT_KEY_ONLY,
    /** Rows of an atomic change are refused, so nothing was changed. */
    ROWS_REFUSED,
    /** The subscription has no such run. */
    UNKNOWN_RUN,
    /** The run was undone already. */
    UNDONE_ALREADY
  }

  /**
   * Makes a refusal without rows.
   *
   * @param code the reason
   * @return the refusal
   */
  public static SeatRunRefusal of(Code code) {
    return new SeatRunRefusal(code, List.of());
  }
}
