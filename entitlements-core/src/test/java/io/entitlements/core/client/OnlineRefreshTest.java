package io.entitlements.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.activation.ActivationPolicy;
import io.entitlements.core.client.EngineServer.Cut;
import io.entitlements.core.client.RefreshResult.Refreshed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OnlineRefreshTest extends OneSchool {

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
