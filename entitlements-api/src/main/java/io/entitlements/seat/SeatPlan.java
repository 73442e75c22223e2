package io.entitlements.seat;

import io.entitlements.type.OrganizationId;
import io.entitlements.type.Revision;
import io.entitlements.type.SubscriptionId;
import java.util.List;
import java.util.Objects;

/**
 * What a bulk change would do, row by row. Nothing is reserved: applying it decides each row anew,
 * by the same rules, so a plan comes out as it says if nothing has changed meanwhile.
 *
 * <p>Whatever the order of the rows, seats are first taken back, then moved, then pinned and
 * unpinned, then given, each in the order of the rows; what comes free goes to who waits before it
 * goes to a row. An address stands in one row only.
 *
 * @param organization the organization
 * @param subscription its subscription
 * @param options how it is to be applied
 * @param rows what each change would do, in the order in which they were given
 * @param assignedBefore how many seats are in use
 * @param assignedAfter how many would be in use afterwards
 * @param total how many seats there are
 * @param revision up to where the organization's history was read
 */
public record SeatPlan(
    OrganizationId organization,
    SubscriptionId subscription,
    Options options,
    List<Row> rows,
    int assignedBefore,
    int assignedAfter,
    int total,
    Revision revision) {

  /** The most changes in one plan. */
  public static final int MAX_ROWS = 200_000;

  /** Keeps an immutable copy. */
  public SeatPlan {
    Objects.requireNonNull(organization, "organization");
    Objects.requireNonNull(subscription, "subscription");
    Objects.requireNonNull(options, "options");
    Objects.requireNonNull(revision, "revision");
    rows = List.copyOf(rows);
    if (rows.size() > MAX_ROWS) {
      throw new IllegalArgumentException(
          "a plan has at most " + MAX_ROWS + " rows, not " + rows.size());
    }
  }

  /**
   * The rows that would be refused.
   *
   * @return those rows, in their order
   */
  public List<Row> refused() {
    return rows.stream().filter(row -> row.result() instanceof SeatRowRefusal).toList();
  }

  /**
   * One row.
   *
   * @param ordinal its place among the changes, from 0
   * @param change what is asked
   * @param result what would come of it
   */
  public record Row(int ordinal, SeatChange change, SeatRowResult result) {

    /** Checks that nothing is missing. */
    public Row {
      Objects.requireNonNull(change, "change");
      Objects.requireNonNull(result, "result");
    }
  }

  /**
   * How a bulk change is applied.
   *
   * @param mode whether a refused row refuses all
   * @param whenFull what becomes of a person for whom there is no seat
   */
  public record Options(Mode mode, WhenFull whenFull) {

    /** Checks that nothing is missing. */
    public Options {
      Objects.requireNonNull(mode, "mode");
      Objects.requireNonNull(whenFull, "whenFull");
    }
  }

  /** Whether a refused row refuses all. */
  public enum Mode {
    /** All rows are done in one transaction, or none is. */
    ATOMIC,
    /** Refused rows are reported and the others done, a thousand in a transaction. */
    BEST_EFFORT
  }

  /** What becomes of a person for whom there is no seat. */
  public enum WhenFull {
    /** The row is refused. */
    REFUSE,
    /** The person waits. */
    WAIT
  }
}
