package io.entitlements.core.roster.oneroster;

import io.entitlements.error.InputProblem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One record of a file, with its place, so that a check can say where it fails. */
final class Row {

  private final String file;
  private final long line;
  private final Header header;
  private final FieldCollector fields;
  private @Nullable InputProblem problem;

  Row(String file, long line, Header header, FieldCollector fields) {
    this.file = file;
    this.line = line;
    this.header = header;
    this.fields = fields;
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

  /** A value that must be there; empty if it is not, which is then noted. */
  Optional<String> required(String column) {
    String value = text(column);
    if (value.isEmpty()) {
      problem(column, "a value is required");
      return Optional.empty();
    }
    return Optional.of(value);
  }

  /** Notes what is wrong with a value; the first of a row counts. It must not repeat the value. */
  void problem(String column, String what) {
    if (problem == null) {
      problem = new InputProblem(file, line, column, what);
    }
  }

  /** What is wrong with the row, if something is. */
  Optional<InputProblem> problem() {
    return Optional.ofNullable(problem);
  }

  /** Whether the record is one that was taken away. */
  boolean isToBeDeleted() {
    return text("status").equals("tobedeleted");
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
