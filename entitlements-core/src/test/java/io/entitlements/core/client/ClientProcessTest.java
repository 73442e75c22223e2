package io.entitlements.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.internal.lease.SignedLeases;
import io.entitlements.core.internal.offline.FileReading;
import io.entitlements.core.internal.offline.ReturnFile;
import io.entitlements.core.testkit.ChildProcess;
import io.entitlements.lease.Lease;
import io.entitlements.lease.SignedBundle;
import io.entitlements.type.DeviceId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that open one folder at once, and such as are killed while they write. */
class ClientProcessTest {

  private static final boolean THOROUGH = Boolean.getBoolean("entitlements.thorough");
  private static final int OPENINGS = THOROUGH ? 300 : 20;
  private static final int KILLS = THOROUGH ? 40 : 2;

  private final long seed = Long.getLong("entitlements.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @TempDir private Path root;
  private int started;

  private ChildProcess start(String... arguments) {
    return ChildProcess.start(
        ClientChild.class, List.of(arguments), root.resolve("errors" + started++ + ".txt"));
  }

  @Test
  void processesThatOpenANewFolderAtOnce_areOneInstallationWithOneTrial() {
    List<ChildProcess> children = new ArrayList<>();
    try {
      for (int i = 0; i < (THOROUGH ? 4 : 2); i++) {
        children.add(start("open", Home.JWK_SET, Home.NOW.plusMillis(i).toString()));
      }
      children.forEach(child -> child.expect("ready"));
      for (int i = 0; i < OPENINGS; i++) {
        String folder = root.resolve("computer" + i).toString();
        children.forEach(child -> child.say(folder));
        Set<String> answers = new HashSet<>();
        children.forEach(child -> answers.add(child.line().orElseThrow()));
        assertThat(answers).hasSize(1);
      }
    } finally {
      children.forEach(ChildProcess::close);
    }
  }

  @Test
  void processesKilledWhileTheyWrite_loseNeitherTheInstallationNorItsKeyNorItsLease() {
    Home home = new Home(root);
    home.open();
    home.pass(Duration.ofDays(46));
    EntitlementClient client = home.open();
    DeviceId device = client.status().device();
    OfflineRequest request = client.offlineRequest(ClientChild.KEY);
    Lease lease = Home.keyLease(device, home.instant());
    SignedBundle bundle = Home.bundle(1, home.instant());
    client.install(lease);
    client.install(bundle);
    String[] store = {
      "store", Home.JWK_SET, home.instant().toString(), root.toString(), lease.text(), bundle.text()
    };
    for (int round = 0; round < KILLS; round++) {
      try (ChildProcess one = start(store);
          ChildProcess other = start(store)) {
        expectStored(one, 1 + random.nextInt(20));
        one.kill();
        // It waits for no dead one.
        expectStored(other, 2);
        other.kill();
      }
      assertReadable(home);
      EntitlementClient again = home.open();
      assertThat(again.status().device()).as("seed " + seed).isEqualTo(device);
      assertThat(again.offlineRequest(ClientChild.KEY)).as("seed " + seed).isEqualTo(request);
      assertThat(again.check(SignedLeases.FEATURE).isAllowed()).as("seed " + seed).isTrue();
      assertThat(again.status().needsRefresh()).as("seed " + seed).isFalse();
    }
  }

  private static void expectStored(ChildProcess child, int times) {
    child.expect("ready");
    for (int i = 0; i < times; i++) {
      child.expect("stored");
    }
  }

  /** Before anything heals. */
  private void assertReadable(Home home) {
    for (String name : List.of("installation", "installation.copy")) {
      assertThat(InstallationText.read(text(home.folder.resolve(name)))).as(name).isNotNull();
    }
    for (Path marker : home.markers()) {
      assertThat(Marker.read(text(marker))).as("seed " + seed).isNotNull();
    }
  }

  private static String text(Path file) {
    return new String(Home.bytes(file), StandardCharsets.ISO_8859_1);
  }

  @Test
  void processKilledWhileItReturnsItsKey_canStillReturnIt() {
    Home home = new Home(root);
    for (int round = 0; round < KILLS; round++) {
      Set<String> typed = new HashSet<>();
      try (ChildProcess child =
          start("return", Home.JWK_SET, home.instant().toString(), root.toString())) {
        child.expect("ready");
        for (int i = random.nextInt(40); i >= 0; i--) {
          read(child.line().orElseThrow(() -> new AssertionError(child.errors())), typed);
        }
        child.kill();
        for (Optional<String> line = child.line(); line.isPresent(); line = child.line()) {
          read(line.get(), typed);
        }
      }
      assertThat(typed).hasSizeLessThan(2);
      for (String device : typed) {
        ReturnFile file = returned(home.open().returnFile().orElseThrow());
        assertThat(file.device().toString()).as("seed " + seed).isEqualTo(device);
        assertThat(file.key()).isEqualTo(ClientChild.KEY);
      }
    }
  }

  /** Whose return has not been told yet. A line that the kill tore has no end. */
  private static void read(String line, Set<String> typed) {
    String whole = line.endsWith(";") ? line.substring(0, line.length() - 1) : "";
    if (whole.startsWith("typed ")) {
      typed.add(whole.substring("typed ".length()));
    } else if (whole.startsWith("returned ")) {
      String lines = whole.replaceAll(" (device|key|secret|check) ", "\n$1 ");
      typed.remove(returned(lines.substring("returned ".length())).device().toString());
    }
  }

  private static ReturnFile returned(String text) {
    return ((FileReading.Read<ReturnFile>) ReturnFile.read(text)).value();
  }
}
