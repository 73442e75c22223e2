package io.entitlements.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;

class RefreshPaceTest {

  private static final RefreshPace PACE = RefreshPace.DEFAULT;
  private static final double ALMOST_ONE = Math.nextDown(1.0);

  @Test
  void whatIsDue_isAskedForWithinTheSpread() {
    assertThat(PACE.untilDue(Duration.ZERO, 0)).isZero();
    assertThat(PACE.untilDue(Duration.ofDays(-9), 0.5)).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void whatIsNotDue_isAskedForUpToAQuarterLater() {
    Duration rest = Duration.ofMinutes(40);
    assertThat(PACE.untilDue(rest, 0)).isEqualTo(rest);
    assertThat(PACE.untilDue(rest, ALMOST_ONE)).isLessThanOrEqualTo(Duration.ofMinutes(50));
  }

  @Test
  void retries_doubleUpToTheLongest() {
    assertThat(PACE.untilRetry(1, Optional.empty(), 0.5)).isEqualTo(Duration.ofSeconds(15));
    assertThat(PACE.untilRetry(2, Optional.empty(), 0.5)).isEqualTo(Duration.ofSeconds(30));
    assertThat(PACE.untilRetry(1_000_000, Optional.empty(), 0.5)).isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void wishOfTheServer_comesBeforeTheRandomTimeAndIsBounded() {
    assertThat(PACE.untilRetry(1, Optional.of(Duration.ofSeconds(90)), 0))
        .isEqualTo(Duration.ofSeconds(90));
    assertThat(PACE.untilRetry(1, Optional.of(Duration.ofDays(9_999)), 0))
        .isEqualTo(Duration.ofDays(1));
  }

  @Test
  void thousandClientsStartedAtOnce_comeApart() {
    assertMostInASecond(60, chance -> PACE.untilDue(Duration.ZERO, chance));
  }

  @Test
  void thousandClientsActivatedAtOnce_comeApart() {
    assertMostInASecond(15, chance -> PACE.untilDue(Duration.ofHours(1), chance));
  }

  @Test
  void thousandClientsToldToComeBackAtOnce_comeApart() {
    Optional<Duration> wish = Optional.of(Duration.ofSeconds(60));
    assertMostInASecond(90, chance -> PACE.untilRetry(1, wish, chance));
    assertMostInASecond(15, chance -> PACE.untilRetry(6, wish, chance));
  }

  private static void assertMostInASecond(int most, DoubleFunction<Duration> wait) {
    Random random = new Random(42);
    int[] seconds = new int[100_000];
    int crowd = 0;
    for (int client = 0; client < 1_000; client++) {
      int second = (int) wait.apply(random.nextDouble()).toSeconds();
      crowd = Math.max(crowd, ++seconds[second]);
    }
    assertThat(crowd).isLessThanOrEqualTo(most);
  }

  @Test
  void ranges_areChecked() {
    Duration hour = Duration.ofHours(1);
    assertThatThrownBy(() -> new RefreshPace(Duration.ZERO, hour, hour, hour))
        .hasMessageContaining("every");
    assertThatThrownBy(() -> new RefreshPace(hour, Duration.ofDays(2), hour, hour))
        .hasMessageContaining("spread");
    assertThatThrownBy(() -> new RefreshPace(hour, hour, Duration.ZERO, hour))
        .hasMessageContaining("firstRetry");
    assertThatThrownBy(() -> new RefreshPace(hour, hour, hour, Duration.ofMinutes(1)))
        .hasMessageContaining("longestRetry");
  }
}
