package io.entitlements.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Goals are held against medians. */
class GoalTest {

  private static final List<Goal> GOALS =
      List.of(Goal.atLeast("ratio", 0.8), Goal.atMost("seconds", 60));

  @Test
  void median_that_is_the_value_itself_reaches_the_goal() {
    assertThat(
            Goal.missed(
                GOALS,
                List.of(
                    Figure.of("ratio", List.of(0.9, 0.1, 0.8)),
                    Figure.of("seconds", List.of(59.0, 61.0)))))
        .isEmpty();
  }

  @Test
  void median_beyond_the_value_misses_the_goal_and_says_by_what() {
    assertThat(
            Goal.missed(
                GOALS,
                List.of(
                    Figure.of("ratio", List.of(0.79, 0.95, 0.7)),
                    Figure.of("seconds", List.of(60.5)))))
        .containsExactly(
            "MISSED ratio 0.79 (0.70 to 0.95): at least 0.80 was the goal",
            "MISSED seconds 60.50 (60.50 to 60.50): at most 60.00 was the goal");
  }

  @Test
  void figure_that_was_not_measured_or_has_no_goal_is_not_judged() {
    assertThat(Goal.missed(GOALS, List.of(Figure.of("other", List.of(0.0))))).isEmpty();
  }

  @Test
  void every_goal_is_of_a_figure_of_its_own() {
    assertThat(Goal.ALL).extracting(Goal::figure).doesNotHaveDuplicates();
  }
}
