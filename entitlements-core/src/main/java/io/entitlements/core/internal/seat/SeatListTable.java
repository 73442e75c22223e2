package io.entitlements.core.internal.seat;

import io.entitlements.core.internal.line.Separated;
import io.entitlements.core.internal.line.TypedAddress;
import io.entitlements.seat.SeatChange;
import io.entitlements.seat.SeatList.Code;
import io.entitlements.seat.SeatRowRefusal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A table with a header, as RFC 4180 has it, also with semicolons or tabs for commas. A line is a
 * record: a quote that is left open spoils its own line, and short ones after it. Used once, by one
 * thread.
 */
final class SeatListTable {

  private static final String ACTION_COLUMN = "action";

  private final Separated parser;
  private final int columns;
  private final int email;
  private final int action;

  /** Whether a quote was left open since the last whole row: perhaps its text goes on. */
  private boolean isInDoubt;

  private SeatListTable(Separated parser, int columns, int email, int action) {
    this.parser = parser;
    this.columns = columns;
    this.email = email;
    this.action = action;
  }

  /** What the first line of a list is. */
  sealed interface Header {

    /** The names of a table's columns. */
    record OfTable(SeatListTable table) implements Header {}

    /** The name of a single column: what follows is a plain list. */
    record Title() implements Header {}

    /** A header that does not do. */
    record Bad(Code code) implements Header {}

    /** No header but the first people. */
    record None() implements Header {}
  }

  static Header header(String line) {
    boolean isTable = false;
    for (char separator : Separated.SEPARATORS) {
      Separated cells = new Separated(separator);
      List<String> names = cells.names(line);
      isTable |= names.size() > 1;
      Optional<String> email = Separated.emailColumn(names);
      if (email.isPresent() && names.size() == 1) {
        return new Header.Title();
      }
      if (email.isPresent()) {
        return isTwice(names, email.get()) || isTwice(names, ACTION_COLUMN)
            ? new Header.Bad(Code.COLUMN_TWICE)
            : new Header.OfTable(
                new SeatListTable(
                    cells, names.size(), names.indexOf(email.get()), names.indexOf(ACTION_COLUMN)));
      }
    }
    return isTable && line.indexOf('@') < 0
        ? new Header.Bad(Code.NO_EMAIL_COLUMN)
        : new Header.None();
  }

  /** What a line asks for; empty if all its cells are blank. */
  Optional<SeatChange> change(String line) {
    Optional<List<String>> read = parser.cells(line);
    if (read.isEmpty()) {
      isInDoubt = true;
      return Optional.of(unreadable("", SeatRowRefusal.UNREADABLE_ROW));
    }
    List<String> cells = read.get();
    if (cells.stream().allMatch(String::isEmpty)) {
      return Optional.empty();
    }
    String address = email < cells.size() ? TypedAddress.in(cells.get(email)) : "";
    isInDoubt &= cells.size() < columns;
    if (isInDoubt || cells.stream().skip(columns).anyMatch(cell -> !cell.isEmpty())) {
      // Perhaps a line within a cell, or a separator within a name: nothing stands where it seems.
      return Optional.of(unreadable(address, SeatRowRefusal.UNREADABLE_ROW));
    }
    return Optional.of(
        action < 0
            ? new SeatChange.Assign(address)
            : change(action < cells.size() ? cells.get(action) : "", address));
  }

  private static SeatChange change(String action, String address) {
    return switch (action.toLowerCase(Locale.ROOT)) {
      case "assign", "add" -> new SeatChange.Assign(address);
      case "unassign", "release", "remove" -> new SeatChange.Unassign(address);
      case "pin" -> new SeatChange.Pin(address);
      case "unpin" -> new SeatChange.Unpin(address);
      default -> unreadable(address, SeatRowRefusal.UNKNOWN_ACTION);
    };
  }

  private static SeatChange unreadable(String address, SeatRowRefusal refusal) {
    return new SeatChange.Unreadable(address, refusal);
  }

  private static boolean isTwice(List<String> names, String name) {
    return names.indexOf(name) != names.lastIndexOf(name);
  }
}
