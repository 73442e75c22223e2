package io.entitlements.core.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.activation.Activation;
import io.entitlements.activation.ActivationPolicy;
import io.entitlements.activation.ActivationPolicy.MachineCheck;
import io.entitlements.activation.ActivationPolicy.WhenFull;
import io.entitlements.activation.MachineTraits;
import io.entitlements.activation.Reaction;
import io.entitlements.activation.RefreshRefusal;
import io.entitlements.core.client.ActivationResult.Activated;
import io.entitlements.core.client.EngineServer.Cut;
import io.entitlements.core.client.RefreshResult.Refreshed;
import io.entitlements.lease.Lease;
import io.entitlements.lease.LeaseRefusal;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is left where a right does not go on. */
class OnlineRefusalTest extends OneSchool {

  @Test
  void runThatEndsWithinARefusal_isRefusedAgain() {
    activatedComputer(ActivationPolicy.DEFAULT);
    copy("a", "copy");
    assertThat(online("copy").returnKey()).isEqualTo(new ReturnResult.Returned());
    Home.delete(root.resolve("a").resolve("lease"));
    assertThat(online("a").refresh()).isEqualTo(new RefreshResult.Refused(RefreshRefusal.ENDED));
  }

  @Test
  void copyOfTheFolder_isFoundAndBothLoseTheLease() {
    activatedComputer(ActivationPolicy.DEFAULT);
    copy("a", "copy");
    DeviceId device = online("a").client().status().device();
    assertThat(online("a").refresh()).isInstanceOf(Refreshed.class);
    assertThat(online("copy").refresh())
        .isEqualTo(new RefreshResult.Refused(RefreshRefusal.CLONED));
    assertThat(allows("copy")).isFalse();
    assertThat(online("copy").refresh()).isEqualTo(new RefreshResult.NotActivated());
    assertThat(online("a").refresh()).isEqualTo(new RefreshResult.Refused(RefreshRefusal.CLONED));
    assertThat(allows("a")).isFalse();
    assertThat(clones()).hasSize(1);
    assertThat(vendor.seatsInUse()).isEqualTo(1);

    vendor.pass(Duration.ofSeconds(1));
    assertThat(online("a").activate(vendor.key())).isInstanceOf(Activated.class);
    assertThat(allows("a")).isTrue();
    assertThat(online("a").client().status().device()).isEqualTo(device);
    assertThat(online("a").refresh()).isInstanceOf(Refreshed.class);
    assertThat(vendor.seatsInUse()).isEqualTo(1);
  }

  @Test
  void keptLeaseOfARightThatDoesNotGoOn_isNotInstalledAgain() {
    activatedComputer(ActivationPolicy.DEFAULT);
    copy("a", "copy");
    online("a").refresh();
    Lease kept = lease("a");
    online("copy").refresh();
    online("a").refresh();
    assertTakesNot(kept);
  }

  /** Neither where it is installed nor where it is copied to. */
  private void assertTakesNot(Lease kept) {
    assertThat(vendor.open(root.resolve("a")).install(kept))
        .isEqualTo(new LeaseInstall.Refused(LeaseRefusal.REVOKED));
    assertThat(allows("a")).isFalse();
    Path file = root.resolve("a").resolve("lease");
    byte[] now = file.toFile().exists() ? Home.bytes(file) : new byte[0];
    Home.write(file, kept.text().getBytes(US_ASCII));
    assertThat(allows("a")).isFalse();
    assertThat(vendor.open(root.resolve("a")).status().refusal()).contains(LeaseRefusal.REVOKED);
    if (now.length == 0) {
      Home.delete(file);
    } else {
      Home.write(file, now);
    }
  }

  @Test
  void keptLeaseAfterANewOfflineRequest_isNotInstalledAgainAndItsAnswerIs() {
    activatedComputer(ActivationPolicy.DEFAULT);
    copy("a", "copy");
    online("a").refresh();
    Lease kept = lease("a");
    online("copy").refresh();
    online("a").refresh();
    vendor.pass(Duration.ofSeconds(1));
    EntitlementClient client = vendor.open(root.resolve("a"));
    OfflineRequest.Ready ready = (OfflineRequest.Ready) client.offlineRequest(vendor.key());
    assertTakesNot(kept);

    Activation activation = vendor.engine.activations().byRequestFile(ready.file()).orElseThrow();
    Lease answer = vendor.answer(activation);
    assertThat(client.install(answer)).isInstanceOf(LeaseInstall.Installed.class);
    assertThat(allows("a")).isTrue();
    Home.delete(root.resolve("a").resolve("lease"));
    assertTakesNot(kept);
    assertThat(client.install(answer)).isInstanceOf(LeaseInstall.Installed.class);
    assertThat(online("a").refresh()).isInstanceOf(Refreshed.class);
  }

  @Test
  void keptLeaseOfAPersonWhoIsNotActive_isNotInstalledAgain() {
    school(ActivationPolicy.DEFAULT);
    AccountId ada = vendor.ada();
    server.knows(ada);
    online("a").signIn(ADA);
    Lease kept = lease("a");
    server.refuseRefreshes(RefreshRefusal.ACCOUNT_NOT_ACTIVE);
    assertThat(online("a").refresh())
        .isEqualTo(new RefreshResult.Refused(RefreshRefusal.ACCOUNT_NOT_ACTIVE));
    assertTakesNot(kept);
    server.refuseRefreshes(null);
    vendor.pass(Duration.ofSeconds(1));
    assertThat(online("a").refresh()).isInstanceOf(Refreshed.class);
    assertThat(allows("a")).isTrue();
  }

