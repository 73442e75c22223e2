package io.entitlements.core.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.catalog.FeatureId;
import io.entitlements.check.Reason;
import io.entitlements.core.internal.lease.SignedLeases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Markers of a later version of the program, and such as cannot be had now. */
class ClientMarkerTest {

  private static final FeatureId INK = SignedLeases.FEATURE;

  @TempDir private Path root;
  private Home home;
  private byte[] newer;

  @BeforeEach
  void computerInItsTrial() {
    home = new Home(root);
    home.open();
    String[] names = {"trial", "more"};
    String[] values = {"1", "2"};
    newer = StateText.write("entitlements-marker", 2, names, values).getBytes(US_ASCII);
  }

  private void replace(List<Path> places) {
    places.forEach(place -> Home.write(place, newer));
  }

  @Test
  void laterVersionInSomePlaces_isNotOverwrittenAndTheOthersCount() {
    List<Path> replaced = home.markers().subList(0, 2);
    replace(replaced);
    home.pass(Duration.ofDays(1));
    assertThat(home.open().check(INK).reason()).isEqualTo(Reason.TRIAL);
    assertThat(replaced).allMatch(place -> java.util.Arrays.equals(Home.bytes(place), newer));
    home.pass(Duration.ofDays(45));
    assertThat(home.open().check(INK).reason()).isEqualTo(Reason.TRIAL_ENDED);
  }

  @Test
  void laterVersionInAllPlaces_givesNoTrialAndNothingIsWritten() {
    List<Path> replaced = home.markers().subList(1, 3);
    replace(replaced);
    Home.delete(home.markers().get(0));
    EntitlementClient client = home.open();
    assertThat(client.check(INK).isAllowed()).isFalse();
    assertThat(client.status().trialUntil()).isEmpty();
    assertThat(home.markers().get(0)).doesNotExist();
    assertThat(replaced).allMatch(place -> java.util.Arrays.equals(Home.bytes(place), newer));
  }

  @Test
  void laterVersionInAllPlaces_letsALeaseCountWhileTheClockIsNotBehindIt() {
    home.activatedAt(home.instant());
    replace(home.markers());
    home.pass(Duration.ofDays(2));
    assertThat(home.open().check(INK).reason()).isEqualTo(Reason.ENTITLED);
    home.set(Home.NOW.minus(Duration.ofDays(2)));
    assertThat(home.open().check(INK).reason()).isEqualTo(Reason.LEASE_NOT_CURRENT);
  }

  @Test
  void placesThatCannotBeRead_giveNoTrialAndNothingIsLostWhenTheyCanAgain() throws IOException {
    for (Path place : home.markers()) {
      Files.move(place, root.resolve(place.getParent().getFileName() + ".aside"));
      Files.createDirectory(place);
    }
    assertThat(home.open().check(INK).isAllowed()).isFalse();
    for (Path place : home.markers()) {
      Files.delete(place);
      Files.move(root.resolve(place.getParent().getFileName() + ".aside"), place);
    }
    assertThat(home.open().check(INK).reason()).isEqualTo(Reason.TRIAL);
  }
}
