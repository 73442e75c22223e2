package io.entitlements.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.activation.Activation;
import io.entitlements.activation.ActivationPolicy;
import io.entitlements.type.DeviceId;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A computer without a network and its portal, which hear of each other by file and on the phone.
 */
class OfflineWithPortalTest {

  @TempDir private Path root;
  private Vendor vendor;

  @BeforeEach
  void schoolWithOneSeat() {
    vendor = new Vendor(root.resolve("keys"), 1, ActivationPolicy.DEFAULT);
  }

  private EntitlementClient open() {
    return vendor.open(root.resolve("a"));
  }

  private static OfflineRequest.Ready request(EntitlementClient client, String key) {
    return (OfflineRequest.Ready) client.offlineRequest(key);
  }

  @Test
  void keyAndCodeReadOutOnThePhone_activateAndGoOnOnlineBySeatAndSecret() {
    EntitlementClient client = open();
    String code = request(client, vendor.key()).phoneCode();
    String heard = code.toLowerCase(java.util.Locale.ROOT).replace("-", " ");
    Activation activation = vendor.engine.activations().byPhone(vendor.key(), heard).orElseThrow();
    assertThat(client.install(vendor.answer(activation)))
        .isInstanceOf(LeaseInstall.Installed.class);
    assertThat(open().check(Vendor.INK).isAllowed()).isTrue();
    assertThat(vendor.seatsInUse()).isEqualTo(1);

    vendor.pass(Duration.ofDays(1));
    OnlineClient online = open().online(new EngineServer(vendor.engine));
    assertThat(online.refresh()).isInstanceOf(RefreshResult.Refreshed.class);
    assertThat(online.refresh()).isInstanceOf(RefreshResult.Refreshed.class);
    assertThat(vendor.seatsInUse()).isEqualTo(1);
  }

  @Test
  void activationOnThePhone_isReturnedByFile() {
    EntitlementClient client = open();
    String code = request(client, vendor.key()).phoneCode();
    DeviceId device = client.status().device();
    Activation activation = vendor.engine.activations().byPhone(vendor.key(), code).orElseThrow();
    client.install(vendor.answer(activation));
    String file = client.returnFile().orElseThrow();
    Activation ended = vendor.engine.activations().byReturnFile(file).orElseThrow();
    assertThat(ended.device()).isEqualTo(device);
    assertThat(vendor.seatsInUse()).isZero();
    assertThat(open().check(Vendor.INK).isAllowed()).isFalse();
  }

  @Test
  void signedKey_isAskedForAndReturnedByFile() {
    EntitlementClient client = open();
    String file = request(client, vendor.signedKey()).file();
    Activation activation = vendor.engine.activations().byRequestFile(file).orElseThrow();
    assertThat(client.install(vendor.answer(activation)))
        .isInstanceOf(LeaseInstall.Installed.class);
    assertThat(open().check(Vendor.INK).isAllowed()).isTrue();
    String returned = client.returnFile().orElseThrow();
    vendor.engine.activations().byReturnFile(returned).orElseThrow();
    assertThat(vendor.seatsInUse()).isZero();
  }
}
