package io.entitlements.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How sides are compared. */
class RoundTest {

  private final Round round = new Round();

  @Test
  void peer_is_a_multiple_of_the_library() {
    round.addTime("check.random", "LIBRARY", 100);
    round.addTime("check.random", "CEDAR", 900);

    assertThat(round.figures()).containsEntry("check.random.peer.cedar.ratio_to_ours", 9.0);
  }

  @Test
  void library_is_a_multiple_of_the_floor() {
    round.addTime("check.random", "LIBRARY", 120);
    round.addTime("check.random", "FLOOR", 100);

    assertThat(round.figures()).containsEntry("check.random.ratio_to_floor", 1.2);
  }

  @Test
  void plain_jdbc_is_compared_by_speed() {
    round.addTime("seat.assign.hot", "LIBRARY", 1.25);
    round.addTime("seat.assign.hot", "RAW", 1);

    assertThat(round.figures()).containsEntry("seat.assign.hot.ratio_to_raw", 0.8);
  }

  @Test
  void view_is_compared_with_the_clock_by_what_it_takes_longer() {
    round.addTime("check.view", "LIBRARY", 27);
    round.addTime("check.view", "CLOCK", 23);

    assertThat(round.figures()).containsEntry("check.view.ns_over_clock", 4.0);
  }

  @Test
  void only_sides_of_the_same_size_are_compared() {
    round.addTime("check.random", "LIBRARY", 100);
    round.addTime("check.random", "LIBRARY@1000", 10);
    round.addTime("check.random", "TOGGLZ@1000", 50);

    assertThat(round.figures()).containsOnlyKeys("check.random.peer.togglz.ratio_to_ours");
    assertThat(round.figures()).containsEntry("check.random.peer.togglz.ratio_to_ours", 5.0);
  }

  @Test
  void side_without_the_library_beside_it_makes_no_figure() {
    round.addTime("check.random", "CEDAR", 900);

    assertThat(round.figures()).isEmpty();
  }

  @Test
  void lists_that_are_as_they_were_are_judged_by_the_worst_of_them() {
    round.add("roster.csv.10000.noop_ratio_to_read", 1.1);
    round.add("roster.rest.200000.noop_ratio_to_read", 1.2);
    round.add("roster.rest.200000.churn_growth", 1.5);

    assertThat(round.figures()).containsEntry("roster.noop.ratio_to_read", 1.2);
  }
}
