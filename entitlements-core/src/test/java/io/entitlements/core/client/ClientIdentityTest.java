package io.entitlements.core.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.catalog.FeatureId;
import io.entitlements.check.Reason;
import io.entitlements.core.internal.lease.SignedLeases;
import io.entitlements.lease.LeaseRefusal;
import io.entitlements.type.DeviceId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who this computer is, and its key and secret, outlive what happens to their files. */
class ClientIdentityTest {

  private static final FeatureId INK = SignedLeases.FEATURE;
  private static final String KEY = "NB-128T5-CY4TQ-KFF7J-4MNY7-NR5GC";
  private static final byte[] DAMAGED = "entitlements-installation 1\ndevice".getBytes(US_ASCII);

  @TempDir private Path root;
  private Home home;
  private Path first;
  private Path second;
  private DeviceId device;
  private OfflineRequest request;

  @BeforeEach
  void computerWithAKeyWhoseTrialIsOver() {
    home = new Home(root);
    home.open();
    home.pass(Duration.ofDays(46));
    EntitlementClient client = home.open();
    device = client.status().device();
    request = client.offlineRequest(KEY);
    client.install(Home.keyLease(device, home.instant()));
    first = home.folder.resolve("installation");
    second = home.folder.resolve("installation.copy");
  }

  private void assertNothingLost() {
    EntitlementClient client = home.open();
    assertThat(client.status().device()).isEqualTo(device);
    assertThat(client.status().needsRefresh()).isFalse();
    assertThat(client.check(INK).isAllowed()).isTrue();
    assertThat(client.offlineRequest(KEY)).isEqualTo(request);
    assertThat(Home.bytes(first)).isEqualTo(Home.bytes(second));
  }

  @Test
  void oneOfTheTwoFilesDamagedEmptyOrGone_healsFromTheOther() {
    for (Path file : new Path[] {first, second}) {
      Home.write(file, DAMAGED);
      assertNothingLost();
      Home.write(file, new byte[0]);
      assertNothingLost();
      Home.delete(file);
      assertNothingLost();
    }
  }

  @Test
  void bothFilesDamaged_areKeptAsideAndThisIsAnotherInstallation() {
    byte[] whole = Home.bytes(first);
    byte[] torn = java.util.Arrays.copyOf(whole, whole.length - 1);
    Home.write(first, torn);
    Home.write(second, DAMAGED);
    EntitlementClient client = home.open();
    assertThat(client.status().device()).isNotEqualTo(device);
    assertThat(client.status().refusal()).contains(LeaseRefusal.WRONG_DEVICE);
    assertThat(client.check(INK).isAllowed()).isFalse();
    assertThat(Home.bytes(home.folder.resolve("installation.damaged1"))).isEqualTo(torn);
    assertThat(Home.bytes(home.folder.resolve("installation.copy.damaged1"))).isEqualTo(DAMAGED);
    assertThat(home.open().status().device()).isEqualTo(client.status().device());
  }

  @Test
  void filesKeptAside_areTheFirstFour() throws IOException {
    for (int i = 0; i < 7; i++) {
      Home.write(first, ("damaged for the time " + i).getBytes(US_ASCII));
      Home.write(second, DAMAGED);
      home.open();
    }
    try (java.util.stream.Stream<Path> files = Files.list(home.folder)) {
      assertThat(files.filter(file -> file.toString().contains("damaged"))).hasSize(8);
    }
    assertThat(Files.readString(home.folder.resolve("installation.damaged1"))).endsWith(" 0");
  }

