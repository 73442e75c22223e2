package io.entitlements.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.catalog.AccessLevel;
import io.entitlements.catalog.FeatureId;
import io.entitlements.check.Reason;
import io.entitlements.core.internal.lease.SignedLeases;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientTrialTest {

  private static final FeatureId INK = SignedLeases.FEATURE;
  private static final Instant END = Home.NOW.plus(Duration.ofDays(45));

  @TempDir private Path root;
  private Home home;

  @BeforeEach
  void newComputer() {
    home = new Home(root);
  }

  @Test
  void firstLaunch_beginsATrialOfAllItsFeatures() {
    EntitlementClient client = home.open();
    assertThat(client.check(INK).level()).isEqualTo(AccessLevel.FULL);
    assertThat(client.check(INK).reason()).isEqualTo(Reason.TRIAL);
    assertThat(client.check(INK).validUntil()).isEqualTo(END);
    assertThat(client.status().trialUntil()).contains(END);
    assertThat(client.status().needsRefresh()).isFalse();
    assertThat(client.check(FeatureId.of("suite/other")).level()).isEqualTo(AccessLevel.NONE);
  }

  @Test
  void lastMillisecondOfTheTrial_isInItAndTheNextIsNot() {
    EntitlementClient client = home.open();
    home.set(END.minusMillis(1));
    assertThat(client.check(INK).reason()).isEqualTo(Reason.TRIAL);
    home.set(END);
    assertThat(client.check(INK).reason()).isEqualTo(Reason.TRIAL_ENDED);
    assertThat(client.check(INK).level()).isEqualTo(AccessLevel.BASIC);
    assertThat(home.open().check(INK).level()).isEqualTo(AccessLevel.BASIC);
  }

  @Test
  void deletedFolder_beginsNoNewTrial() {
    home.open();
    home.set(END);
    home.deleteFolder();
    assertThat(home.open().check(INK).reason()).isEqualTo(Reason.TRIAL_ENDED);
  }

  @Test
  void anyPlaceThatIsLeft_beginsNoNewTrialAndFillsTheOthers() {
    for (int left = 0; left < 3; left++) {
      home.set(Home.NOW);
      home.open();
      byte[] marker = Home.bytes(home.markers().get(left));
      home.set(END);
      home.deleteMarkers();
      Home.write(home.markers().get(left), marker);
      assertThat(home.open().check(INK).isAllowed()).isFalse();
      assertThat(home.markers()).allMatch(place -> Home.bytes(place).length > 0);
      home.deleteMarkers();
      home.set(Home.NOW);
    }
  }

  @Test
  void earliestStart_wins() {
    home.open();
    byte[] first = Home.bytes(home.markers().get(1));
    home.deleteMarkers();
    home.pass(Duration.ofDays(10));
    assertThat(home.open().status().trialUntil()).contains(END.plus(Duration.ofDays(10)));
    Home.write(home.markers().get(1), first);
    assertThat(home.open().status().trialUntil()).contains(END);
  }

  @Test
  void clockSetBackBeforeTheTrial_countsAnHourForEachLaunchAndDoesNotStretchIt() {
    home.trialDays(2);
    home.open();
    home.set(Home.NOW.minus(Duration.ofDays(900)));
    int launches = 0;
    while (home.open().check(INK).isAllowed()) {
      launches++;
      home.deleteFolder();
    }
    assertThat(launches).isEqualTo(2 * 24 - 1);
  }

  @Test
  void clockFarAheadAtTheFirstLaunch_givesNoTrialWithoutEnd() {
    Instant far = Instant.parse("2099-01-01T00:00:00Z");
    home.set(far);
    EntitlementClient client = home.open();
    home.set(Home.NOW);
    assertThat(client.install(Home.bundle(1, Home.NOW)))
        .isInstanceOf(BundleInstall.Installed.class);
    assertThat(client.check(INK).isAllowed()).isFalse();
    assertThat(home.open().check(INK).isAllowed()).isFalse();
  }

  @Test
  void deadClockAtTheFirstLaunch_beginsTheTrialWhenTheProgramWasBuilt() {
    Instant built = Home.NOW.minus(Duration.ofDays(5));
    home.built(built);
    home.set(Instant.parse("2001-01-01T00:00:00Z"));
    EntitlementClient client = home.open();
    assertThat(client.check(INK).reason()).isEqualTo(Reason.TRIAL);
    // The clock is behind that, so each launch counts an hour.
    assertThat(client.status().time()).isEqualTo(built.plus(Duration.ofHours(1)));
    assertThat(client.status().trialUntil()).contains(built.plus(Duration.ofDays(45)));
    home.set(Home.NOW);
    assertThat(home.open().check(INK).reason()).isEqualTo(Reason.TRIAL);
    home.set(built.plus(Duration.ofDays(45)));
    assertThat(home.open().check(INK).reason()).isEqualTo(Reason.TRIAL_ENDED);
  }

  @Test
  void deadClockAtTheFirstLaunchOfAProgramThatDoesNotSayWhenItWasBuilt_leavesNoTrial() {
    home.set(Instant.parse("2001-01-01T00:00:00Z"));
    assertThat(home.open().check(INK).reason()).isEqualTo(Reason.TRIAL);
    home.set(Home.NOW);
    assertThat(home.open().check(INK).reason()).isEqualTo(Reason.TRIAL_ENDED);
  }

  @Test
  void damagedMarkers_giveNoTrialAndOneThatIsLeftCounts() {
    home.open();
    byte[] damaged = "entitlements-marker 1\n".getBytes(StandardCharsets.US_ASCII);
    Home.write(home.markers().get(0), damaged);
    Home.write(home.markers().get(1), damaged);
    byte[] whole = Home.bytes(home.markers().get(2));
    assertThat(home.open().check(INK).reason()).isEqualTo(Reason.TRIAL);
    home.markers().forEach(place -> Home.write(place, damaged));
    assertThat(home.open().check(INK).isAllowed()).isFalse();
    assertThat(home.open().status().trialUntil()).isEmpty();
    Home.write(home.markers().get(2), whole);
    assertThat(home.open().check(INK).isAllowed()).isFalse();
  }

  @Test
  void placesThatCannotBeWritten_giveNoTrial() {
    for (Path place : home.markers()) {
      place.toFile().mkdirs();
      place.resolve("x").toFile().mkdirs();
    }
    assertThat(home.open().check(INK).isAllowed()).isFalse();
  }
}
