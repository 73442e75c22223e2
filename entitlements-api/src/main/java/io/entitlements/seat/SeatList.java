package io.entitlements.seat;

import java.util.List;
import java.util.Objects;

/**
 * A list of people as administrators bring it, read row by row; or why all of it is refused.
 * Reading asks no store: {@link Seats#plan} takes the {@linkplain Read#changes() changes}.
 */
public sealed interface SeatList {

  /** The most bytes that a list has: 32 MiB. */
  long MAX_BYTES = 32L << 20;

  /** The longest line, in bytes of UTF-8 without its end: 1 MiB. */
  int MAX_LINE_BYTES = 1 << 20;

  /**
   * A list that was read. What cannot be a change is a row too, and refused by name when planned:
   * no row is lost, and none spoils another.
   *
   * @param rows the rows in the order of the list, 1 to {@link SeatPlan#MAX_ROWS}
   */
  record Read(List<Row> rows) implements SeatList {

    /** Keeps an immutable copy. */
    public Read {
      rows = List.copyOf(rows);
      if (rows.isEmpty() || rows.size() > SeatPlan.MAX_ROWS) {
        throw new IllegalArgumentException(
            "a list has 1 to " + SeatPlan.MAX_ROWS + " rows, not " + rows.size());
      }
    }

    /**
     * What to plan.
     *
     * @return one change for each row, in their order
     */
    public List<SeatChange> changes() {
      return rows.stream().map(Row::change).toList();
    }

    /**
     * Where a row of a plan or of a report stands in the list.
     *
     * @param ordinal the row's ordinal
     * @return its line, from 1, blank lines counted
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public int line(int ordinal) {
      return rows.get(ordinal).line();
    }
  }

  /**
   * A list of which nothing was taken.
   *
   * @param code the reason
   * @param line the line it was found on, from 1; 0 if it is the list as a whole
   */
  record Refused(Code code, int line) implements SeatList {

    /** Checks that there is a reason and a line. */
    public Refused {
      Objects.requireNonNull(code, "code");
      if (line < 0) {
        throw new IllegalArgumentException("line must not be negative: " + line);
      }
    }
  }

  /**
   * One row.
   *
   * @param line the line it stands on, from 1
   * @param change what it asks for
   */
  record Row(int line, SeatChange change) {

    /** Checks that nothing is missing. */
    public Row {
      Objects.requireNonNull(change, "change");
      if (line < 1) {
        throw new IllegalArgumentException("line must be positive: " + line);
      }
    }
  }

  /** Why a list is refused. */
  enum Code {
    /**
     * The bytes are not UTF-8. Spreadsheets on Windows save Windows-1252 unless the file type says
     * UTF-8; guessing would change letters of names and addresses.
     */
    NOT_UTF_8,
    /** This is no text, but a spreadsheet's own file, UTF-16, or something else. */
    NOT_TEXT,
    /** There are more than {@link #MAX_BYTES}. */
    TOO_LARGE,
    /** A line is longer than {@link #MAX_LINE_BYTES}. */
    LINE_TOO_LONG,
    /** There are more than {@link SeatPlan#MAX_ROWS} rows. */
    TOO_MANY_ROWS,
    /** The first line is a table's header, and none of its columns is known to hold addresses. */
    NO_EMAIL_COLUMN,
    /** A column that is read stands in the header twice. */
    COLUMN_TWICE,
    /** The list names nobody. */
    NO_ROWS
  }

  /**
   * For callers to whom a refusal would be a mistake of their own, such as scripts and tests.
   *
   * @return the list that was read
   * @throws IllegalStateException naming the reason, if the list was refused
   */
  default Read orElseThrow() {
    if (this instanceof Read read) {
      return read;
    }
    throw new IllegalStateException("refused: " + this);
  }
}