  @Test
  void keyOfAClone_canBeReturnedInsteadOfTypedAgain() {
    activatedComputer(ActivationPolicy.DEFAULT);
    copy("a", "copy");
    online("a").refresh();
    online("copy").refresh();
    online("a").refresh();
    assertThat(online("a").returnKey()).isEqualTo(new ReturnResult.Returned());
    assertThat(vendor.seatsInUse()).isZero();
  }

  @Test
  void keyOfACloneTypedAgainWithoutAnAnswer_canBeReturnedWhateverTheServerHeard() {
    for (Cut cut : new Cut[] {Cut.BEFORE, Cut.AFTER}) {
      activatedComputer(ActivationPolicy.DEFAULT);
      copy("a", "copy");
      online("a").refresh();
      online("copy").refresh();
      online("a").refresh();
      server.cut(cut);
      assertThat(online("a").activate(vendor.key()))
          .isInstanceOf(ActivationResult.Unanswered.class);
      server.cut(Cut.NOWHERE);
      assertThat(online("a").returnKey()).isEqualTo(new ReturnResult.Returned());
      assertThat(vendor.seatsInUse()).isZero();
      Home.delete(root.resolve("keys"));
      Home.delete(root.resolve("a"));
      Home.delete(root.resolve("copy"));
    }
  }

  @Test
  void whereClonesAreOnlyReported_theSecretStaysAndBothGoOn() {
    activatedComputer(ActivationPolicy.DEFAULT.withOnClone(Reaction.REPORT));
    copy("a", "copy");
    online("a").refresh();
    for (int i = 0; i < 3; i++) {
      String before = installation("copy");
      assertThat(online("copy").refresh()).isInstanceOf(Refreshed.class);
      assertThat(installation("copy")).isEqualTo(before);
      assertThat(online("a").refresh()).isInstanceOf(Refreshed.class);
    }
    assertThat(clones()).hasSize(1);
  }

  @Test
  void keyReturnedElsewhere_endsTheLeaseAndTheInstallation() {
    activatedComputer(ActivationPolicy.DEFAULT);
    copy("a", "copy");
    DeviceId device = online("a").client().status().device();
    assertThat(online("copy").returnKey()).isEqualTo(new ReturnResult.Returned());
    assertThat(online("a").refresh()).isEqualTo(new RefreshResult.Refused(RefreshRefusal.ENDED));
    assertThat(allows("a")).isFalse();
    assertThat(online("a").client().status().device()).isNotEqualTo(device);
    assertThat(online("a").refresh()).isEqualTo(new RefreshResult.NotActivated());
  }

  @Test
  void anotherMachine_loosesTheLeaseAndTypesTheKeyAgain() {
    activatedComputer(
        ActivationPolicy.DEFAULT.withMachine(
            new MachineCheck(Map.of(MachineTraits.BOARD, 1), 50, Reaction.REACTIVATE)));
    online(machine("board-1")).refresh();
    OnlineClient moved = online(machine("board-2"));
    assertThat(moved.refresh())
        .isEqualTo(new RefreshResult.Refused(RefreshRefusal.MACHINE_CHANGED));
    assertThat(allows("a")).isFalse();
    vendor.pass(Duration.ofSeconds(1));
    assertThat(moved.activate(vendor.key())).isInstanceOf(Activated.class);
    assertThat(moved.refresh()).isInstanceOf(Refreshed.class);
    assertThat(vendor.seatsInUse()).isEqualTo(1);
  }

  private MachineTraits machine(String board) {
    String hash = MachineTraits.hash("vendor", MachineTraits.BOARD, board);
    return new MachineTraits(Map.of(MachineTraits.BOARD, hash));
  }

  private OnlineClient online(MachineTraits traits) {
    return vendor.open(root.resolve("a")).online(server, traits);
  }

  @Test
  void stranger_keepsTheKeyToBeTypedAgain() {
    activatedComputer(ActivationPolicy.DEFAULT);
    copy("a", "backup");
    online("a").refresh();
    online("a").refresh();
    assertThat(online("backup").refresh())
        .isEqualTo(new RefreshResult.Refused(RefreshRefusal.NOT_RECOGNIZED));
    assertThat(allows("backup")).isFalse();
    vendor.pass(Duration.ofSeconds(1));
    assertThat(online("backup").activate(vendor.key())).isInstanceOf(Activated.class);
    assertThat(vendor.seatsInUse()).isEqualTo(1);
  }

  @Test
  void personSignedOutForAnotherDevice_isANewInstallation() {
    school(ActivationPolicy.DEFAULT.withDevices(1, WhenFull.DROP_LONGEST_UNUSED));
    server.knows(vendor.ada());
    assertThat(online("a").signIn(ADA)).isInstanceOf(Activated.class);
    vendor.pass(Duration.ofMinutes(1));
    assertThat(online("b").signIn(ADA)).isInstanceOf(Activated.class);
    assertThat(online("a").refresh())
        .isEqualTo(new RefreshResult.Refused(RefreshRefusal.SIGNED_OUT_FOR_ANOTHER));
    assertThat(allows("a")).isFalse();
    assertThat(online("a").signIn(ADA)).isInstanceOf(Activated.class);
  }

  @Test
  void personSignedOutFromElsewhere_hasNoLeaseAnyMore() {
    school(ActivationPolicy.DEFAULT);
    AccountId ada = vendor.ada();
    server.knows(ada);
    online("a").signIn(ADA);
    DeviceId device = online("a").client().status().device();
    vendor.engine.activations().signOut(ada, device).orElseThrow();
    assertThat(online("a").refresh()).isEqualTo(new RefreshResult.Refused(RefreshRefusal.ENDED));
    assertThat(allows("a")).isFalse();
  }
}
