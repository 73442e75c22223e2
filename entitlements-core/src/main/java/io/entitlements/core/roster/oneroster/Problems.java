package io.entitlements.core.roster.oneroster;

import io.entitlements.error.InputProblem;
import io.entitlements.error.InvalidInputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is wrong with a bundle, gathered so that an export is repaired once and not line by line.
 */
final class Problems {

  private final int most;
  private final List<InputProblem> found = new ArrayList<>();
  private final List<String> files = new ArrayList<>();

  Problems(int most) {
    this.most = most;
  }

  /**
   * Notes a problem.
   *
   * @throws InvalidInputException if there are now so many that more would not help
   */
  void add(String file, long line, String field, String problem) {
    if (!files.contains(file)) {
      files.add(file);
    }
    found.add(new InputProblem(file, line, field, problem));
    if (found.size() >= most) {
      throwIfAny();
    }
  }

  /** How many there are. */
  int count() {
    return found.size();
  }

  /** Throws all of them, each file's in the order of its lines, if there are any. */
  void throwIfAny() {
    if (!found.isEmpty()) {
      found.sort(
          Comparator.comparingInt((InputProblem p) -> files.indexOf(p.source()))
              .thenComparingLong(InputProblem::line));
      throw new InvalidInputException(found);
    }
  }
}
