package io.entitlements.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.catalog.FeatureId;
import io.entitlements.check.Reason;
import io.entitlements.core.internal.lease.SignedLeases;
import io.entitlements.type.DeviceId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that the program keeps, all places of the marker too, is put back as it was. */
class ClientBackupTest {

  private static final FeatureId INK = SignedLeases.FEATURE;

  @TempDir private Path root;
  private Home home;

  @BeforeEach
  void computer() {
    home = new Home(root);
  }

  private Map<Path, byte[]> backup() {
    Map<Path, byte[]> files = new HashMap<>();
    for (String name : java.util.List.of("installation", "installation.copy", "lease", "bundle")) {
      Path file = home.folder.resolve(name);
      if (file.toFile().exists()) {
        files.put(file, Home.bytes(file));
      }
    }
    home.markers().forEach(place -> files.put(place, Home.bytes(place)));
    return files;
  }

  private void restore(Map<Path, byte[]> files) {
    home.deleteFolder();
    home.folder.toFile().mkdirs();
    files.forEach(Home::write);
  }

  @Test
  void trialOfABackup_endsWhenItWould() {
    EntitlementClient client = home.open();
    DeviceId device = client.status().device();
    Map<Path, byte[]> files = backup();
    home.pass(Duration.ofDays(45).minusMillis(1));
    home.open();
    restore(files);
    assertThat(home.open().status().device()).isEqualTo(device);
    assertThat(home.open().check(INK).reason()).isEqualTo(Reason.TRIAL);
    home.pass(Duration.ofMillis(1));
    restore(files);
    assertThat(home.open().check(INK).reason()).isEqualTo(Reason.TRIAL_ENDED);
  }

  @Test
  void leaseOfABackup_endsWhenItWould() {
    home.activatedAt(home.instant());
    Map<Path, byte[]> files = backup();
    home.pass(Home.TERM.minusMillis(1));
    restore(files);
    assertThat(home.open().check(INK).reason()).isEqualTo(Reason.ENTITLED);
    home.pass(Duration.ofMillis(1));
    restore(files);
    assertThat(home.open().check(INK).isAllowed()).isFalse();
  }

  @Test
  void backupWithTheClockSetBackToIt_isTheLeaseOfThenAndNoLonger() {
    home.activatedAt(home.instant(), Duration.ofHours(1));
    Map<Path, byte[]> files = backup();
    home.pass(Duration.ofDays(60));
    home.open();
    restore(files);
    home.set(Home.NOW);
    int launches = 0;
    while (home.open().check(INK).isAllowed()) {
      launches++;
    }
    // As many as a clock that stands still allows: one for each five minutes of the lease, and of a
    // day more.
    assertThat(launches).isEqualTo(25 * 12 - 1);
  }

  @Test
  void placeThatIsNotInTheBackup_tellsTheTimeSince() {
    home.activatedAt(home.instant());
    Map<Path, byte[]> files = backup();
    home.pass(Duration.ofDays(29));
    home.open().install(Home.bundle(1, home.instant()));
    byte[] left = Home.bytes(home.markers().get(2));
    restore(files);
    Home.write(home.markers().get(2), left);
    home.set(Home.NOW);
    EntitlementClient client = home.open();
    assertThat(client.status().clock()).isEqualTo(ClockState.BEHIND);
    assertThat(client.status().needsRefresh()).isTrue();
    assertThat(client.check(INK).isAllowed()).isFalse();
  }
}
