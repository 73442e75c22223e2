package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.catalog.AccessLevel;
import io.entitlements.catalog.FeatureId;
import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.catalog.ProductId;
import io.entitlements.check.Decision;
import io.entitlements.check.PastChecks;
import io.entitlements.check.Reason;
import io.entitlements.event.ProductKeyEvent.ProductKeyAllotted;
import io.entitlements.event.RecordedEvent;
import io.entitlements.key.SubscriptionChange;
import io.entitlements.key.SubscriptionChange.AddKey;
import io.entitlements.key.SubscriptionChange.AddSeats;
import io.entitlements.key.SubscriptionChange.CancelAtTermEnd;
import io.entitlements.key.SubscriptionChange.CancelNow;
import io.entitlements.key.SubscriptionChange.Renew;
import io.entitlements.key.SubscriptionChange.RenewFrom;
import io.entitlements.key.SubscriptionChange.Resume;
import io.entitlements.key.SubscriptionChange.Revoke;
import io.entitlements.key.SubscriptionChange.SetOverCapacity;
import io.entitlements.key.SubscriptionChange.Suspend;
import io.entitlements.key.SubscriptionChange.UndoCancellation;
import io.entitlements.key.SubscriptionChange.Upgrade;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.DeviceId;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.Revision;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** "Was she entitled on 3 March, as we knew it on 5 March?" */
public abstract class PastCheckContract extends WorldContract {

  private static final Duration MILLI = Duration.ofMillis(1);
  private static final Duration GRACE = Duration.ofDays(Given.GRACE_DAYS);

  private int requests;

  /** For subclasses. */
  protected PastCheckContract() {}

  @Test
  void a_long_life_is_remembered_as_the_check_answered_it() {
    RememberedLife life = new RememberedLife(world());
    Instant begin = Given.NOW.plus(Duration.ofDays(1));
    List<Runnable> story =
        List.of(
            () -> life.assign(0, 0),
            () -> life.activate(0, 0, 0),
            () -> life.assign(0, 1),
            () -> life.assign(0, 2),
            () -> life.release(0, 0),
            () -> life.change(0, new Suspend()),
            () -> life.change(0, new Resume()),
            () -> life.change(0, addKey(1, begin.plus(Duration.ofDays(300)))),
            () -> life.change(0, new AddSeats(life.key(0, 0).id(), 2)),
            () -> life.reassign(0, 1, 3),
            () -> life.importCatalog(3),
            () ->
                life.change(
                    0,
                    new SetOverCapacity(new OverCapacityPolicy(OverCapacityPolicy.Keep.OLDEST, 2))),
            () -> life.change(0, new CancelAtTermEnd()),
            () -> life.change(0, new UndoCancellation()),
            () -> life.change(0, new Upgrade(new ProductId("plus"))),
            () -> life.claim("suite", 3),
            () -> life.assign(1, 0),
            () -> life.change(0, new CancelNow()),
            () -> life.change(0, addKey(4, begin.plus(Duration.ofDays(20)))),
            () -> renew(life, RenewFrom.EXPIRY),
            () -> life.change(1, new Revoke(life.key(1, 0).id())),
            () -> world().doJobs(),
            () -> renew(life, RenewFrom.NOW));
    Instant day = begin;
    for (Runnable chapter : story) {
      life.at(day, chapter);
      day = day.plus(Duration.ofDays(1)).plus(MILLI);
    }
    for (Instant end : life.ends(0)) {
      for (Instant later : List.of(end, end.plus(Duration.ofDays(3)), end.plus(GRACE))) {
        if (later.isAfter(world().instant())) {
          life.at(later, world()::doJobs);
        }
      }
    }
    life.moments().forEach(life::expectRemembered);
    assertThat(life.moments().stream().flatMap(moment -> moment.answers().values().stream()))
        .extracting(Decision::reason)
        .contains(
            Reason.ENTITLED,
            Reason.IN_GRACE,
            Reason.EXPIRED,
            Reason.SUSPENDED,
            Reason.CANCELLED,
            Reason.REVOKED,
            Reason.NO_SEAT,
            Reason.UNKNOWN_ACCOUNT,
            Reason.NEEDS_EMAIL_ACTIVATION);
  }

