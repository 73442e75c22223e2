package io.entitlements.catalog;

import java.util.Objects;

/**
 * What happens when a term ends and more seats are assigned than are left. Pinned seats are kept
 * first, whatever the policy.
 *
 * @param keep which of the other seats are kept
 * @param graceDays for how many local days of the organization nobody loses a seat yet; 0 to 366
 */
public record OverCapacityPolicy(Keep keep, int graceDays) {

  /** The most days of grace. */
  public static final int MAX_GRACE_DAYS = 366;

  /** Who keeps a seat, after those whose seat is pinned. */
  public enum Keep {
    /** Those who used theirs last. */
    RECENTLY_USED,
    /** Those who have had theirs for the longest time. */
    OLDEST
  }

  /** Checks each rule above. */
  public OverCapacityPolicy {
    Objects.requireNonNull(keep, "keep");
    if (graceDays < 0 || graceDays > MAX_GRACE_DAYS) {
      throw new IllegalArgumentException(
          "graceDays of overCapacity is 0 to " + MAX_GRACE_DAYS + ", not " + graceDays);
    }
  }
}
