package io.entitlements.claim;

import io.entitlements.claim.ImportedOrder.Result;
import java.util.Map;
import java.util.Objects;

/**
 * What became of a file of orders.
 *
 * @param counts how many orders had which result; none of a result that is not there
 * @param end how far the file was read
 */
public record ImportSummary(Map<Result, Long> counts, End end) {

  /** Keeps an immutable copy. */
  public ImportSummary {
    counts = Map.copyOf(counts);
    Objects.requireNonNull(end, "end");
  }

  /**
   * How many orders had a result.
   *
   * @param result the result
   * @return 0 or more
   */
  public long count(Result result) {
    return counts.getOrDefault(result, 0L);
  }

  /** How far a file was read; the names are stable. */
  public enum End {
    /** To its end. */
    COMPLETE,
    /**
     * Until {@value PurchaseOrders#MAX_REFUSED} of its orders were refused, or a few more: it is
     * hardly the file that was meant. What was read before counts.
     */
    TOO_MANY_REFUSED,
    /** Until {@value PurchaseOrders#MAX_BYTES} bytes were read. What was read before counts. */
    TOO_LARGE
  }
}