  @Test
  void a_renewal_from_expiry_counts_for_days_before_it_was_known() {
    District district = world().district("suite", 5);
    AccountId ada = district.seated("ada@school.example");
    Instant expiry = district.overview().keys().get(0).key().endsAt();
    Instant third = expiry.plus(Duration.ofDays(2));
    Instant fourth = expiry.plus(Duration.ofDays(3));
    world().moveTo(fourth);
    change(
        district, new Renew(district.overview().keys().get(0).key().id(), 5, 12, RenewFrom.EXPIRY));
    Instant fifth = expiry.plus(Duration.ofDays(4));
    world().moveTo(fifth);

    expect(third, third, ada, AccessLevel.GRACE, Reason.IN_GRACE);
    expect(third, fourth.minusMillis(1), ada, AccessLevel.GRACE, Reason.IN_GRACE);
    expect(third, fourth, ada, AccessLevel.FULL, Reason.ENTITLED);
    expect(third, fifth, ada, AccessLevel.FULL, Reason.ENTITLED);
    expect(expiry.minusMillis(1), fifth, ada, AccessLevel.FULL, Reason.ENTITLED);
    expect(expiry, fifth, ada, AccessLevel.FULL, Reason.ENTITLED);
    assertThat(asOf(third, third).check(ada, Given.NOTEBOOK).validUntil())
        .isEqualTo(expiry.atZone(Given.ZONE).plusDays(Given.GRACE_DAYS).toInstant());
    assertThat(asOf(third, fifth).check(ada, Given.NOTEBOOK).validUntil())
        .isEqualTo(district.overview().keys().get(0).key().endsAt());
    RecordedEvent renewal = newest(district, ProductKeyAllotted.class);
    assertThat(renewal.validAt()).isEqualTo(expiry);
    assertThat(renewal.recordedAt()).isEqualTo(fourth);
  }

  @Test
  void a_renewal_from_now_leaves_the_days_before_it_as_they_were() {
    District district = world().district("suite", 5);
    AccountId ada = district.seated("ada@school.example");
    ProductKeyId key = district.overview().keys().get(0).key().id();
    world().pass(Duration.ofDays(10));
    change(district, new CancelNow());
    world().pass(Duration.ofDays(5));
    Instant back = world().instant();
    LocalDate today = back.atZone(Given.ZONE).toLocalDate();
    change(district, new AddKey(1, today, today));
    change(district, new Renew(key, 5, 12, RenewFrom.NOW));

    Instant between = back.minus(Duration.ofDays(2));
    expect(between, between, ada, AccessLevel.READ_ONLY, Reason.CANCELLED);
    expect(between, back, ada, AccessLevel.READ_ONLY, Reason.CANCELLED);
    expect(back, back, ada, AccessLevel.FULL, Reason.ENTITLED);
    expect(back.minus(Duration.ofHours(1)), back, ada, AccessLevel.FULL, Reason.ENTITLED);
  }

  @Test
  void a_forecast_is_what_the_check_will_answer_if_nothing_happens() {
    District district = world().district("suite", 5);
    AccountId ada = district.seated("ada@school.example");
    Instant end = district.overview().keys().get(0).key().endsAt();
    Instant graceEnd = end.atZone(Given.ZONE).plusDays(Given.GRACE_DAYS).toInstant();
    Instant known = world().instant();
    for (Instant to : List.of(end, graceEnd, graceEnd.plus(Duration.ofDays(900)))) {
      for (Instant at : List.of(to.minusMillis(1), to, to.plusMillis(1))) {
        Decision forecast = asOf(at, known).check(ada, Given.ONLINE);
        world().moveTo(at);
        assertThat(world().engine().check(ada, Given.ONLINE)).isEqualTo(forecast);
        world().moveTo(known);
      }
    }
  }

