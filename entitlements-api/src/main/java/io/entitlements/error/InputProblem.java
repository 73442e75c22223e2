package io.entitlements.error;

import java.util.Objects;

/**
 * One thing that is wrong with an input file, and where.
 *
 * @param source the file's name
 * @param line the line, from 1; 0 if the problem is the file as a whole
 * @param field the column or JSON path, or an empty text if the problem is the whole line
 * @param problem what is wrong and what was expected, in one sentence without a final full stop
 */
public record InputProblem(String source, long line, String field, String problem) {

  /** Checks that nothing is missing. */
  public InputProblem {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(problem, "problem");
    if (line < 0) {
      throw new IllegalArgumentException("line must not be negative: " + line);
    }
  }

  /**
   * The problem as a person reads it: {@code users.csv, line 7, email: this is not an email
   * address}.
   *
   * @return one line of text
   */
  @Override
  public String toString() {
    String where = line == 0 ? source : source + ", line " + line;
    return (field.isEmpty() ? where : where + ", " + field) + ": " + problem;
  }
}
