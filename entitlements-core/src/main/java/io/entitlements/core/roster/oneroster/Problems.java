package io.entitlements.core.roster.oneroster;

import io.entitlements.error.InputProblem;
import io.entitlements.error.InvalidInputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is wrong with a bundle, gathered so that an export is repaired once and not line by line:
 * with its files, which refuses it, and with single lines, which are passed over as long as they
 * are few.
 */
final class Problems {

  private final int most;
  private final List<InputProblem> found = new ArrayList<>();
  private final List<InputProblem> passedOver = new ArrayList<>();
  private final List<String> files = new ArrayList<>();

  Problems(int most) {
    this.most = most;
  }

  /**
   * Notes what refuses the bundle.
   *
   * @throws InvalidInputException if there are now so many that more would not help
   */
  void add(String file, long line, String field, String problem) {
    add(found, new InputProblem(file, line, field, problem));
  }

  /**
   * Notes a line of which it cannot be said whom it is about.
   *
   * @throws InvalidInputException if there are now so many that the file is none
   */
  void passOver(InputProblem problem) {
    add(passedOver, problem);
  }

  private void add(List<InputProblem> problems, InputProblem problem) {
    if (!files.contains(problem.source())) {
      files.add(problem.source());
    }
    problems.add(problem);
    if (found.size() + passedOver.size() >= most) {
      found.addAll(passedOver);
      throwIfAny();
    }
  }

  /** Refuses the bundle by what was passed over, if there is any: nothing of it can be read. */
  void refuseWhatWasPassedOver() {
    found.addAll(passedOver);
    throwIfAny();
  }

  /** How many refuse the bundle. */
  int count() {
    return found.size();
  }

  /** What was passed over, each file's in the order of its lines. */
  List<InputProblem> passedOver() {
    return passedOver.stream().sorted(order()).toList();
  }

  /** Whether a line of a file was passed over. */
  boolean hasPassedOver(String file) {
    return passedOver.stream().anyMatch(problem -> problem.source().equals(file));
  }

  /** Throws what refuses the bundle, each file's in the order of its lines, if there is any. */
  void throwIfAny() {
    if (!found.isEmpty()) {
      found.sort(order());
      throw new InvalidInputException(found);
    }
  }

  private Comparator<InputProblem> order() {
    return Comparator.comparingInt((InputProblem p) -> files.indexOf(p.source()))
        .thenComparingLong(InputProblem::line);
  }
}
