package io.entitlements.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What the launches of a computer add up to, whatever its clock says. */
class ClockGuardTest {

  private static final long HOUR = ClockGuard.HOUR;
  private static final long DAY = 24 * HOUR;
  private static final long LEASE = 30 * DAY;
  private static final long ISSUED = Home.NOW.toEpochMilli();

  /** As a refresh leaves it. */
  private static Marker refreshed() {
    return ClockGuard.signed(ClockGuard.first(0, ISSUED), ISSUED);
  }

  @Test
  void clockSetASecondAfterTheLastLaunchEachTime_countsFiveMinutesForEachLaunch() {
    Marker marker = refreshed();
    long launches = 0;
    while (true) {
      long local = marker.seen + 1_000;
      marker = ClockGuard.launched(marker, local);
      if (ClockGuard.now(marker, local) >= ISSUED + LEASE) {
        break;
      }
      launches++;
    }
    assertThat(launches).isEqualTo(31 * 288 - 1);
  }

  @Test
  void clockThatStandsStill_countsFiveMinutesForEachLaunch() {
    Marker marker = refreshed();
    long launches = 0;
    while (ClockGuard.now(marker, ISSUED) < ISSUED + LEASE) {
      marker = ClockGuard.launched(marker, ISSUED);
      launches++;
    }
    assertThat(launches).isEqualTo(31 * 288);
  }

  @Test
  void deadClock_countsAnHourForEachLaunch() {
    Marker marker = refreshed();
    long launches = 0;
    while (ClockGuard.now(marker, 7) < ISSUED + LEASE) {
      marker = ClockGuard.launched(marker, 7);
      launches++;
    }
    assertThat(launches).isEqualTo(30 * 24);
  }

  /** Whatever somebody sets the clock to before each launch: he gains no more than that. */
  @Property(tries = 300)
  void anyClocks_stretchALeaseToNoMoreLaunchesThanTheStatedOnes(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int days) {
    Random random = new Random(seed);
    Marker marker = refreshed();
    long launches = 0;
    long local = ISSUED;
    do {
      local = nextClock(random, marker, local);
      marker = ClockGuard.launched(marker, local);
      launches++;
    } while (ClockGuard.now(marker, local) < ISSUED + days * DAY);
    assertThat(launches).isLessThanOrEqualTo((days + 1) * 288L);
  }

  private static long nextClock(Random random, Marker marker, long local) {
    return switch (random.nextInt(6)) {
      case 0 -> marker.seen + 1;
      case 1 -> marker.seen - random.nextInt((int) ClockGuard.STEP);
      case 2 -> ISSUED - random.nextInt((int) DAY);
      case 3 -> random.nextInt(2_000_000_000);
      case 4 -> local;
      default -> marker.seen + random.nextInt(10_000);
    };
  }

  /** Up to 288 launches a day on average since the refresh, at whatever times of the day. */
  @Property(tries = 300)
  void rightClock_isNotOvertakenByFewerThan288LaunchesADay(@ForAll long seed) {
    Random random = new Random(seed);
    Marker marker = refreshed();
    long local = ISSUED;
    for (int day = 0; day < 40; day++) {
      for (int launch = 0; launch < 288; launch++) {
        local = random.nextInt(20) == 0 ? later(random, local, day) : local + random.nextInt(9);
        marker = ClockGuard.launched(marker, local);
        assertThat(ClockGuard.now(marker, local)).isEqualTo(local);
      }
      local = Math.max(local, ISSUED + (day + 1) * DAY);
    }
  }

  private static long later(Random random, long local, int day) {
    return Math.max(local, ISSUED + day * DAY + random.nextInt((int) DAY));
  }

  @Test
  void rightClockOvertakenByManyLaunches_isNotCalledBehindAndIsHealedByARefresh() {
    Marker marker = refreshed();
    for (int i = 0; i < 2_000; i++) {
      marker = ClockGuard.launched(marker, ISSUED + i);
    }
    long local = ISSUED + 2_000;
    assertThat(ClockGuard.isBehind(marker, local)).isFalse();
    assertThat(ClockGuard.now(marker, local)).isGreaterThan(local + 5 * DAY);
    Marker healed = ClockGuard.signed(marker, ISSUED + 1_000);
    assertThat(ClockGuard.now(healed, local)).isEqualTo(local);
  }

  @Test
  void veryFirstLaunch_countsNothing() {
    Marker marker = ClockGuard.launched(ClockGuard.first(0, ISSUED), ISSUED);
    assertThat(ClockGuard.now(marker, ISSUED)).isEqualTo(ISSUED);
    assertThat(marker.trial).isEqualTo(ISSUED);
  }

  @Test
  void answerADayAndAMillisecondEarlier_saysThatTheClockIsAheadAndOneADayEarlierDoesNot() {
    assertThat(ClockGuard.answered(refreshed(), ISSUED, ISSUED + DAY).ahead).isZero();
    Marker marker = ClockGuard.answered(refreshed(), ISSUED, ISSUED + DAY + 1);
    assertThat(marker.ahead).isEqualTo(DAY + 1);
    assertThat(ClockGuard.launched(marker, ISSUED + 2 * DAY).ahead).isEqualTo(DAY + 1);
    assertThat(ClockGuard.answered(marker, ISSUED + 1, ISSUED + 2).ahead).isZero();
  }

  @Test
  void lastDayOfTheCalendar_overflowsNothing() {
    Marker marker = ClockGuard.first(0, Marker.MAX);
    for (int i = 0; i < 1_000; i++) {
      marker = ClockGuard.launched(marker, Marker.MAX);
      assertThat(Marker.read(marker.text())).isNotNull();
      assertThat(ClockGuard.now(marker, Marker.MAX)).isEqualTo(Marker.MAX);
    }
    marker = ClockGuard.launched(marker, Marker.MIN);
    assertThat(ClockGuard.now(marker, Marker.MIN)).isEqualTo(Marker.MAX);
  }
}
