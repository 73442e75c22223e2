package io.entitlements.seat;

import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SeatRunId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a bulk change did, row by row. It is kept with the organization's data and names people by
 * their accounts only; the row's ordinal leads back to the caller's own list.
 *
 * @param organization the organization
 * @param subscription its subscription
 * @param run identifies the run and this report
 * @param by who asked for it
 * @param startedAt when it began, in whole milliseconds
 * @param size how many rows it has when it is complete
 * @param rows what came of each row, by ordinal; of an undo, the rows that had changed something
 * @param undoes the run that this one took back, if it is an undo
 * @param undoneBy the run that took this one back, if it was undone
 */
public record SeatReport(
    OrganizationId organization,
    SubscriptionId subscription,
    SeatRunId run,
    AccountId by,
    Instant startedAt,
    int size,
    List<Row> rows,
    Optional<SeatRunId> undoes,
    Optional<SeatRunId> undoneBy) {

  /** Keeps an immutable copy. */
  public SeatReport {
    Objects.requireNonNull(organization, "organization");
    Objects.requireNonNull(subscription, "subscription");
    Objects.requireNonNull(run, "run");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(undoes, "undoes");
    Objects.requireNonNull(undoneBy, "undoneBy");
    rows = List.copyOf(rows);
  }

  /**
   * Whether every row was reached. A best-effort run that was interrupted goes on when the same
   * request is repeated, unless it was undone meanwhile.
   *
   * @return false if rows are missing
   */
  public boolean isComplete() {
    return rows.size() == size;
  }

  /**
   * How many rows ended in one way.
   *
   * @param result which
   * @return the number
   */
  public int count(SeatRowResult result) {
    return (int) rows.stream().filter(row -> row.result() == result).count();
  }

  /**
   * The refused rows.
   *
   * @return those rows, by ordinal
   */
  public List<Row> refused() {
    return rows.stream().filter(row -> row.result() instanceof SeatRowRefusal).toList();
  }

  /**
   * One row.
   *
   * @param ordinal its place among the changes, from 0; of an undo, the place of the row undone
   * @param action what was asked
   * @param account whose seat or place; empty if the address has no account
   * @param to who was to get the seat of a reassignment; empty if there was none, or no account
   * @param result what came of it
   */
  public record Row(
      int ordinal,
      SeatAction action,
      Optional<AccountId> account,
      Optional<AccountId> to,
      SeatRowResult result) {

    /** Checks that nothing is missing. */
    public Row {
      Objects.requireNonNull(action, "action");
      Objects.requireNonNull(account, "account");
      Objects.requireNonNull(to, "to");
      Objects.requireNonNull(result, "result");
    }
  }
}
