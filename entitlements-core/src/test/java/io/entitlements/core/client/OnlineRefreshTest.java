package io.entitlements.core.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.activation.ActivationPolicy;
import io.entitlements.activation.ActivationPolicy.MachineCheck;
import io.entitlements.activation.ActivationPolicy.WhenFull;
import io.entitlements.activation.MachineTraits;
import io.entitlements.activation.Reaction;
import io.entitlements.activation.RefreshRefusal;
import io.entitlements.core.client.ActivationResult.Activated;
import io.entitlements.core.client.EngineServer.Cut;
import io.entitlements.core.client.RefreshResult.Refreshed;
import io.entitlements.event.ActivationEvent.CloneFound;
import io.entitlements.event.RecordedEvent;
import io.entitlements.lease.Lease;
import io.entitlements.lease.LeaseRefusal;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.Revision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnlineRefreshTest {

  private static final Credential ADA = Credential.bearer("ada");

  @TempDir private Path root;
  private Vendor vendor;
  private EngineServer server;

  private void school(ActivationPolicy policy) {
    vendor = new Vendor(root.resolve("keys"), 1, policy);
    server = new EngineServer(vendor.engine);
  }

  private void activatedComputer(ActivationPolicy policy) {
    school(policy);
    assertThat(online("a").activate(vendor.key())).isInstanceOf(Activated.class);
    vendor.pass(Duration.ofMinutes(1));
  }

  private OnlineClient online(String computer) {
    return vendor.open(root.resolve(computer)).online(server);
  }

  private boolean allows(String computer) {
    return vendor.open(root.resolve(computer)).check(Vendor.INK).isAllowed();
  }

  private String installation(String computer) {
    return new String(Home.bytes(root.resolve(computer).resolve("installation")), US_ASCII);
  }

  private void copy(String from, String to) {
    try (Stream<Path> files = Files.list(root.resolve(from))) {
      Files.createDirectories(root.resolve(to));
      for (Path file : files.toList()) {
        Home.write(root.resolve(to).resolve(file.getFileName()), Home.bytes(file));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private List<CloneFound> clones() {
    return vendor.engine.history().after(new Revision(vendor.organization, 0), 1_000).stream()
        .map(RecordedEvent::event)
        .filter(CloneFound.class::isInstance)
        .map(CloneFound.class::cast)
        .toList();
  }

  @Test
  void refresh_bringsALaterLeaseAndAnotherSecret() {
    activatedComputer(ActivationPolicy.DEFAULT);
    String before = installation("a");
    vendor.pass(Duration.ofDays(20));
    Refreshed first = (Refreshed) online("a").refresh();
    assertThat(first.lease().issuedAt()).isEqualTo(vendor.instant());
    assertThat(installation("a")).isNotEqualTo(before);
    vendor.pass(Duration.ofDays(20));
    assertThat(allows("a")).isTrue();
    assertThat(online("a").refresh()).isInstanceOf(Refreshed.class);
  }

  @Test
  void nothingActivated_isNothingToRefresh() {
    school(ActivationPolicy.DEFAULT);
    assertThat(online("a").refresh()).isEqualTo(new RefreshResult.NotActivated());
    assertThat(server.asked).isZero();
  }

  @Test
  void anyCutOfTheNetworkAnyNumberOfTimes_isHealedAndNoClone() {
    activatedComputer(ActivationPolicy.DEFAULT);
    for (int round = 0; round < 20; round++) {
      vendor.pass(Duration.ofHours(1));
      for (int i = 0; i < round % 4; i++) {
        server.cut((round + i) % 3 == 0 ? Cut.BEFORE : Cut.AFTER);
        assertThat(online("a").refresh()).isInstanceOf(RefreshResult.Unanswered.class);
        assertThat(allows("a")).isTrue();
      }
      server.cut(Cut.NOWHERE);
      assertThat(online("a").refresh()).isInstanceOf(Refreshed.class);
    }
    assertThat(clones()).isEmpty();
    assertThat(vendor.seatsInUse()).isEqualTo(1);
  }

  @Test
  void runThatEndsWhileTheServerIsAsked_isNoClone() {
    activatedComputer(ActivationPolicy.DEFAULT);
    server.meanwhile(() -> copy("a", "asked"));
    online("a").refresh();
    assertThat(online("asked").refresh()).isInstanceOf(Refreshed.class);
    assertThat(online("asked").refresh()).isInstanceOf(Refreshed.class);
    assertThat(clones()).isEmpty();
  }

  @Test
  void runThatEndsBeforeTheLeaseIsWritten_isNoClone() {
    activatedComputer(ActivationPolicy.DEFAULT);
    byte[] lease = Home.bytes(root.resolve("a").resolve("lease"));
    vendor.pass(Duration.ofHours(1));
    online("a").refresh();
    Home.write(root.resolve("a").resolve("lease"), lease);
    assertThat(online("a").refresh()).isInstanceOf(Refreshed.class);
    assertThat(clones()).isEmpty();
  }

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

    assertThat(online("a").activate(vendor.key())).isInstanceOf(Activated.class);
    assertThat(allows("a")).isTrue();
    assertThat(online("a").client().status().device()).isEqualTo(device);
    assertThat(online("a").refresh()).isInstanceOf(Refreshed.class);
    assertThat(vendor.seatsInUse()).isEqualTo(1);
  }

  @Test
  void keptLeaseOfARightThatDoesNotGoOn_isNotInstalledAgain() {
    activatedComputer(ActivationPolicy.DEFAULT);
    Lease kept = new Lease(new String(Home.bytes(root.resolve("a").resolve("lease")), US_ASCII));
    copy("a", "copy");
    online("a").refresh();
    online("copy").refresh();
    online("a").refresh();
    assertThat(vendor.open(root.resolve("a")).install(kept))
        .isEqualTo(new LeaseInstall.Refused(LeaseRefusal.REVOKED));
    assertThat(allows("a")).isFalse();
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
    assertThat(online("backup").activate(vendor.key())).isInstanceOf(Activated.class);
    assertThat(vendor.seatsInUse()).isEqualTo(1);
  }

  @Test
  void personSignedOutForAnotherDevice_isANewInstallation() {
    school(ActivationPolicy.DEFAULT.withDevices(1, WhenFull.DROP_LONGEST_UNUSED));
    server.knows(vendor.ada());
    assertThat(online("a").signedIn(ADA)).isInstanceOf(Activated.class);
    vendor.pass(Duration.ofMinutes(1));
    assertThat(online("b").signedIn(ADA)).isInstanceOf(Activated.class);
    assertThat(online("a").refresh())
        .isEqualTo(new RefreshResult.Refused(RefreshRefusal.SIGNED_OUT_FOR_ANOTHER));
    assertThat(allows("a")).isFalse();
    assertThat(online("a").signedIn(ADA)).isInstanceOf(Activated.class);
  }

  @Test
  void personSignedOutFromElsewhere_hasNoLeaseAnyMore() {
    school(ActivationPolicy.DEFAULT);
    AccountId ada = vendor.ada();
    server.knows(ada);
    online("a").signedIn(ADA);
    DeviceId device = online("a").client().status().device();
    vendor.engine.activations().signOut(ada, device).orElseThrow();
    assertThat(online("a").refresh()).isEqualTo(new RefreshResult.Refused(RefreshRefusal.ENDED));
    assertThat(allows("a")).isFalse();
  }

  @Test
  void twoClientsOfAFolder_askByTurnsAndTheOtherFindsTheNewLease() {
    activatedComputer(ActivationPolicy.DEFAULT);
    EntitlementClient other = vendor.open(root.resolve("a"));
    vendor.pass(Duration.ofHours(1));
    List<RefreshResult> results = new ArrayList<>();
    server.meanwhile(
        () -> {
          results.add(other.online(server).refresh());
          assertThat(other.check(Vendor.INK).isAllowed()).isTrue();
        });
    Refreshed refreshed = (Refreshed) online("a").refresh();
    assertThat(results).containsExactly(new RefreshResult.UnderWay());
    assertThat(other.online(server).refresh()).isInstanceOf(Refreshed.class);
    assertThat(other.status().lease().orElseThrow().issuedAt())
        .isEqualTo(refreshed.lease().issuedAt());
    assertThat(clones()).isEmpty();
  }

  @Test
  void bundleThatWasLost_comesWithTheRefresh() {
    activatedComputer(ActivationPolicy.DEFAULT);
    Home.delete(root.resolve("a").resolve("bundle"));
    assertThat(allows("a")).isFalse();
    assertThat(online("a").refresh()).isInstanceOf(Refreshed.class);
    assertThat(allows("a")).isTrue();
  }

  @Test
  void retryAfter_isHandedOn() {
    activatedComputer(ActivationPolicy.DEFAULT);
    server.cut(Cut.BEFORE);
    assertThat(online("a").refresh())
        .isEqualTo(
            new RefreshResult.Unanswered(NoAnswer.NOT_REACHED, Optional.of(Duration.ofSeconds(7))));
  }
}
