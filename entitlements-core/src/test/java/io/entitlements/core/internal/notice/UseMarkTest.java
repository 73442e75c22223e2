package io.entitlements.core.internal.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UseMarkTest {

  @Test
  void three_quarters_are_rounded_up() {
    assertThat(UseMark.THREE_QUARTERS.seats(100)).isEqualTo(75);
    assertThat(UseMark.THREE_QUARTERS.seats(101)).isEqualTo(76);
    assertThat(UseMark.THREE_QUARTERS.seats(Integer.MAX_VALUE)).isEqualTo(1610612736);
    assertThat(UseMark.ALL.seats(Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void a_mark_is_reached_by_the_seat_that_reaches_it() {
    assertThat(UseMark.reached(73, 100, 74, 100)).isEmpty();
    assertThat(UseMark.reached(74, 100, 75, 100)).contains(UseMark.THREE_QUARTERS);
    assertThat(UseMark.reached(75, 100, 76, 100)).isEmpty();
    assertThat(UseMark.reached(99, 100, 100, 100)).contains(UseMark.ALL);
  }

  @Test
  void of_two_marks_reached_at_once_the_greater_counts() {
    assertThat(UseMark.reached(0, 1, 1, 1)).contains(UseMark.ALL);
    assertThat(UseMark.reached(10, 100, 100, 100)).contains(UseMark.ALL);
  }

  @Test
  void fewer_seats_reach_a_mark_too_but_none_and_too_few_do_not() {
    assertThat(UseMark.reached(70, 100, 70, 90)).contains(UseMark.THREE_QUARTERS);
    assertThat(UseMark.reached(70, 100, 70, 70)).contains(UseMark.ALL);
    assertThat(UseMark.reached(70, 100, 70, 69)).isEmpty();
    assertThat(UseMark.reached(0, 100, 0, 0)).isEmpty();
    assertThat(UseMark.reached(70, 90, 70, 92)).isEmpty();
  }
}
