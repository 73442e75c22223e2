package io.entitlements.claim;

import java.util.Objects;

/**
 * One thing that stands in the way of an order.
 *
 * @param code what kind of thing
 * @param line the line of the file, from 1; 0 if the order came in without a file
 * @param field the member or column, as {@code bundles[0].seats}, or an empty text if the problem
 *     is the order or the line as a whole
 * @param problem what is wrong and what was expected, in one sentence without a final full stop
 */
public record OrderProblem(Code code, long line, String field, String problem) {

  /** Checks that nothing is missing. */
  public OrderProblem {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(problem, "problem");
    if (line < 0) {
      throw new IllegalArgumentException("line must not be negative: " + line);
    }
  }

  /**
   * The problem as a person reads it: {@code line 7, bundles[0].seats: a whole number from 1 to
   * 1000000 was expected}.
   *
   * @return one line of text
   */
  @Override
  public String toString() {
    String where = line == 0 ? field : "line " + line + (field.isEmpty() ? "" : ", " + field);
    return where.isEmpty() ? problem : where + ": " + problem;
  }

  /** What can stand in the way of an order; the names are stable. */
  public enum Code {
    /** The line is not what the format asks for, or too long: nothing of it is known. */
    UNREADABLE,
    /** Something is missing, not known, or out of its range. */
    INVALID_VALUE,
    /** A serial number stands twice in the order. */
    DUPLICATE_SERIAL,
    /** A serial number belongs to another order. */
    SERIAL_TAKEN,
    /** The catalog has no such product. */
    UNKNOWN_PRODUCT,
    /** The term of a bundle has ended already, wherever on earth it may be claimed. */
    TERM_OVER,
    /** The order is known at this version with other content. */
    OTHER_CONTENT,
    /** What is claimed would change: the claim has to be cancelled first. */
    CLAIMED,
    /** A cancellation of an order that is not known. */
    UNKNOWN_ORDER
  }
}
