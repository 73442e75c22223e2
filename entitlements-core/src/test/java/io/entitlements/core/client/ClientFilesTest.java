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
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hundreds of damaged files on a disk, thousands when the run is thorough; none allows anything.
 * Many more texts are read in {@link StateTextMutationTest}.
 */
class ClientFilesTest {

  private static final FeatureId INK = SignedLeases.FEATURE;
  private static final int TRIES = 20;
  private static final int MUTATIONS = Boolean.getBoolean("entitlements.thorough") ? 100 : 5;
  private static final List<String> NAMES =
      List.of("lease", "bundle", "installation", "installation.copy");

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
    NAMES.forEach(name -> files.add(home.folder.resolve(name)));
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
      byte[] bytes = i == damaged ? FileDamage.of(whole.get(i), random) : whole.get(i);
      Home.write(files.get(i), bytes);
    }
    boolean intact = Arrays.equals(Home.bytes(files.get(damaged)), whole.get(damaged));
    EntitlementClient client = home.open();
    // The lease and the bundle cannot be done without; all else is kept more than once.
    assertThat(client.check(INK).isAllowed()).isEqualTo(intact || damaged >= 2);
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
      byte[] bytes = FileDamage.of(whole.get(i), random);
      Home.write(files.get(i), Arrays.equals(bytes, whole.get(i)) ? new byte[0] : bytes);
    }
    assertThat(home.open().check(INK).isAllowed()).isFalse();
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
  void filesAndFolders_areTheOwnersAlone(@TempDir Path root) throws IOException {
    Home owner = new Home(root);
    EntitlementClient client = owner.open();
    client.offlineRequest("NB-128T5-CY4TQ-KFF7J-4MNY7-NR5GC");
    client.install(Home.keyLease(client.status().device(), owner.instant()));
    client.install(Home.bundle(1, owner.instant()));
    client.returnFile();
    owner.activatedAt(owner.instant());
    Home.write(owner.folder.resolve("installation"), new byte[] {1});
    Home.write(owner.folder.resolve("installation.copy"), new byte[] {1});
    owner.open();
    ExchangeLock.waitFor(owner.folder).close();
    List<String> names = new ArrayList<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.filter(path -> !path.equals(root)).toList()) {
        names.add(path.getFileName().toString());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
            .as(path.toString())
            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
      }
    }
    assertThat(names).containsAll(NAMES).contains("lock", "refresh.lock", "marker", "returned");
    assertThat(names).noneMatch(name -> name.endsWith(".new"));
  }

  @Test
  void hugeFiles_areNotReadWhole(@TempDir Path root) {
    Home owner = new Home(root);
    owner.open();
    byte[] huge = "x".repeat(3_000_000).getBytes(StandardCharsets.US_ASCII);
    NAMES.forEach(name -> Home.write(owner.folder.resolve(name), huge));
    Home.write(owner.folder.resolve("marker"), huge);
    assertThat(owner.open().check(INK).isAllowed()).isFalse();
  }

  @Test
  void readerAtAnyMoment_seesWholeFiles(@TempDir Path root) throws Exception {
    Home owner = new Home(root);
    EntitlementClient client = owner.activatedAt(owner.instant());
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      Future<?> writer =
          threads.submit(
              () -> {
                for (int i = 0; i < 50; i++) {
                  owner.pass(Duration.ofMinutes(10));
                  owner.open();
                  client.offlineRequest("NB-128T5-CY4TQ-KFF7J-4MNY7-NR5GC");
                }
              });
      while (!writer.isDone()) {
        for (Path marker : owner.markers()) {
          assertThat(Marker.read(text(marker))).isNotNull();
        }
        for (String name : NAMES.subList(2, 4)) {
          assertThat(InstallationText.read(text(owner.folder.resolve(name)))).isNotNull();
        }
      }
      writer.get();
    } finally {
      threads.shutdownNow();
    }
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
