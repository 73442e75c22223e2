package io.entitlements.check;

import java.time.Duration;
import java.util.Objects;

/**
 * How checks are kept at hand, and what becomes of them without news. Nothing is kept before this
 * node follows the changes of all nodes; from then on an answer needs the store only once.
 *
 * @param cacheBytes how much memory snapshots of people may take, and as much those of computers;
 *     one is counted as 200 bytes, and what nobody else has in common with it. From 1 MiB
 * @param unconfirmedFor how old the last news may be, that of the changes or of the store itself,
 *     for an answer that the store is not asked for; 1 second to 1 hour
 * @param withoutNews what is answered after that if the store does not answer either
 */
public record CheckPolicy(long cacheBytes, Duration unconfirmedFor, WithoutNews withoutNews) {

  /** 64 MiB; ten seconds; no answer. */
  public static final CheckPolicy DEFAULT =
      new CheckPolicy(64L << 20, Duration.ofSeconds(10), WithoutNews.FAIL);

  /** What is answered while neither the changes nor the store can be reached. */
  public enum WithoutNews {
    /** Nothing: the check throws a {@link io.entitlements.error.StorageException}. */
    FAIL,
    /**
     * What was known last, but no more than {@link io.entitlements.catalog.AccessLevel#READ_ONLY},
     * with {@link Reason#UNCONFIRMED}. Of whom nothing is known, the check throws.
     */
    READ_ONLY
  }

  /** Checks the ranges. */
  public CheckPolicy {
    if (cacheBytes < 1L << 20) {
      throw new IllegalArgumentException("cacheBytes is at least 1 MiB, not " + cacheBytes);
    }
    if (unconfirmedFor.compareTo(Duration.ofSeconds(1)) < 0
        || unconfirmedFor.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException(
          "unconfirmedFor is 1 second to 1 hour, not " + unconfirmedFor);
    }
    Objects.requireNonNull(withoutNews, "withoutNews");
  }

  /**
   * The same with another bound of memory.
   *
   * @param other bytes, from 1 MiB
   * @return the changed policy
   */
  public CheckPolicy withCacheBytes(long other) {
    return new CheckPolicy(other, unconfirmedFor, withoutNews);
  }

  /**
   * The same with another age of the last news.
   *
   * @param other 1 second to 1 hour
   * @return the changed policy
   */
  public CheckPolicy withUnconfirmedFor(Duration other) {
    return new CheckPolicy(cacheBytes, other, withoutNews);
  }

  /**
   * The same with another answer without news.
   *
   * @param other what is answered
   * @return the changed policy
   */
  public CheckPolicy withWithoutNews(WithoutNews other) {
    return new CheckPolicy(cacheBytes, unconfirmedFor, other);
  }
}
