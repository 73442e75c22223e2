package io.entitlements.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.catalog.FeatureId;
import io.entitlements.core.internal.lease.SignedLeases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of damaged files, hundreds of thousands when the run is thorough; none allows anything.
 */
class ClientFilesTest {

  private static final FeatureId INK = SignedLeases.FEATURE;
  private static final int TRIES = 100;
  private static final int MUTATIONS = Boolean.getBoolean("entitlements.thorough") ? 1_000 : 10;

  private Path made;
  private Home home;
  private List<byte[]> whole;

  /** A computer whose trial is over, with a lease by key and a bundle. */
  @BeforeProperty
  void activatedComputer() throws IOException {
    made = Files.createTempDirectory("client");
    home = new Home(made);
    home.open();
    home.pass(Duration.ofDays(46));
    EntitlementClient client = home.open();
    client.offlineRequest("NB-128T5-CY4TQ-KFF7J-4MNY7-NR5GC");
    client.install(Home.keyLease(client.status().device(), home.instant()));
    client.install(Home.bundle(7, home.instant()));
    assertThat(home.open().check(INK).isAllowed()).isTrue();
    whole = new ArrayList<>();
    for (Path file : stateFiles()) {
      whole.add(Home.bytes(file));
    }
  }

  private List<Path> stateFiles() {
    List<Path> files = new ArrayList<>();
    for (String name : List.of("installation", "lease", "bundle")) {
      files.add(home.folder.resolve(name));
    }
    files.addAll(home.markers());
    return files;
  }

  @AfterProperty
  void deleteAll() {
    Home.delete(made);
  }

  @Property(tries = TRIES)
  void oneDamagedFile_neverFailsAndNeverAllowsButByWhatIsLeft(@ForAll long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < MUTATIONS; i++) {
      damageOne(random);
    }
  }

  private void damageOne(Random random) {
    int damaged = random.nextInt(whole.size());
    List<Path> files = stateFiles();
    for (int i = 0; i < files.size(); i++) {
      byte[] bytes = i == damaged ? damaged(whole.get(i), random) : whole.get(i);
      Home.write(files.get(i), bytes);
    }
    boolean intact = Arrays.equals(Home.bytes(files.get(damaged)), whole.get(damaged));
    EntitlementClient client = home.open();
    boolean marker = damaged >= 3;
    assertThat(client.check(INK).isAllowed()).isEqualTo(intact || marker);
    assertThat(client.status().needsRefresh()).isEqualTo(!client.check(INK).isAllowed());
  }

  @Property(tries = TRIES)
  void allFilesDamaged_neverFailAndNeverAllow(@ForAll long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < MUTATIONS; i++) {
      damageAll(random);
    }
  }

  private void damageAll(Random random) {
    List<Path> files = stateFiles();
    for (int i = 0; i < files.size(); i++) {
      byte[] bytes = damaged(whole.get(i), random);
      Home.write(files.get(i), Arrays.equals(bytes, whole.get(i)) ? new byte[0] : bytes);
    }
    assertThat(home.open().check(INK).isAllowed()).isFalse();
  }

  private static byte[] damaged(byte[] bytes, Random random) {
    byte[] changed = bytes.clone();
    switch (random.nextInt(5)) {
      case 0 -> {
        return Arrays.copyOf(changed, random.nextInt(changed.length));
      }
      case 1 -> {
        return Arrays.copyOf(changed, changed.length + 1 + random.nextInt(2_000_000 / 100));
      }
      case 2 -> changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      case 3 -> random.nextBytes(changed);
      default -> {
        int from = random.nextInt(changed.length);
        for (int i = from; i < Math.min(changed.length, from + 8); i++) {
          changed[i] = (byte) "0123456789\n .-_Az".charAt(random.nextInt(17));
        }
      }
    }
    return changed;
  }

  @Test
  void filesOfAnotherInstallation_allowNothing(@TempDir Path one, @TempDir Path other) {
    Home mine = new Home(one);
    mine.open();
    mine.pass(Duration.ofDays(46));
    Home theirs = new Home(other);
    theirs.set(mine.instant());
    theirs.activatedAt(mine.instant());
    Home.write(mine.folder.resolve("lease"), Home.bytes(theirs.folder.resolve("lease")));
    assertThat(mine.open().check(INK).isAllowed()).isFalse();
    assertThat(mine.open().status().needsRefresh()).isTrue();
  }

  @Test
  void files_areTheOwnersAlone(@TempDir Path root) throws IOException {
    Home owner = new Home(root);
    owner.activatedAt(Home.NOW).install(Home.bundle(1, Home.NOW));
    List<Path> files = new ArrayList<>(owner.markers());
    for (String name : List.of("installation", "lease", "bundle")) {
      files.add(owner.folder.resolve(name));
    }
    for (Path file : files) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void hugeFiles_areNotReadWhole(@TempDir Path root) {
    Home owner = new Home(root);
    owner.open();
    byte[] huge = "x".repeat(3_000_000).getBytes(StandardCharsets.US_ASCII);
    for (String name : List.of("installation", "lease", "bundle", "marker")) {
      Home.write(owner.folder.resolve(name), huge);
    }
    assertThat(owner.open().check(INK).isAllowed()).isFalse();
  }

  @Test
  void manyOpeningsAtOnce_areOneInstallationWithOneTrial(@TempDir Path root) throws Exception {
    Home owner = new Home(root);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<ClientStatus>> results = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        results.add(threads.submit(() -> owner.open().status()));
      }
      ClientStatus first = results.get(0).get();
      for (Future<ClientStatus> result : results) {
        assertThat(result.get().device()).isEqualTo(first.device());
        assertThat(result.get().trialUntil()).isEqualTo(first.trialUntil());
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(owner.markers()).allMatch(place -> Marker.read(text(place)) != null);
  }

  private static String text(Path file) {
    return new String(Home.bytes(file), StandardCharsets.US_ASCII);
  }
}
