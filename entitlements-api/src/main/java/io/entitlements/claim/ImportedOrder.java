package io.entitlements.claim;

import io.entitlements.type.OrderNumber;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of one order that came in.
 *
 * @param line the first line of the file that it stands on, from 1; 0 if it came without a file
 * @param number the order's number; empty if it could not be read
 * @param result what was done
 * @param problems why it was refused, at most {@value #MAX_PROBLEMS}; empty if it was not
 */
public record ImportedOrder(
    long line, Optional<OrderNumber> number, Result result, List<OrderProblem> problems) {

  /** The most problems that are named of one order. */
  public static final int MAX_PROBLEMS = 20;

  /** Checks that a refused order, and no other, has problems; keeps an immutable copy. */
  public ImportedOrder {
    Objects.requireNonNull(number, "number");
    Objects.requireNonNull(result, "result");
    problems = List.copyOf(problems);
    if ((result == Result.REFUSED) == problems.isEmpty() || problems.size() > MAX_PROBLEMS) {
      throw new IllegalArgumentException(
          "a refused order has 1 to " + MAX_PROBLEMS + " problems, any other none");
    }
    if (line < 0) {
      throw new IllegalArgumentException("line must not be negative: " + line);
    }
  }

  /** What can become of an order that comes in; the names are stable. */
  public enum Result {
    /** It is new; its confirmation email is on its way. */
    IMPORTED,
    /**
     * It was known at this version with the same content; nothing was changed. Also what a
     * correction or a cancellation says of itself if it was repeated because the store's answer to
     * its commit was lost.
     */
    ALREADY_KNOWN,
    /** It was known at a lower version; it is now as this one says. */
    CORRECTED,
    /** Nothing of it can be claimed any more. */
    CANCELLED,
    /** It is known at a higher version; nothing was changed. */
    OUTDATED,
    /** It cannot be taken as it is; nothing was changed. */
    REFUSED
  }
}
