package io.entitlements.core.internal.scim.message;

/**
 * Which part of what is found is asked for (RFC 7644, 3.4.2.4).
 *
 * @param startIndex the place of the first one, from 1
 * @param count how many at most, from 0
 */
public record Paging(long startIndex, int count) {

  /** How many are given if nothing is said. */
  public static final int USUAL_COUNT = 100;

  /** How many are given at most. */
  public static final int MOST = 200;

  /** Checks both. */
  public Paging {
    if (startIndex < 1 || count < 0 || count > MOST) {
      throw new IllegalArgumentException("a page is asked from 1, with 0 to " + MOST);
    }
  }

  /**
   * What is asked for: a start below 1 is 1, a count below 0 is 0, and more than {@link #MOST} is
   * that.
   */
  public static Paging of(long startIndex, long count) {
    return new Paging(Math.max(1, startIndex), (int) Math.max(0, Math.min(count, MOST)));
  }

  /** How many are passed over. */
  public long offset() {
    return startIndex - 1;
  }
}