  @Test
  void laterVersion_isLeftAloneAndTheLeaseDoesNotCount() {
    byte[] newer = newer();
    Home.write(first, newer);
    byte[] copy = Home.bytes(second);
    EntitlementClient client = home.open();
    ClientStatus status = client.status();
    assertThat(status.device()).isNotEqualTo(device);
    assertThat(status.needsRefresh()).isTrue();
    assertThat(client.check(INK).reason()).isEqualTo(Reason.LEASE_NOT_CURRENT);
    home.pass(Duration.ofMinutes(10));
    assertThat(client.status().device()).isEqualTo(status.device());
    assertThatThrownBy(() -> client.offlineRequest(KEY)).isInstanceOf(UncheckedIOException.class);
    assertThat(client.returnFile()).isEmpty();
    assertThat(Home.bytes(first)).isEqualTo(newer);
    assertThat(Home.bytes(second)).isEqualTo(copy);

    Home.write(first, copy);
    assertNothingLost();
  }

  @Test
  void laterVersionOfWhichTheFirstFileIsGone_isLeftAlone() {
    byte[] newer = newer();
    Home.delete(first);
    Home.write(second, newer);
    assertThat(home.open().status().device()).isNotEqualTo(device);
    assertThat(first).doesNotExist();
    assertThat(Home.bytes(second)).isEqualTo(newer);
  }

  @Test
  void laterVersionThatHadWrittenOnlyTheSecondFile_isNotKnownYetAndIsLeftAlone() {
    byte[] newer = newer();
    Home.write(second, newer);
    EntitlementClient client = home.open();
    assertThat(client.offlineRequest(KEY)).isEqualTo(request);
    assertThat(client.check(INK).isAllowed()).isTrue();
    assertThat(Home.bytes(second)).isEqualTo(newer);
  }

  @Test
  void laterVersionOfWhatWasGivenUp_isLeftAloneAndTheKeyIsKept() {
    byte[] newer = newer();
    Path returned = home.folder.resolve("returned");
    Home.write(returned, newer);
    EntitlementClient client = home.open();
    assertThatThrownBy(client::returnFile).isInstanceOf(UncheckedIOException.class);
    assertThat(Home.bytes(returned)).isEqualTo(newer);
    assertNothingLost();
  }

  private static byte[] newer() {
    String[] names = {"device", "keys"};
    String[] values = {"something", "else"};
    return StateText.write("entitlements-installation", 2, names, values).getBytes(US_ASCII);
  }

  @Test
  void filesThatCannotBeRead_areNotReplacedAndCountAgainWhenTheyCan() throws IOException {
    Path aside = root.resolve("aside");
    Files.createDirectory(aside);
    for (Path file : new Path[] {first, second}) {
      Files.move(file, aside.resolve(file.getFileName()));
      Files.createDirectory(file);
    }
    EntitlementClient client = home.open();
    assertThat(client.status().device()).isNotEqualTo(device);
    assertThat(client.status().needsRefresh()).isTrue();
    assertThat(client.check(INK).isAllowed()).isFalse();
    assertThatThrownBy(() -> client.offlineRequest(KEY)).isInstanceOf(UncheckedIOException.class);
    assertThat(first).isEmptyDirectory();
    assertThat(second).isEmptyDirectory();
    for (Path file : new Path[] {first, second}) {
      Files.delete(file);
      Files.move(aside.resolve(file.getFileName()), file);
    }
    assertThat(client.offlineRequest(KEY)).isEqualTo(request);
    assertNothingLost();
  }

  @Test
  void firstFileThatCannotBeRead_isSaidByTheSecondAndNotReplaced() throws IOException {
    Files.delete(first);
    Files.createDirectory(first);
    assertThat(home.open().status().device()).isEqualTo(device);
    assertThat(home.open().check(INK).isAllowed()).isTrue();
    assertThat(first).isEmptyDirectory();
  }

  @Test
  void secondFileThatCannotBeWritten_leavesWhatWasKnown() throws IOException {
    EntitlementClient client = home.open();
    Files.createDirectory(home.folder.resolve("installation.copy.new"));
    Files.createFile(home.folder.resolve("installation.copy.new").resolve("x"));
    assertThatThrownBy(client::returnFile).isInstanceOf(UncheckedIOException.class);
    assertThat(client.status().device()).isEqualTo(device);
    assertThat(client.check(INK).isAllowed()).isTrue();
    assertThat(home.open().check(INK).isAllowed()).isTrue();
  }
}
