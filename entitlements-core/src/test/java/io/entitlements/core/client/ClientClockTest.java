package io.entitlements.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.catalog.FeatureId;
import io.entitlements.check.Reason;
import io.entitlements.core.internal.lease.SignedLeases;
import io.entitlements.lease.LeaseRefusal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientClockTest {

  private static final FeatureId INK = SignedLeases.FEATURE;
  private static final Instant END = Home.NOW.plus(Home.TERM);
  private static final Instant DEAD_BATTERY = Instant.parse("2001-01-01T00:00:07Z");

  @TempDir private Path root;
  private Home home;

  @BeforeEach
  void newComputer() {
    home = new Home(root);
  }

  @Test
  void lastMillisecondOfTheLease_isInItAndTheNextIsNot() {
    EntitlementClient client = home.activatedAt(Home.NOW);
    home.set(END.minusMillis(1));
    assertThat(client.check(INK).reason()).isEqualTo(Reason.ENTITLED);
    assertThat(home.open().check(INK).isAllowed()).isTrue();
    home.set(END);
    assertThat(client.check(INK).reason()).isEqualTo(Reason.LEASE_NOT_CURRENT);
    assertThat(home.open().status().refusal()).contains(LeaseRefusal.EXPIRED);
  }

  @Test
  void deadBattery_doesNotLockOut() {
    home.activatedAt(Home.NOW);
    home.set(DEAD_BATTERY);
    EntitlementClient client = home.open();
    assertThat(client.check(INK).isAllowed()).isTrue();
    assertThat(client.status().clock()).isEqualTo(ClockState.BEHIND);
    assertThat(client.status().needsRefresh()).isFalse();
    assertThat(client.status().time()).isEqualTo(Home.NOW.plus(Duration.ofHours(1)));
    home.set(Home.NOW.plus(Duration.ofDays(2)));
    assertThat(home.open().status().clock()).isEqualTo(ClockState.FINE);
    assertThat(home.open().status().time()).isEqualTo(Home.NOW.plus(Duration.ofDays(2)));
  }

  @Test
  void stuckClock_countsAnHourForEachLaunchAndEndsTheLease() {
    home.activatedAt(Home.NOW, Duration.ofDays(2));
    home.set(DEAD_BATTERY);
    int launches = 0;
    while (home.open().check(INK).isAllowed()) {
      launches++;
    }
    assertThat(launches).isEqualTo(2 * 24 - 1);
  }

  @Test
  void clockSetASecondOnAtEachLaunch_countsFiveMinutesForEachLaunchAfterADayOfThem() {
    home.activatedAt(Home.NOW, Duration.ofHours(1));
    int launches = 0;
    do {
      home.pass(Duration.ofSeconds(1));
      launches++;
    } while (home.open().check(INK).isAllowed());
    assertThat(launches).isEqualTo((24 + 1) * 12);
    assertThat(home.open().status().clock()).isEqualTo(ClockState.FINE);
  }

  @Test
  void clockSetBackToTheDayOfTheLeaseAtEachLaunch_endsTheLease() {
    home.activatedAt(Home.NOW, Duration.ofDays(3));
    int launches = 0;
    boolean allowed = true;
    while (allowed) {
      home.set(Home.NOW.plusSeconds(1));
      EntitlementClient client = home.open();
      allowed = client.check(INK).isAllowed();
      for (int minute = 0; minute < 24 * 60; minute += 60) {
        home.pass(Duration.ofMinutes(60));
        allowed &= client.check(INK).isAllowed();
      }
      launches++;
    }
    assertThat(launches).isEqualTo(3);
  }

  @Test
  void runningWithADeadBattery_passesTheTimeOfTheLease() {
    home.activatedAt(Home.NOW);
    home.set(DEAD_BATTERY);
    EntitlementClient client = home.open();
    for (int minute = 0; minute < 120; minute += 10) {
      home.pass(Duration.ofMinutes(10));
      client.check(INK);
    }
    assertThat(client.status().time()).isEqualTo(Home.NOW.plus(Duration.ofHours(3)));
  }

  @Test
  void clockOnceFarAheadAndCorrected_doesNotLockOut() {
    home.activatedAt(Home.NOW);
    home.set(Instant.parse("2099-01-01T00:00:00Z"));
    assertThat(home.open().check(INK).isAllowed()).isFalse();
    home.set(Home.NOW.plus(Duration.ofDays(1)));
    EntitlementClient client = home.open();
    assertThat(client.check(INK).isAllowed()).isTrue();
    assertThat(client.status().clock()).isEqualTo(ClockState.SET_BACK);
    home.pass(Duration.ofMinutes(10));
    assertThat(home.open().status().clock()).isEqualTo(ClockState.FINE);
    assertThat(client.status().time()).isEqualTo(home.instant());
  }

  @Test
  void rightClock_isNeverAheadOfItselfHoweverOftenTheProgramIsLaunched() {
    home.activatedAt(Home.NOW);
    for (int i = 0; i < 100; i++) {
      home.pass(Duration.ofSeconds(i % 5 == 0 ? 3_000 : 2));
      assertThat(home.open().status().time()).isEqualTo(home.instant());
    }
  }

  @Test
  void deletedState_keepsTheFloorOfTheLease() {
    home.activatedAt(Home.NOW);
    home.deleteMarkers();
    home.set(DEAD_BATTERY);
    assertThat(home.open().status().time()).isEqualTo(Home.NOW.plus(Duration.ofHours(1)));
  }

  @Test
  void restoredFolder_keepsTheTimeOfThePlacesOutside() {
    home.activatedAt(Home.NOW);
    byte[] backup = Home.bytes(home.markers().get(0));
    home.set(DEAD_BATTERY);
    for (int i = 0; i < 10; i++) {
      home.open();
    }
    Home.write(home.markers().get(0), backup);
    assertThat(home.open().status().time()).isEqualTo(Home.NOW.plus(Duration.ofHours(11)));
  }

  @Test
  void bundle_isTheFloorAndANewerSignedTimeHealsWhatWasCounted() {
    EntitlementClient client = home.activatedAt(Home.NOW);
    Instant later = Home.NOW.plus(Duration.ofDays(5));
    home.set(DEAD_BATTERY);
    assertThat(client.install(Home.bundle(1, later))).isInstanceOf(BundleInstall.Installed.class);
    assertThat(client.status().time()).isAfterOrEqualTo(later);
    for (int i = 0; i < 100; i++) {
      home.open();
    }
    Instant healed = Home.NOW.plus(Duration.ofDays(6));
    home.set(healed);
    EntitlementClient again = home.open();
    assertThat(again.status().time()).isAfter(healed);
    assertThat(again.install(Home.bundle(1, healed))).isInstanceOf(BundleInstall.Installed.class);
    assertThat(again.status().time()).isEqualTo(healed);
    assertThat(again.status().clock()).isEqualTo(ClockState.FINE);
  }

  @Test
  void answerOfThePortalThatIsADayEarlier_saysThatTheClockIsAheadUntilItIsSetBack() {
    EntitlementClient client = home.activatedAt(Home.NOW);
    home.pass(Duration.ofDays(40));
    client.answered(Home.NOW.plus(Duration.ofDays(39)));
    assertThat(client.status().clock()).isEqualTo(ClockState.FINE);
    client.answered(Home.NOW.plus(Duration.ofDays(38)));
    assertThat(client.status().clock()).isEqualTo(ClockState.FINE);
    client.answered(Home.NOW.plus(Duration.ofDays(39)).plusSeconds(1));
    home.pass(Duration.ofSeconds(2));
    assertThat(client.status().clock()).isEqualTo(ClockState.FINE);

    Instant right = Home.NOW.plus(Duration.ofDays(39)).plusSeconds(2);
    home.set(right.plus(Duration.ofDays(300)));
    client.answered(right);
    assertThat(client.status().clock()).isEqualTo(ClockState.AHEAD);
    home.pass(Duration.ofDays(1));
    assertThat(home.open().status().clock()).isEqualTo(ClockState.AHEAD);
    home.set(right.plus(Duration.ofHours(4)));
    assertThat(home.open().status().clock()).isEqualTo(ClockState.SET_BACK);
    assertThat(home.open().status().clock()).isEqualTo(ClockState.FINE);
    assertThat(home.open().status().time()).isEqualTo(home.instant());
  }

  @Test
  void fileThatLayForDays_doesNotSayThatTheClockIsAhead() {
    EntitlementClient client = home.open();
    home.pass(Duration.ofDays(20));
    assertThat(client.install(Home.lease(client.status().device(), Home.NOW)))
        .isInstanceOf(LeaseInstall.Installed.class);
    assertThat(client.status().clock()).isEqualTo(ClockState.FINE);
  }

  @Test
  void leaseFromTomorrow_waitsForNobodysClock() {
    EntitlementClient client = home.activatedAt(Home.NOW.plus(Duration.ofDays(1)));
    assertThat(client.check(INK).isAllowed()).isTrue();
    assertThat(client.status().time()).isEqualTo(Home.NOW.plus(Duration.ofDays(1)));
  }
}
