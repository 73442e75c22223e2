package io.entitlements.core.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.catalog.FeatureId;
import io.entitlements.core.internal.lease.SignedLeases;
import io.entitlements.core.internal.offline.FileReading;
import io.entitlements.core.internal.offline.RequestFile;
import io.entitlements.core.internal.offline.ReturnFile;
import io.entitlements.core.internal.signing.DeviceCode;
import io.entitlements.core.internal.signing.MacKey;
import io.entitlements.core.internal.signing.ProductKeyCodec;
import io.entitlements.lease.Lease;
import io.entitlements.lease.LeaseRefusal;
import io.entitlements.lease.LeasesOf;
import io.entitlements.lease.Revocation;
import io.entitlements.type.DeviceId;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientOfflineTest {

  private static final FeatureId INK = SignedLeases.FEATURE;
  private static final String KEY = "NB-128T5-CY4TQ-KFF7J-4MNY7-NR5GC";
  private static final String OTHER_KEY =
      ProductKeyCodec.render("NB", 2, 77, MacKey.of(new byte[32]));

  @TempDir private Path root;
  private Home home;

  @BeforeEach
  void computerWhoseTrialIsOver() {
    home = new Home(root);
    home.open();
    home.pass(Duration.ofDays(46));
  }

  @Test
  void requestAnswerAndInstall_allow() {
    EntitlementClient client = home.open();
    OfflineRequest.Ready ready =
        (OfflineRequest.Ready) client.offlineRequest(" " + KEY.replace("-", ""));
    RequestFile request = request(ready.file());
    DeviceId device = client.status().device();
    assertThat(request.key()).isEqualTo(KEY);
    assertThat(request.installation().device()).isEqualTo(device);
    assertThat(ready.phoneCode()).isEqualTo(DeviceCode.render(device));
    assertThat(ready.toString()).doesNotContain(KEY);
    assertThat(client.check(INK).isAllowed()).isFalse();

    Lease answer = new Lease("\r\n" + Home.keyLease(device, home.instant()).text() + "\r\n");
    assertThat(client.install(answer)).isInstanceOf(LeaseInstall.Installed.class);
    assertThat(client.check(INK).isAllowed()).isTrue();
    assertThat(home.open().check(INK).isAllowed()).isTrue();
  }

  @Test
  void requestAgain_isTheSameAlsoAfterARestart() {
    OfflineRequest first = home.open().offlineRequest(KEY);
    assertThat(home.open().offlineRequest(KEY)).isEqualTo(first);
  }

  @Test
  void mistypedKey_isAskedForNothing() {
    assertThat(home.open().offlineRequest(KEY.replace("CY4", "CYY")))
        .isInstanceOf(OfflineRequest.Mistyped.class);
    assertThat(home.open().returnFile()).isEmpty();
  }

  @Test
  void answerForAnotherComputer_isWrongDeviceAndStoresNothing() {
    EntitlementClient client = home.open();
    Lease foreign = Home.keyLease(SignedLeases.DEVICE, home.instant());
    assertThat(client.install(foreign))
        .isEqualTo(new LeaseInstall.Refused(LeaseRefusal.WRONG_DEVICE));
    assertThat(client.status().refusal()).isEmpty();
  }

  @Test
  void returnedKey_isGoneWithItsLeaseAndTheOldAnswerIsForAnotherDevice() {
    EntitlementClient client = home.open();
    RequestFile request = request(((OfflineRequest.Ready) client.offlineRequest(KEY)).file());
    DeviceId device = client.status().device();
    Lease answer = Home.keyLease(device, home.instant());
    client.install(answer);

    ReturnFile returned = returned(client);
    String text = returned.text();
    assertThat(returned.device()).isEqualTo(device);
    assertThat(returned.secret().hash()).isEqualTo(request.installation().secret().orElseThrow());
    assertThat(client.check(INK).isAllowed()).isFalse();
    assertThat(client.status().device()).isNotEqualTo(device);
    assertThat(client.install(answer))
        .isEqualTo(new LeaseInstall.Refused(LeaseRefusal.WRONG_DEVICE));
    assertThat(home.open().returnFile()).contains(text);
  }

  @Test
  void otherKeyWhileOneIsInUse_isToBeReturnedFirst() {
    EntitlementClient client = home.open();
    client.offlineRequest(KEY);
    client.install(Home.keyLease(client.status().device(), home.instant()));
    assertThat(home.open().offlineRequest(OTHER_KEY))
        .isInstanceOf(OfflineRequest.GiveUpFirst.class);
    String held = new String(Home.bytes(home.folder.resolve("installation")), US_ASCII);
    assertThat(InstallationText.read(held)).matches(InstallationState::isHeld);
    assertThat(String.valueOf(InstallationText.read(held))).doesNotContain(KEY);
  }

  @Test
  void otherKeyAfterARequest_isToBeReturnedFirstForItMayHaveTakenASeat() {
    EntitlementClient client = home.open();
    OfflineRequest.Ready first = (OfflineRequest.Ready) client.offlineRequest(KEY);
    assertThat(client.offlineRequest(OTHER_KEY)).isInstanceOf(OfflineRequest.GiveUpFirst.class);
    assertThat(client.offlineRequest(KEY)).isEqualTo(first);
    assertThat(returned(client).key()).isEqualTo(KEY);
    assertThat(client.offlineRequest(OTHER_KEY)).isInstanceOf(OfflineRequest.Ready.class);
  }

  @Test
  void lateAnswerToARequestThatWasReplaced_isForAnotherDeviceAndTheReturnIsOfTheKeyInUse() {
    EntitlementClient client = home.open();
    client.offlineRequest(KEY);
    DeviceId before = client.status().device();
    Lease late = Home.keyLease(before, home.instant());
    assertThat(returned(client).key()).isEqualTo(KEY);
    client.offlineRequest(OTHER_KEY);
    assertThat(client.install(late)).isEqualTo(new LeaseInstall.Refused(LeaseRefusal.WRONG_DEVICE));
    assertThat(client.check(INK).isAllowed()).isFalse();
    DeviceId device = client.status().device();
    client.install(Home.keyLease(device, home.instant()));
    ReturnFile returned = returned(client);
    assertThat(returned.key()).isEqualTo(OTHER_KEY);
    assertThat(returned.device()).isEqualTo(device).isNotEqualTo(before);
  }

  private static ReturnFile returned(EntitlementClient client) {
    String text = client.returnFile().orElseThrow();
    return ((FileReading.Read<ReturnFile>) ReturnFile.read(text)).value();
  }

  @Test
  void olderLease_doesNotTakeThePlaceOfANewerOne() {
    EntitlementClient client = home.open();
    DeviceId device = client.status().device();
    client.install(Home.lease(device, home.instant()));
    assertThat(client.install(Home.lease(device, home.instant().minusSeconds(1))))
        .isEqualTo(new LeaseInstall.Older());
  }

  @Test
  void revocationInABundle_stopsTheLeaseAndANewLeaseGoesOn() {
    EntitlementClient client = home.open();
    DeviceId device = client.status().device();
    client.install(Home.lease(device, home.instant()));
    Revocation revocation =
        new Revocation(new LeasesOf.Device(device), home.instant().plusSeconds(1));
    home.pass(Duration.ofMinutes(1));
    assertThat(client.install(Home.bundle(1, home.instant(), revocation)))
        .isInstanceOf(BundleInstall.Installed.class);
    assertThat(client.status().refusal()).contains(LeaseRefusal.REVOKED);
    assertThat(client.check(INK).isAllowed()).isFalse();
    assertThat(client.install(Home.lease(device, home.instant())))
        .isInstanceOf(LeaseInstall.Installed.class);
    assertThat(home.open().check(INK).isAllowed()).isTrue();
  }

  @Test
  void deletedOrOlderBundle_isMissedAndStopsTheLease() {
    EntitlementClient client = home.activatedAt(home.instant());
    client.install(Home.bundle(1, home.instant()));
    Path file = home.folder.resolve("bundle");
    byte[] older = Home.bytes(file);
    home.pass(Duration.ofHours(1));
    assertThat(client.install(Home.bundle(2, home.instant())))
        .isInstanceOf(BundleInstall.Installed.class);
    assertThat(client.install(Home.bundle(1, home.instant()))).isEqualTo(new BundleInstall.Older());
    Home.write(file, older);
    assertThat(home.open().check(INK).isAllowed()).isFalse();
    Home.delete(file);
    EntitlementClient without = home.open();
    assertThat(without.check(INK).isAllowed()).isFalse();
    assertThat(without.status().needsRefresh()).isTrue();
    assertThat(without.install(Home.bundle(2, home.instant())))
        .isInstanceOf(BundleInstall.Installed.class);
    assertThat(without.check(INK).isAllowed()).isTrue();
  }

  private static RequestFile request(String file) {
    return ((FileReading.Read<RequestFile>) RequestFile.read(file)).value();
  }
}
