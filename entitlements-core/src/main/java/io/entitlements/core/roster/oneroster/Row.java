package io.entitlements.core.roster.oneroster;

import java.util.Optional;

/** One record of a file, with its place, so that a check can say where it fails. */
final class Row {

  private final String file;
  private final long line;
  private final Header header;
  private final FieldCollector fields;
  private final Problems problems;

  Row(String file, long line, Header header, FieldCollector fields, Problems problems) {
    this.file = file;
    this.line = line;
    this.header = header;
    this.fields = fields;
    this.problems = problems;
  }

  /** The line on which the record stands, from 1. */
  long line() {
    return line;
  }

  /** A value without spaces around it; an empty text if it is blank or the column is not there. */
  String text(String column) {
    int index = header.indexOf(column);
    return index < 0 ? "" : fields.field(index);
  }

  /** A value that must be there; empty if it is not, which is then reported. */
  Optional<String> required(String column) {
    String value = text(column);
    if (value.isEmpty()) {
      problem(column, "a value is required");
      return Optional.empty();
    }
    return Optional.of(value);
  }

  /** Reports what is wrong with a value. The text must not repeat the value. */
  void problem(String column, String what) {
    problems.add(file, line, column, what);
  }

  /**
   * Whether the record counts. Bulk files leave {@code status} blank; many systems write {@code
   * active} all the same, and some keep people that left, marked.
   */
  boolean isCurrent() {
    return switch (text("status")) {
      case "", "active" -> true;
      case "tobedeleted", "inactive" -> false;
      default -> {
        problem("status", "expected blank, active, inactive or tobedeleted");
        yield false;
      }
    };
  }
}
