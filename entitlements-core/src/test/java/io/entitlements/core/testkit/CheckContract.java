package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.catalog.AccessLevel;
import io.entitlements.catalog.FeatureId;
import io.entitlements.check.Decision;
import io.entitlements.check.Reason;
import io.entitlements.core.lease.LeaseVerification;
import io.entitlements.core.lease.VerifiedLease;
import io.entitlements.lease.Lease;
import io.entitlements.subscription.SubscriptionStatus;
import io.entitlements.subscription.Term;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The check of a portal, over the life of a term. */
public abstract class CheckContract extends WorldContract {

  /** For subclasses. */
  protected CheckContract() {}

  @Test
  void a_right_is_full_then_in_grace_then_degraded_each_to_the_millisecond() {
    District district = world().district("suite", 5);
    AccountId ada = district.seated("ada@school.example");
    Term term = district.overview().keys().get(0).key().newest().term();
    Instant graceEnd = term.endsAt().atZone(Given.ZONE).plusDays(Given.GRACE_DAYS).toInstant();

    expect(ada, term.startsAt().minusMillis(1), AccessLevel.NONE, Reason.NOT_STARTED);
    expect(ada, term.startsAt(), AccessLevel.FULL, Reason.ENTITLED);
    expect(ada, term.endsAt().minusMillis(1), AccessLevel.FULL, Reason.ENTITLED);
    expect(ada, term.endsAt(), AccessLevel.GRACE, Reason.IN_GRACE);
    expect(ada, graceEnd.minusMillis(1), AccessLevel.GRACE, Reason.IN_GRACE);
    expect(ada, graceEnd, AccessLevel.READ_ONLY, Reason.EXPIRED);
    expect(ada, graceEnd.plusSeconds(10_000_000_000L), AccessLevel.READ_ONLY, Reason.EXPIRED);
  }

  @Test
  void a_decision_says_when_it_will_next_change() {
    District district = world().district("suite", 5);
    AccountId ada = district.seated("ada@school.example");
    Term term = district.overview().keys().get(0).key().newest().term();
    Decision today = world().engine().check(ada, Given.NOTEBOOK);
    assertThat(today.validUntil()).isEqualTo(term.endsAt());
    assertThat(today.source()).contains(district.overview().subscription().id());
    world().moveTo(term.endsAt().plusSeconds(3_000_000));
    assertThat(world().engine().check(ada, Given.NOTEBOOK).validUntil())
        .isEqualTo(Decision.NO_CHANGE_BY_TIME);
  }

  @Test
  void a_program_without_a_network_answers_as_the_portal_does_then() {
    DeviceWorld devices = DeviceWorld.with(world(), 5);
    AccountId ada = devices.ada();
    Term term = devices.district().overview().keys().get(0).key().newest().term();
    Instant graceEnd = term.graceEndsAt(Given.GRACE_DAYS, Given.ZONE);
    for (Instant left : List.of(Given.NOW, term.endsAt(), graceEnd)) {
      world().moveTo(left.minus(Duration.ofDays(5)));
      Lease kept = world().issue(devices.byEmail(ada, DeviceWorld.LAPTOP)).orElseThrow();
      VerifiedLease offline = verified(kept);
      for (Instant at : List.of(left.minusMillis(1), left, left.plusMillis(1))) {
        world().moveTo(at);
        for (FeatureId feature : List.of(Given.NOTEBOOK, Given.ONLINE, Given.PLUS)) {
          assertThat(offline.check(feature, at).level())
              .as("%s at %s", feature, at)
              .isEqualTo(world().engine().check(ada, feature).level());
          assertThat(offline.check(feature, at).reason())
              .isEqualTo(world().engine().check(ada, feature).reason());
        }
      }
    }
  }

  private VerifiedLease verified(Lease lease) {
    LeaseVerification verification =
        world().verifierOf(World.ISSUER).verify(lease, DeviceWorld.LAPTOP, world().instant());
    return ((LeaseVerification.Accepted) verification).lease();
  }

  @Test
  void the_overview_shows_the_status_of_the_same_instants() {
    District district = world().district("suite", 5);
    Instant end = district.overview().keys().get(0).key().newest().term().endsAt();
    world().moveTo(end.minusMillis(1));
    assertThat(district.overview().status()).isEqualTo(SubscriptionStatus.ACTIVE);
    world().moveTo(end);
    assertThat(district.overview().status()).isEqualTo(SubscriptionStatus.IN_GRACE);
    assertThat(district.overview().nextRenewal()).isEmpty();
    world().moveTo(end.atZone(Given.ZONE).plusDays(Given.GRACE_DAYS).toInstant());
    assertThat(district.overview().status()).isEqualTo(SubscriptionStatus.EXPIRED);
    assertThat(district.overview().keys()).hasSize(1);
  }

  @Test
  void what_is_not_known_is_a_decision_with_its_reason() {
    AccountId admin = world().activeAccount("admin@school.example");
    assertThat(world().engine().check(admin, FeatureId.of("suite/unheard-of")))
        .isEqualTo(Decision.none(Reason.UNKNOWN_FEATURE));
    assertThat(world().engine().check(admin, Given.NOTEBOOK))
        .isEqualTo(Decision.none(Reason.NO_SEAT));
    assertThat(world().engine().check(new AccountId(new UUID(0, 0)), Given.NOTEBOOK))
        .isEqualTo(Decision.none(Reason.UNKNOWN_ACCOUNT));
    assertThat(world().engine().check(new DeviceId(new UUID(0, 0)), Given.NOTEBOOK))
        .isEqualTo(Decision.none(Reason.NO_SEAT));
  }

  private void expect(AccountId account, Instant at, AccessLevel level, Reason reason) {
    world().moveTo(at);
    Decision decision = world().engine().check(account, Given.NOTEBOOK);
    assertThat(decision.level()).as("level at %s", at).isEqualTo(level);
    assertThat(decision.reason()).as("reason at %s", at).isEqualTo(reason);
  }
}
