package io.entitlements.error;

import java.util.List;
import java.util.stream.Collectors;

/** An input file that cannot be taken as it is. Nothing of it was applied. */
public final class InvalidInputException extends EntitlementException {

  private static final long serialVersionUID = 1L;

  private final transient List<InputProblem> problems;

  /**
   * Makes the exception.
   *
   * @param problems what is wrong, in the order of the file; at least one
   */
  public InvalidInputException(List<InputProblem> problems) {
    super(problems.stream().map(InputProblem::toString).collect(Collectors.joining("\n")));
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("problems must not be empty");
    }
    this.problems = List.copyOf(problems);
  }

  /**
   * Makes the exception for a single problem.
   *
   * @param problem what is wrong
   */
  public InvalidInputException(InputProblem problem) {
    this(List.of(problem));
  }

  /**
   * What is wrong.
   *
   * @return at least one problem, in the order of the file
   */
  public List<InputProblem> problems() {
    return problems == null ? List.of() : problems;
  }
}
