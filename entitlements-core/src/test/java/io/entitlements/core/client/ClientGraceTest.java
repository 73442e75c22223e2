package io.entitlements.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.catalog.AccessLevel;
import io.entitlements.catalog.FeatureId;
import io.entitlements.check.Reason;
import io.entitlements.core.internal.lease.SignedLeases;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A term that ends within a lease: grace and the degraded level come on the day, offline. */
class ClientGraceTest {

  private static final FeatureId INK = SignedLeases.FEATURE;
  private static final Instant RENEWAL = Home.NOW.plus(Duration.ofDays(10));
  private static final Instant GRACE_ENDS = Home.NOW.plus(Duration.ofDays(15));

  @TempDir private Path root;

  @Test
  void termThatEndsWithinTheLease_isFollowedByGraceAndTheDegradedLevelToTheMillisecond() {
    Home home = new Home(root);
    EntitlementClient client = home.open();
    client.install(Home.lease(client.status().device(), Home.NOW, RENEWAL, GRACE_ENDS));

    home.set(RENEWAL.minusMillis(1));
    assertThat(home.open().check(INK).reason()).isEqualTo(Reason.ENTITLED);
    assertThat(home.open().check(INK).validUntil()).isEqualTo(RENEWAL);
    home.set(RENEWAL);
    assertThat(client.check(INK).reason()).isEqualTo(Reason.IN_GRACE);
    assertThat(client.check(INK).level()).isEqualTo(AccessLevel.GRACE);
    home.set(GRACE_ENDS.minusMillis(1));
    assertThat(home.open().check(INK).reason()).isEqualTo(Reason.IN_GRACE);
    home.set(GRACE_ENDS);
    assertThat(client.check(INK).reason()).isEqualTo(Reason.EXPIRED);
    assertThat(home.open().check(INK).level()).isEqualTo(AccessLevel.READ_ONLY);
  }
}
