package io.entitlements.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.activation.ActivationPolicy;
import io.entitlements.core.client.EngineServer.Cut;
import io.entitlements.core.client.RefreshResult.Refreshed;
import io.entitlements.core.client.RefreshResult.Unanswered;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackgroundRefreshTest {

  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir private Path root;
  private Vendor vendor;
  private EngineServer server;
  private HandScheduler scheduler;
  private OnlineClient online;
  private final List<RefreshResult> results = new ArrayList<>();
  private final List<Instant> times = new ArrayList<>();

  @BeforeEach
  void activatedComputer() {
    vendor = new Vendor(root.resolve("keys"), 1, ActivationPolicy.DEFAULT);
    server = new EngineServer(vendor.engine);
    scheduler = new HandScheduler(vendor::pass);
    online = vendor.open(root.resolve("a")).online(server);
    online.activate(vendor.key());
  }

  private BackgroundRefresh start(long seed) {
    BackgroundRefresh refresh =
        new BackgroundRefresh(online, scheduler, RefreshPace.DEFAULT, new Random(seed), this::came);
    refresh.start();
    return refresh;
  }

  private void came(RefreshResult result) {
    results.add(result);
    times.add(vendor.instant());
  }

  @Test
  void freshLease_isRefreshedAfterAnHourAndAtMostAQuarterLater() {
    try (BackgroundRefresh refresh = start(1)) {
      scheduler.pass(HOUR.minusMillis(1));
      assertThat(results).isEmpty();
      scheduler.pass(HOUR.dividedBy(4).plusMillis(1));
      assertThat(results).hasSize(1).first().isInstanceOf(Refreshed.class);
      scheduler.pass(Duration.ofHours(20));
      assertThat(results.size()).isBetween(16, 20);
      assertThat(results).allMatch(Refreshed.class::isInstance);
      assertThat(refresh).isNotNull();
    }
  }

  @Test
  void dueLease_isRefreshedWithinTheSpread() {
    vendor.pass(Duration.ofDays(3));
    start(2);
    scheduler.pass(RefreshPace.DEFAULT.spread());
    assertThat(results).hasSize(1);
  }

  @Test
  void start_asksNothingByItself() {
    int asked = server.asked;
    vendor.pass(Duration.ofDays(3));
    start(3);
    assertThat(server.asked).isEqualTo(asked);
  }

  @Test
  void noAnswer_isAskedForAgainAfterRandomTimesThatGrowToAnHour() {
    vendor.pass(Duration.ofDays(3));
    server.cut(Cut.AFTER);
    start(4);
    scheduler.pass(Duration.ofHours(8));
    assertThat(results).allMatch(Unanswered.class::isInstance);
    for (int i = 1; i < times.size(); i++) {
      Duration most = Duration.ofSeconds(30L << Math.min(i - 1, 10));
      assertThat(Duration.between(times.get(i - 1), times.get(i)))
          .isLessThanOrEqualTo(most.compareTo(HOUR) < 0 ? most : HOUR);
    }
    assertThat(times.size()).isBetween(10, 60);
    server.cut(Cut.NOWHERE);
    scheduler.pass(HOUR);
    assertThat(results.get(results.size() - 1)).isInstanceOf(Refreshed.class);
    int until = results.size();
    scheduler.pass(HOUR.minusMillis(1));
    assertThat(results.size()).isLessThanOrEqualTo(until + 1);
  }

  @Test
  void retryAfter_isWaitedForAndTheRandomTimeComesOnTop() {
    vendor.pass(Duration.ofDays(3));
    server.cut(Cut.BEFORE);
    start(5);
    scheduler.pass(HOUR.dividedBy(4));
    for (int i = 1; i < times.size(); i++) {
      assertThat(Duration.between(times.get(i - 1), times.get(i)))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(7));
    }
  }

  @Test
  void clockThatWasAheadAtTheStartAndIsSetRight_doesNotEndTheRefreshes() {
    Duration ahead = Duration.ofDays(70 * 365);
    vendor.pass(ahead);
    start(8);
    scheduler.pass(Duration.ofMillis(1));
    vendor.pass(ahead.negated());
    scheduler.pass(Duration.ofHours(3));
    assertThat(results).isNotEmpty().allMatch(Refreshed.class::isInstance);
  }

  @Test
  void closed_asksNoMore() {
    vendor.pass(Duration.ofDays(3));
    start(6).close();
    scheduler.pass(Duration.ofDays(3));
    assertThat(results).isEmpty();
    assertThat(scheduler.waiting()).isZero();
  }

  @Test
  void closedWhileItAsks_thatIsTheLastTime() {
    vendor.pass(Duration.ofDays(3));
    BackgroundRefresh refresh = start(7);
    server.meanwhile(refresh::close);
    scheduler.pass(Duration.ofHours(6));
    assertThat(results).hasSize(1);
    assertThat(scheduler.waiting()).isZero();
  }

  @Test
  void executorThatTakesNoMore_endsIt() {
    start(8);
    scheduler.shutdown();
    scheduler.pass(Duration.ofDays(1));
    assertThat(scheduler.waiting()).isZero();
  }

  @Test
  void failingListener_doesNotEndIt() {
    vendor.pass(Duration.ofDays(3));
    new BackgroundRefresh(
            online,
            scheduler,
            RefreshPace.DEFAULT,
            new Random(9),
            result -> {
              came(result);
              throw new IllegalStateException("a listener's own fault");
            })
        .start();
    scheduler.pass(Duration.ofHours(6));
    assertThat(results.size()).isGreaterThan(3);
    assertThat(scheduler.waiting()).isEqualTo(1);
  }

  @Test
  void refreshedByAnotherProcess_isNotAskedForAgain() {
    start(10);
    scheduler.pass(HOUR.minusMillis(1));
    vendor.open(root.resolve("a")).online(server).refresh();
    scheduler.pass(HOUR.minusMillis(2));
    assertThat(results).isEmpty();
    scheduler.pass(HOUR);
    assertThat(results).isNotEmpty();
  }

  @Test
  void nothingActivated_asksNoServer() {
    online = vendor.open(root.resolve("b")).online(server);
    int asked = server.asked;
    start(11);
    scheduler.pass(Duration.ofHours(6));
    assertThat(results).isNotEmpty().allMatch(RefreshResult.NotActivated.class::isInstance);
    assertThat(server.asked).isEqualTo(asked);
  }
}