  @Test
  void a_change_is_known_from_the_millisecond_of_its_recording() {
    District district = world().district("suite", 5);
    AccountId ada = district.seated("ada@school.example");
    Instant later = Given.NOW.plus(Duration.ofDays(7));
    world().moveTo(later);
    change(district, new Suspend());

    expect(later.plus(MILLI), later.minus(MILLI), ada, AccessLevel.FULL, Reason.ENTITLED);
    expect(later, later, ada, AccessLevel.READ_ONLY, Reason.SUSPENDED);
    expect(later.minus(MILLI), later.plus(MILLI), ada, AccessLevel.FULL, Reason.ENTITLED);
    assertThat(asOf(Given.NOW, later).check(ada, Given.ONLINE).validUntil()).isEqualTo(later);
  }

  @Test
  void who_had_no_account_was_unknown_and_what_was_not_sold_had_no_feature() {
    District district = world().district("suite", 5);
    Instant created = Given.NOW.plus(Duration.ofDays(1));
    world().moveTo(created);
    AccountId ada = district.seated("ada@school.example");

    expect(created, created.minus(MILLI), ada, AccessLevel.NONE, Reason.UNKNOWN_ACCOUNT);
    expect(created.minus(MILLI), created, ada, AccessLevel.NONE, Reason.NO_SEAT);
    expect(created, created, ada, AccessLevel.FULL, Reason.ENTITLED);
    expect(Given.NOW.minus(MILLI), created, ada, AccessLevel.NONE, Reason.UNKNOWN_FEATURE);
    expect(created, Given.NOW.minus(MILLI), ada, AccessLevel.NONE, Reason.UNKNOWN_FEATURE);
    assertThat(asOf(created, created).check(ada, FeatureId.of("suite/board")).reason())
        .isEqualTo(Reason.UNKNOWN_FEATURE);
    assertThat(asOf(created, created).check(new DeviceId(new UUID(9, 9)), Given.NOTEBOOK).reason())
        .isEqualTo(Reason.NO_SEAT);
  }

  @Test
  void instants_out_of_all_bounds_and_fractions_of_milliseconds_are_no_fault() {
    District district = world().district("suite", 5);
    AccountId ada = district.seated("ada@school.example");
    Instant now = world().instant();
    expect(Instant.MIN, Instant.MAX, ada, AccessLevel.NONE, Reason.UNKNOWN_FEATURE);
    expect(now, Instant.MIN, ada, AccessLevel.NONE, Reason.UNKNOWN_FEATURE);
    expect(Instant.MAX, Instant.MAX, ada, AccessLevel.READ_ONLY, Reason.EXPIRED);
    expect(now, Instant.MAX, ada, AccessLevel.FULL, Reason.ENTITLED);
    expect(now.plusNanos(999_999), now.plusNanos(1), ada, AccessLevel.FULL, Reason.ENTITLED);
  }

  private void expect(
      Instant validAt, Instant knownAt, AccountId account, AccessLevel level, Reason reason) {
    Decision decision = asOf(validAt, knownAt).check(account, Given.NOTEBOOK);
    assertThat(decision.reason()).isEqualTo(reason);
    assertThat(decision.level()).isEqualTo(level);
  }

  private PastChecks asOf(Instant validAt, Instant knownAt) {
    return world().engine().asOf(validAt, knownAt);
  }

  private void change(District district, SubscriptionChange change) {
    requests++;
    world()
        .engine()
        .subscriptions()
        .change(
            new Actor.Task("vendor"),
            district.organization(),
            district.overview().subscription().id(),
            change,
            IdempotencyKey.of("change-" + requests))
        .orElseThrow();
  }

  private static void renew(RememberedLife life, RenewFrom from) {
    life.change(0, new Renew(life.key(0, 0).id(), 3, 1, from));
  }

  private static AddKey addKey(int seats, Instant last) {
    LocalDate lastDay = last.atZone(Given.ZONE).toLocalDate();
    return new AddKey(seats, lastDay.minusDays(30), lastDay);
  }

  private RecordedEvent newest(District district, Class<?> type) {
    return world()
        .engine()
        .history()
        .after(new Revision(district.organization(), 0), 1_000)
        .stream()
        .filter(event -> type.isInstance(event.event()))
        .reduce((first, second) -> second)
        .orElseThrow();
  }
}
