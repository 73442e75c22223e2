package io.entitlements.core.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.check.Reason;
import io.entitlements.core.ChangeFollower;
import io.entitlements.core.CheckedSchool;
import io.entitlements.error.StorageException;
import io.entitlements.type.AccountId;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a registry shows of a real engine. */
@Timeout(60)
class MicrometerChecksTest {

  private static final AccountId NOBODY = new AccountId(new UUID(0, 1));

  @TempDir Path folder;

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final MicrometerChecks checks = MicrometerChecks.in(registry);
  private CheckedSchool school;

  @BeforeEach
  void openSchool() {
    school = new CheckedSchool(folder, checks);
    school.follow();
  }

  @Test
  void checks_are_counted_by_source_and_reason() {
    check(school.teacher());
    check(school.teacher());
    check(school.teacher());
    check(NOBODY);
    assertThat(counted("store", true, Reason.ENTITLED)).isEqualTo(1);
    assertThat(counted("memory", true, Reason.ENTITLED)).isEqualTo(2);
    assertThat(counted("store", false, Reason.UNKNOWN_ACCOUNT)).isEqualTo(1);
    assertThat(registry.get("entitlements.checks").counters())
        .filteredOn(counter -> counter.count() > 0)
        .as("nothing else")
        .hasSize(3);
  }

  @Test
  void loads_are_timed_with_how_many_they_are_about_and_failed_ones_counted() {
    school.storeTakes(Duration.ofMillis(7));
    school.engine().check(List.of(NOBODY, school.teacher()), CheckedSchool.NOTEBOOK);
    Timer loads = registry.get("entitlements.checks.loads").timer();
    assertThat(loads.count()).isEqualTo(1);
    assertThat(loads.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(7);
    assertThat(registry.get("entitlements.checks.loaded").summary().totalAmount()).isEqualTo(2);
    school.storeIsDown(true);
    assertThatThrownBy(() -> check(school.administrator())).isInstanceOf(StorageException.class);
    assertThat(registry.get("entitlements.checks.loads.failed").counter().count()).isEqualTo(1);
    assertThat(loads.count()).isEqualTo(1);
  }

  @Test
  void checks_add_no_meter_to_those_that_are_there_from_the_beginning() {
    int before = registry.getMeters().size();
    check(school.teacher());
    school.suspend();
    check(school.teacher());
    assertThat(registry.getMeters()).hasSize(before);
  }

  @Test
  void no_tag_names_anybody() {
    check(school.teacher());
    checks.watch(school.engine());
    assertThat(registry.getMeters())
        .map(Meter::getId)
        .flatExtracting(Meter.Id::getTags)
        .extracting(Tag::getKey)
        .containsOnly("source", "allowed", "reason", "holder");
  }

  @Test
  void what_is_kept_is_a_gauge() {
    checks.watch(school.engine());
    assertThat(kept("person")).isZero();
    check(school.teacher());
    check(NOBODY);
    assertThat(kept("person")).isEqualTo(2);
    assertThat(kept("computer")).isZero();
  }

  @Test
  void the_feed_has_gauges_of_its_lag_and_positions() {
    try (ChangeFollower follower =
        ChangeFollower.builder(school.engine()).every(Duration.ofHours(1)).start()) {
      checks.watch(follower);
      while (follower.health().confirmedAt().isEmpty()) {
        Thread.onSpinWait();
      }
      TimeGauge lag = registry.get("entitlements.feed.lag").timeGauge();
      assertThat(lag.value(TimeUnit.SECONDS)).isZero();
      school.pass(Duration.ofMillis(1_500));
      assertThat(lag.value(TimeUnit.SECONDS)).isEqualTo(1.5);
      assertThat(gauge("entitlements.feed.position"))
          .isPositive()
          .isEqualTo(gauge("entitlements.feed.newest"));
    }
  }

  @Test
  void engines_of_one_registry_are_told_apart_by_tags() {
    MicrometerChecks other = MicrometerChecks.in(registry, Tags.of("store", "archive"));
    other.loadFailed();
    assertThat(
            registry
                .get("entitlements.checks.loads.failed")
                .tag("store", "archive")
                .counter()
                .count())
        .isEqualTo(1);
    assertThat(registry.get("entitlements.checks.loads.failed").counters())
        .extracting(counter -> counter.count())
        .containsExactlyInAnyOrder(0.0, 1.0);
  }

  private void check(AccountId account) {
    school.engine().check(account, CheckedSchool.NOTEBOOK);
  }

  private double counted(String source, boolean allowed, Reason reason) {
    return registry
        .get("entitlements.checks")
        .tags("source", source, "allowed", Boolean.toString(allowed), "reason", reason.name())
        .counter()
        .count();
  }

  private double kept(String holder) {
    return registry.get("entitlements.checks.kept").tag("holder", holder).gauge().value();
  }

  private double gauge(String name) {
    return registry.get(name).gauge().value();
  }
}
