package io.entitlements.core.internal.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a list is tried again that could not be read. */
class SyncScheduleTest {

  private static final Instant NOW = Instant.parse("2026-09-14T15:00:00Z");

  private static Duration pause(int failures, Optional<Duration> asked) {
    return Duration.between(NOW, SyncSchedule.retryAt(NOW, failures, asked));
  }

  @Test
  void each_pause_is_twice_the_one_before_up_to_a_day() {
    List<Integer> minutes = List.of(15, 30, 60, 120, 240, 480, 960, 1_440, 1_440);
    for (int failures = 1; failures <= minutes.size(); failures++) {
      assertThat(pause(failures, Optional.empty()))
          .isEqualTo(Duration.ofMinutes(minutes.get(failures - 1)));
    }
    assertThat(pause(Integer.MAX_VALUE, Optional.empty())).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void the_other_sides_wish_counts_if_it_is_longer_and_for_a_day_at_most() {
    Duration quarter = Duration.ofMinutes(15);
    for (Duration shorter : List.of(Duration.ZERO, quarter.minusMillis(1), quarter)) {
      assertThat(pause(1, Optional.of(shorter))).isEqualTo(quarter);
    }
    assertThat(pause(1, Optional.of(quarter.plusMillis(1)))).isEqualTo(quarter.plusMillis(1));
    Duration day = Duration.ofDays(1);
    assertThat(pause(1, Optional.of(day.minusMillis(1)))).isEqualTo(day.minusMillis(1));
    assertThat(pause(1, Optional.of(day.plusMillis(1)))).isEqualTo(day);
    assertThat(pause(1, Optional.of(Duration.ofSeconds(Long.MAX_VALUE)))).isEqualTo(day);
  }
}
