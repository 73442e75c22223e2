package io.entitlements.catalog;

/** How much of a feature somebody gets, from most to least. */
public enum AccessLevel {
  /** Everything that was bought. */
  FULL,
  /** Everything, for a while after the renewal date. */
  GRACE,
  /** Existing work can be opened and shown, not changed. */
  READ_ONLY,
  /** The free tier. */
  BASIC,
  /** Nothing. */
  NONE;

  /**
   * Whether the feature works as it was bought.
   *
   * @return true for {@link #FULL} and {@link #GRACE}
   */
  public boolean isAllowed() {
    return this == FULL || this == GRACE;
  }

  /**
   * Compares two levels.
   *
   * @param other another level
   * @return true if this one gives more
   */
  public boolean isBetterThan(AccessLevel other) {
    return compareTo(other) < 0;
  }
}
