package io.entitlements.catalog;

import java.util.Objects;

/**
 * Who keeps a seat when more are assigned than are left, because a term ended or fewer seats were
 * renewed. Pinned seats are always kept first. Nobody loses a seat before the grace is over.
 *
 * @param keep who comes next after the pinned ones
 * @param graceDays for how many local days of the organization everybody keeps a seat; 0 to 366
 */
public record OverCapacityPolicy(Keep keep, int graceDays) {

  /** The longest grace, in days. */
  public static final int MAX_GRACE_DAYS = 366;

  /** Checks the range. */
  public OverCapacityPolicy {
    Objects.requireNonNull(keep, "keep");
    if (graceDays < 0 || graceDays > MAX_GRACE_DAYS) {
      throw new IllegalArgumentException(
          "graceDays of overCapacity is 0 to " + MAX_GRACE_DAYS + ", not " + graceDays);
    }
  }

  /** Whose seats are kept. */
  public enum Keep {
    /** Those used last; a seat that was never used counts from when it was taken. */
    RECENTLY_USED,
    /** Those taken first. */
    OLDEST
  }
}
