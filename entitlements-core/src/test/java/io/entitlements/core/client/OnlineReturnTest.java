package io.entitlements.core.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.activation.ActivationPolicy;
import io.entitlements.core.client.ActivationResult.Activated;
import io.entitlements.core.client.EngineServer.Cut;
import io.entitlements.type.DeviceId;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnlineReturnTest {

  @TempDir private Path root;
  private Vendor vendor;
  private EngineServer server;

  @BeforeEach
  void activatedComputer() {
    vendor = new Vendor(root.resolve("keys"), 1, ActivationPolicy.DEFAULT);
    server = new EngineServer(vendor.engine);
    assertThat(online("a").activate(vendor.key())).isInstanceOf(Activated.class);
  }

  private OnlineClient online(String computer) {
    return vendor.open(root.resolve(computer)).online(server);
  }

  private boolean allows(String computer) {
    return vendor.open(root.resolve(computer)).check(Vendor.INK).isAllowed();
  }

  @Test
  void returnedKey_freesTheSeatForAnotherComputer() {
    DeviceId device = online("a").client().status().device();
    assertThat(online("a").returnKey()).isEqualTo(new ReturnResult.Returned());
    assertThat(allows("a")).isFalse();
    assertThat(online("a").client().status().device()).isNotEqualTo(device);
    assertThat(online("b").activate(vendor.key())).isInstanceOf(Activated.class);
    assertThat(online("a").activate(vendor.key())).isInstanceOf(ActivationResult.Refused.class);
    assertThat(online("a").returnKey()).isEqualTo(new ReturnResult.NothingHeld());
  }

  @Test
  void returnWithoutANetwork_isAFileAndIsToldByTheNextExchange() {
    for (Cut cut : new Cut[] {Cut.BEFORE, Cut.AFTER}) {
      server.cut(cut);
      ReturnResult result = online("a").returnKey();
      assertThat(result).isInstanceOf(ReturnResult.Untold.class);
      String file = ((ReturnResult.Untold) result).returnFile().orElseThrow();
      assertThat(vendor.open(root.resolve("a")).returnFile()).contains(file);
      assertThat(result.toString()).doesNotContain("secret");
      assertThat(allows("a")).isFalse();
      assertThat(online("a").refresh()).isInstanceOf(RefreshResult.Unanswered.class);
      server.cut(Cut.NOWHERE);
      assertThat(online("a").refresh()).isEqualTo(new RefreshResult.NotActivated());
      assertThat(vendor.seatsInUse()).isZero();
      assertThat(vendor.open(root.resolve("a")).returnFile()).isEmpty();
      assertThat(online("a").activate(vendor.key())).isInstanceOf(Activated.class);
    }
  }

  @Test
  void fileCarriedToThePortal_andTheExchangeAfterIt_areOneReturn() {
    server.cut(Cut.BEFORE);
    String file = ((ReturnResult.Untold) online("a").returnKey()).returnFile().orElseThrow();
    vendor.engine.activations().byReturnFile(file).orElseThrow();
    server.cut(Cut.NOWHERE);
    assertThat(online("b").activate(vendor.key())).isInstanceOf(Activated.class);
    assertThat(online("a").refresh()).isEqualTo(new RefreshResult.NotActivated());
    assertThat(vendor.seatsInUse()).isEqualTo(1);
    assertThat(online("b").refresh()).isInstanceOf(RefreshResult.Refreshed.class);
  }

  @Test
  void severalReturnsWithoutANetwork_areAllTold() {
    OnlineClient client = online("a");
    server.cut(Cut.BEFORE);
    client.returnKey();
    OfflineRequest.Ready again =
        (OfflineRequest.Ready) vendor.open(root.resolve("a")).offlineRequest(vendor.key());
    client.returnKey();
    server.cut(Cut.NOWHERE);
    vendor.engine.activations().byReturnFile(firstReturn()).orElseThrow();
    vendor.engine.activations().byRequestFile(again.file()).orElseThrow();
    assertThat(vendor.seatsInUse()).isEqualTo(1);
    client.refresh();
    assertThat(vendor.seatsInUse()).isZero();
  }

  private String firstReturn() {
    return new ReturnedFile(root.resolve("a")).read().get(0).returnFile();
  }

  @Test
  void runThatEndsWithinAReturn_isFinishedByTheNextExchange() {
    Path folder = root.resolve("a");
    byte[] held = Home.bytes(folder.resolve("installation"));
    byte[] lease = Home.bytes(folder.resolve("lease"));
    server.cut(Cut.BEFORE);
    online("a").returnKey();
    byte[] returned = Home.bytes(folder.resolve("returned"));
    server.cut(Cut.NOWHERE);
    for (boolean installationIsNew : new boolean[] {true, false}) {
      Home.write(folder.resolve("returned"), returned);
      Home.write(folder.resolve("lease"), lease);
      if (!installationIsNew) {
        Home.write(folder.resolve("installation"), held);
      }
      assertThat(allows("a")).isEqualTo(!installationIsNew);
      assertThat(online("a").refresh()).isEqualTo(new RefreshResult.NotActivated());
      assertThat(vendor.seatsInUse()).isZero();
      assertThat(allows("a")).isFalse();
      assertThat(folder.resolve("lease")).doesNotExist();
      assertThat(folder.resolve("returned")).doesNotExist();
    }
  }

  @Test
  void damagedNoteOfAReturn_leavesTheOthersToBeTold() {
    Path returned = root.resolve("a").resolve("returned");
    OnlineClient client = online("a");
    server.cut(Cut.BEFORE);
    client.returnKey();
    String first = new String(Home.bytes(returned), US_ASCII);
    vendor.open(root.resolve("a")).offlineRequest(vendor.key());
    client.returnKey();
    String both = new String(Home.bytes(returned), US_ASCII);
    server.cut(Cut.NOWHERE);
    String damaged = first.replace("secret ", "secret A") + both.substring(first.length());
    Home.write(returned, damaged.getBytes(US_ASCII));
    assertThat(client.refresh()).isEqualTo(new RefreshResult.NotActivated());
    assertThat(returned).doesNotExist();
    assertThat(vendor.seatsInUse()).isEqualTo(1);
    vendor.engine.activations().byReturnFile(returnFile(first)).orElseThrow();
    assertThat(vendor.seatsInUse()).isZero();
  }

  private static String returnFile(String returned) {
    return Optional.ofNullable(InstallationText.read(returned)).orElseThrow().returnFile();
  }

  @Test
  void damagedFileOfReturns_tellsNothingAndStandsInNobodysWay() {
    Path returned = root.resolve("a").resolve("returned");
    Home.write(returned, "x".repeat(100_000).getBytes(US_ASCII));
    assertThat(online("a").refresh()).isInstanceOf(RefreshResult.Refreshed.class);
    assertThat(allows("a")).isTrue();
    assertThat(online("a").returnKey()).isEqualTo(new ReturnResult.Returned());
    assertThat(vendor.seatsInUse()).isZero();
  }

  @Test
  void returnWhileARefreshIsUnanswered_isRecognized() {
    server.cut(Cut.AFTER);
    online("a").refresh();
    server.cut(Cut.NOWHERE);
    assertThat(online("a").returnKey()).isEqualTo(new ReturnResult.Returned());
    assertThat(vendor.seatsInUse()).isZero();
  }

  @Test
  void returnWhileTheAnswerOfARefreshIsOnItsWay_staysReturned() {
    EntitlementClient client = vendor.open(root.resolve("a"));
    server.meanwhile(() -> assertThat(client.returnFile()).isPresent());
    assertThat(client.online(server).refresh()).isEqualTo(new RefreshResult.NotActivated());
    assertThat(client.check(Vendor.INK).isAllowed()).isFalse();
    assertThat(client.online(server).refresh()).isEqualTo(new RefreshResult.NotActivated());
    assertThat(vendor.seatsInUse()).isZero();
  }
}
