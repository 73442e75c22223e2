package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.activation.ActivationRefusal;
import io.entitlements.catalog.AccessLevel;
import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.catalog.OverCapacityPolicy.Keep;
import io.entitlements.catalog.ProductId;
import io.entitlements.check.Decision;
import io.entitlements.check.Reason;
import io.entitlements.key.KeyStatus;
import io.entitlements.key.SubscriptionChange;
import io.entitlements.key.SubscriptionChange.AddKey;
import io.entitlements.key.SubscriptionChange.AddSeats;
import io.entitlements.key.SubscriptionChange.CancelAtTermEnd;
import io.entitlements.key.SubscriptionChange.CancelNow;
import io.entitlements.key.SubscriptionChange.Reissue;
import io.entitlements.key.SubscriptionChange.Renew;
import io.entitlements.key.SubscriptionChange.RenewFrom;
import io.entitlements.key.SubscriptionChange.Resume;
import io.entitlements.key.SubscriptionChange.Revoke;
import io.entitlements.key.SubscriptionChange.SetOverCapacity;
import io.entitlements.key.SubscriptionChange.Suspend;
import io.entitlements.key.SubscriptionChange.UndoCancellation;
import io.entitlements.key.SubscriptionChange.Upgrade;
import io.entitlements.key.SubscriptionRefusal;
import io.entitlements.seat.SeatRefusal;
import io.entitlements.subscription.SubscriptionStatus;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.DeviceId;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Outcome;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.SubscriptionId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A subscription from its claim to its end, by dated facts alone. */
public abstract class SubscriptionLifeContract extends WorldContract {

  private static final DeviceId COMPUTER = new DeviceId(new UUID(9, 9));

  /** For subclasses. */
  protected SubscriptionLifeContract() {}

  @Test
  void a_key_renewed_from_expiry_goes_on_where_it_ended_and_seats_need_nothing() {
    World.District district = world().district("suite", 2);
    AccountId ada = district.seated("ada@school.example");
    Instant end = district.key().key().endsAt();
    world().moveTo(end.plus(Duration.ofDays(3)));
    assertThat(check(ada).reason()).isEqualTo(Reason.IN_GRACE);

    district.change(new Renew(keyId(district), 2, 12, RenewFrom.EXPIRY), "renew").orElseThrow();

    assertThat(check(ada).reason()).isEqualTo(Reason.ENTITLED);
    assertThat(district.overview().status()).isEqualTo(SubscriptionStatus.ACTIVE);
    assertThat(district.key().renewalDate()).isEqualTo(LocalDate.of(2028, 9, 13));
    assertThat(district.key().key().newest().term().startsAt()).isEqualTo(end);
    assertThat(district.overview().assigned()).isEqualTo(1);
  }

  @Test
  void a_key_renewed_from_now_leaves_the_gap_and_ends_with_a_local_day() {
    World.District district = world().district("suite", 2);
    Instant now = district.key().key().endsAt().plus(Duration.ofDays(100)).plusMillis(1);
    world().moveTo(now);

    district.change(new Renew(keyId(district), 2, 1, RenewFrom.NOW), "renew").orElseThrow();

    assertThat(district.key().key().newest().term().startsAt()).isEqualTo(now);
    assertThat(district.key().key().newest().term().endsAt().atZone(Given.ZONE).getHour()).isZero();
    assertThat(district.key().key().allotments()).hasSize(2);
  }

  @Test
  void renewing_from_now_gives_up_what_is_left_of_the_present_term() {
    World.District district = world().district("suite", 2);
    world().pass(Duration.ofDays(30));
    Instant now = world().instant();

    district.change(new Renew(keyId(district), 5, 12, RenewFrom.NOW), "renew").orElseThrow();

    assertThat(district.overview().total()).isEqualTo(5);
    assertThat(district.key().key().allotments().get(0).term().endsAt()).isEqualTo(now);
  }

  @Test
  void a_repeated_renewal_renews_once() {
    World.District district = world().district("suite", 2);
    SubscriptionChange renew = new Renew(keyId(district), 2, 12, RenewFrom.EXPIRY);

    district.change(renew, "renew").orElseThrow();
    district.change(renew, "renew").orElseThrow();

    assertThat(district.key().key().allotments()).hasSize(2);
  }

  @Test
  void fewer_seats_at_renewal_count_from_the_millisecond_at_which_the_new_term_begins() {
    World.District district = world().district("suite", 5);
    Instant end = district.key().key().endsAt();
    district.change(new Renew(keyId(district), 2, 12, RenewFrom.EXPIRY), "renew").orElseThrow();

    world().moveTo(end.minusMillis(1));
    assertThat(district.overview().total()).isEqualTo(5);
    world().moveTo(end);
    assertThat(district.overview().total()).isEqualTo(2);
  }

  @Test
  void seats_are_added_at_once_and_until_the_key_ends() {
    World.District district = world().district("suite", 1);
    district.seated("ada@school.example");
    district.change(new Renew(keyId(district), 3, 12, RenewFrom.EXPIRY), "renew").orElseThrow();
    Instant firstEnd = district.key().key().allotments().get(0).term().endsAt();
    world().pass(Duration.ofDays(1));

    district.change(new AddSeats(keyId(district), 4), "more").orElseThrow();

    assertThat(district.overview().total()).isEqualTo(5);
    district.seated("ben@school.example");
    world().moveTo(firstEnd);
    assertThat(district.overview().total()).isEqualTo(7);
  }

  @Test
  void another_key_adds_its_seats_while_its_days_last() {
    World.District district = world().district("suite", 1);
    LocalDate first = LocalDate.of(2026, 10, 1);

    district.change(new AddKey(3, first, first), "key").orElseThrow();

    Instant start = first.atStartOfDay(Given.ZONE).toInstant();
    world().moveTo(start.minusMillis(1));
    assertThat(district.overview().total()).isEqualTo(1);
    world().moveTo(start);
    assertThat(district.overview().total()).isEqualTo(4);
    world().moveTo(first.plusDays(1).atStartOfDay(Given.ZONE).toInstant());
    assertThat(district.overview().total()).isEqualTo(1);
    assertThat(district.overview().keys()).hasSize(2);
  }

  @Test
  void a_provisioned_seat_moves_to_another_active_key_by_itself() {
    World.District district = world().district("suite", 1);
    AccountId ada = district.seated("ada@school.example");
    Instant end = district.key().key().endsAt();
    LocalDate day = end.atZone(Given.ZONE).toLocalDate();
    district.change(new AddKey(1, day.minusDays(5), day.plusDays(30)), "key").orElseThrow();

    world().moveTo(end);

    assertThat(check(ada).reason()).isEqualTo(Reason.ENTITLED);
    assertThat(district.overview().total()).isEqualTo(1);
    assertThat(district.overview().assigned()).isEqualTo(1);
  }

  @Test
  void a_revoked_key_stops_at_once_and_cannot_be_renewed() {
    World.District district = world().district("suite", 2);
    AccountId ada = district.seated("ada@school.example");
    ProductKeyId key = keyId(district);

    district.change(new Revoke(key), "revoke").orElseThrow();

    assertThat(district.overview().total()).isZero();
    assertThat(district.key().status()).isEqualTo(KeyStatus.REVOKED);
    assertThat(check(ada)).extracting(Decision::reason).isEqualTo(Reason.REVOKED);
    assertThat(check(ada).level()).isEqualTo(AccessLevel.READ_ONLY);
    assertThat(district.change(new Renew(key, 2, 12, RenewFrom.NOW), "renew"))
        .isEqualTo(Outcome.refused(SubscriptionRefusal.KEY_REVOKED));
    assertThat(activate(district.key().text().value(), COMPUTER))
        .isEqualTo(Outcome.refused(ActivationRefusal.of(ActivationRefusal.Code.KEY_REVOKED)));
    assertThat(district.change(new Revoke(key), "again"))
        .isEqualTo(Outcome.refused(SubscriptionRefusal.KEY_REVOKED));
  }

  @Test
  void a_revoked_key_has_no_grace_of_an_earlier_term_either() {
    World.District district = world().district("suite", 2);
    AccountId ada = district.seated("ada@school.example");
    district.change(new AddSeats(keyId(district), 1), "more").orElseThrow();
    world().pass(Duration.ofDays(2));

    district.change(new Revoke(keyId(district)), "revoke").orElseThrow();

    assertThat(check(ada).reason()).isEqualTo(Reason.REVOKED);
  }

  @Test
  void a_reissued_key_has_a_new_text_the_old_one_is_unknown_and_computers_go_on() {
    World.District district = world().district("suite", 2);
    String before = district.key().text().value();
    activate(before, COMPUTER).orElseThrow();

    district.change(new Reissue(keyId(district)), "reissue").orElseThrow();

    String after = district.key().text().value();
    assertThat(after).isNotEqualTo(before);
    assertThat(activate(before, new DeviceId(new UUID(9, 10)))).isInstanceOf(Outcome.Refused.class);
    assertThat(activate(after, new DeviceId(new UUID(9, 10)))).isInstanceOf(Outcome.Done.class);
    assertThat(world().engine().check(COMPUTER, Given.NOTEBOOK).isAllowed()).isTrue();
    assertThat(district.key().devices()).isEqualTo(2);
  }

  @Test
  void computers_of_an_ended_key_leave_their_seats_to_people_and_take_them_again_on_renewal() {
    World.District district = world().district("suite", 1);
    activate(district.key().text().value(), COMPUTER).orElseThrow();
    assertThat(district.overview().assigned()).isEqualTo(1);
    ProductKeyId computers = keyId(district);
    Instant end = district.key().key().endsAt();
    LocalDate day = end.atZone(Given.ZONE).toLocalDate();
    district.change(new AddKey(1, day, day.plusDays(30)), "key").orElseThrow();

    world().moveTo(end);
    assertThat(district.overview().assigned()).isZero();
    district.seated("ada@school.example");
    assertThat(district.assign("ben@school.example", "full"))
        .isEqualTo(Outcome.refused(new SeatRefusal(SeatRefusal.Code.NO_SEAT_LEFT, 1, 1)));

    district.change(new Renew(computers, 1, 12, RenewFrom.EXPIRY), "renew").orElseThrow();
    assertThat(district.overview().assigned()).isEqualTo(2);
    assertThat(district.overview().total()).isEqualTo(2);
    assertThat(world().engine().check(COMPUTER, Given.NOTEBOOK).isAllowed()).isTrue();
  }

  @Test
  void a_suspended_subscription_gives_the_degraded_level_until_it_is_resumed() {
    World.District district = world().district("suite", 2);
    AccountId ada = district.seated("ada@school.example");

    district.change(new Suspend(), "suspend").orElseThrow();
    assertThat(check(ada).reason()).isEqualTo(Reason.SUSPENDED);
    assertThat(check(ada).level()).isEqualTo(AccessLevel.READ_ONLY);
    assertThat(district.overview().status()).isEqualTo(SubscriptionStatus.SUSPENDED);
    assertThat(district.change(new Suspend(), "again"))
        .isEqualTo(Outcome.refused(SubscriptionRefusal.SUSPENDED));

    district.change(new Resume(), "resume").orElseThrow();
    assertThat(check(ada).reason()).isEqualTo(Reason.ENTITLED);
    assertThat(district.change(new Resume(), "again2"))
        .isEqualTo(Outcome.refused(SubscriptionRefusal.NOT_SUSPENDED));
  }

  @Test
  void a_subscription_cancelled_now_ends_now_without_grace() {
    World.District district = world().district("suite", 2);
    AccountId ada = district.seated("ada@school.example");

    district.change(new CancelNow(), "cancel").orElseThrow();

    assertThat(check(ada).reason()).isEqualTo(Reason.CANCELLED);
    assertThat(check(ada).level()).isEqualTo(AccessLevel.READ_ONLY);
    assertThat(district.overview().status()).isEqualTo(SubscriptionStatus.CANCELLED);
    assertThat(district.overview().total()).isZero();
    assertThat(district.key().status()).isEqualTo(KeyStatus.CANCELLED);
    assertThat(district.change(new UndoCancellation(), "undo"))
        .isEqualTo(Outcome.refused(SubscriptionRefusal.NOT_CANCELLED));
    assertThat(district.change(new CancelNow(), "again"))
        .isEqualTo(Outcome.refused(SubscriptionRefusal.CANCELLED));
  }

  @Test
  void a_subscription_cancelled_in_its_grace_has_no_grace_any_more() {
    World.District district = world().district("suite", 2);
    AccountId ada = district.seated("ada@school.example");
    world().moveTo(district.key().key().endsAt().plus(Duration.ofDays(1)));
    assertThat(check(ada).reason()).isEqualTo(Reason.IN_GRACE);

    district.change(new CancelNow(), "cancel").orElseThrow();

    assertThat(check(ada).reason()).isEqualTo(Reason.CANCELLED);
    assertThat(district.overview().status()).isEqualTo(SubscriptionStatus.CANCELLED);
  }

  @Test
  void a_cancellation_at_the_end_of_the_term_can_be_undone_until_that_millisecond() {
    World.District district = world().district("suite", 2);
    AccountId ada = district.seated("ada@school.example");
    Actor administrator = new Actor.Person(district.administrator());
    Instant end = district.key().key().endsAt();
    ProductKeyId key = keyId(district);

    district.change(administrator, new CancelAtTermEnd(), "cancel").orElseThrow();
    assertThat(district.overview().subscription().cancelsAt()).contains(end);
    assertThat(district.overview().status()).isEqualTo(SubscriptionStatus.ACTIVE);
    assertThat(check(ada).validUntil()).isEqualTo(end);
    assertThat(district.change(new Renew(key, 2, 12, RenewFrom.EXPIRY), "renew"))
        .isEqualTo(Outcome.refused(SubscriptionRefusal.CANCELLED));

    world().moveTo(end.minusMillis(1));
    district.change(administrator, new UndoCancellation(), "undo").orElseThrow();
    district.change(administrator, new CancelAtTermEnd(), "cancel2").orElseThrow();
    world().moveTo(end);
    assertThat(district.change(administrator, new UndoCancellation(), "undo2"))
        .isEqualTo(Outcome.refused(SubscriptionRefusal.NOT_CANCELLED));
    assertThat(check(ada).reason()).isEqualTo(Reason.CANCELLED);
  }

  @Test
  void software_bought_anew_ends_a_cancellation() {
    World.District district = world().district("suite", 2);
    AccountId ada = district.seated("ada@school.example");
    district.change(new CancelNow(), "cancel").orElseThrow();

    String secret = world().importedOrder("PO-2", "suite", 3);
    world()
        .engine()
        .claims()
        .submit(
            secret,
            district.administrator(),
            district.organization(),
            IdempotencyKey.of("claim-again"))
        .orElseThrow();
    world().doJobs();

    assertThat(district.overview().status()).isEqualTo(SubscriptionStatus.ACTIVE);
    assertThat(district.overview().total()).isEqualTo(3);
    assertThat(check(ada).reason()).isEqualTo(Reason.ENTITLED);
  }

  @Test
  void an_upgraded_subscription_is_of_the_other_product_with_its_seats_and_new_keys() {
    World.District district = world().district("suite", 2);
    AccountId ada = district.seated("ada@school.example");
    String before = district.key().text().value();
    activate(before, COMPUTER).orElseThrow();

    district.change(new Upgrade(new ProductId("plus")), "upgrade").orElseThrow();

    assertThat(check(ada).reason()).isEqualTo(Reason.NO_SEAT);
    assertThat(world().engine().check(ada, Given.PLUS).reason()).isEqualTo(Reason.ENTITLED);
    assertThat(world().engine().check(COMPUTER, Given.PLUS).isAllowed()).isTrue();
    assertThat(district.key().text().value()).startsWith("NP-");
    assertThat(activate(before, new DeviceId(new UUID(9, 10)))).isInstanceOf(Outcome.Refused.class);
    assertThat(district.overview().assigned()).isEqualTo(2);
  }

  @Test
  void an_upgrade_to_what_is_owned_unknown_or_takes_no_people_is_refused() {
    World.District district = world().district("suite", 2);
    district.seated("ada@school.example");
    SubscriptionId suite = district.subscription();
    String secret = world().importedOrder("PO-2", "plus", 1);
    world()
        .engine()
        .claims()
        .submit(
            secret, district.administrator(), district.organization(), IdempotencyKey.of("plus"))
        .orElseThrow();
    world().doJobs();

    assertThat(upgrade(district, suite, "plus", "1"))
        .isEqualTo(Outcome.refused(SubscriptionRefusal.PRODUCT_OWNED));
    assertThat(upgrade(district, suite, "nothing", "2"))
        .isEqualTo(Outcome.refused(SubscriptionRefusal.UNKNOWN_PRODUCT));
    assertThat(upgrade(district, suite, "suite", "3"))
        .isEqualTo(Outcome.refused(SubscriptionRefusal.UNKNOWN_PRODUCT));
    assertThat(upgrade(district, suite, "meeting", "4"))
        .isEqualTo(Outcome.refused(SubscriptionRefusal.PRODUCT_KEY_ONLY));
  }

  private Outcome<?, SubscriptionRefusal> upgrade(
      World.District district, SubscriptionId subscription, String product, String key) {
    return world()
        .engine()
        .subscriptions()
        .change(
            new Actor.Task("billing"),
            district.organization(),
            subscription,
            new Upgrade(new ProductId(product)),
            IdempotencyKey.of(key));
  }

  @Test
  void numbers_and_terms_out_of_range_are_refused_and_change_nothing() {
    World.District district = world().district("suite", 2);
    ProductKeyId key = keyId(district);
    LocalDate day = LocalDate.of(2026, 10, 1);
    ProductKeyId unknown = new ProductKeyId(new UUID(1, 1));

    assertRefused(district, new Renew(key, 0, 12, RenewFrom.NOW), "SEATS_OUT_OF_RANGE");
    assertRefused(district, new Renew(key, -1, 12, RenewFrom.NOW), "SEATS_OUT_OF_RANGE");
    assertRefused(district, new Renew(key, 1_000_001, 12, RenewFrom.NOW), "SEATS_OUT_OF_RANGE");
    assertRefused(district, new Renew(key, 1, 0, RenewFrom.NOW), "TERM_OUT_OF_RANGE");
    assertRefused(district, new Renew(key, 1, 121, RenewFrom.NOW), "TERM_OUT_OF_RANGE");
    assertRefused(district, new Renew(unknown, 1, 12, RenewFrom.NOW), "UNKNOWN_KEY");
    assertRefused(district, new AddSeats(key, 0), "SEATS_OUT_OF_RANGE");
    assertRefused(district, new AddSeats(key, 999_999), "SEATS_OUT_OF_RANGE");
    assertRefused(district, new AddSeats(key, Integer.MAX_VALUE), "SEATS_OUT_OF_RANGE");
    assertRefused(district, new AddSeats(key, Integer.MIN_VALUE), "SEATS_OUT_OF_RANGE");
    assertRefused(district, new AddSeats(unknown, 1), "UNKNOWN_KEY");
    assertRefused(district, new AddKey(0, day, day), "SEATS_OUT_OF_RANGE");
    assertRefused(district, new AddKey(1, day, day.minusDays(1)), "TERM_ENDS_BEFORE_IT_STARTS");
    assertRefused(district, new AddKey(1, LocalDate.MIN, LocalDate.MAX), "TERM_OUT_OF_RANGE");
    assertRefused(district, new AddKey(1, day.minusYears(2), day.minusYears(1)), "TERM_IS_OVER");
    assertRefused(district, new Revoke(unknown), "UNKNOWN_KEY");
    assertRefused(district, new Reissue(unknown), "UNKNOWN_KEY");
    world().moveTo(district.key().key().endsAt().plus(Duration.ofDays(800)));
    assertRefused(district, new Renew(key, 1, 12, RenewFrom.EXPIRY), "TERM_IS_OVER");
    assertRefused(district, new AddSeats(key, 1), "KEY_NOT_IN_TERM");
    assertThat(district.overview().keys()).hasSize(1);
    assertThat(district.key().key().allotments()).hasSize(1);
  }

  private static void assertRefused(
      World.District district, SubscriptionChange change, String code) {
    assertThat(district.change(change, "k" + change.hashCode()))
        .as("%s", change)
        .isEqualTo(Outcome.refused(SubscriptionRefusal.valueOf(code)));
  }

  @Test
  void administrators_make_four_changes_and_the_vendor_all() {
    World.District district = world().district("suite", 2);
    Actor administrator = new Actor.Person(district.administrator());
    ProductKeyId key = keyId(district);
    OverCapacityPolicy policy = new OverCapacityPolicy(Keep.OLDEST, 3);
    List<SubscriptionChange> vendors =
        List.of(
            new Renew(key, 9, 12, RenewFrom.NOW),
            new AddSeats(key, 9),
            new AddKey(9, LocalDate.of(2026, 9, 1), LocalDate.of(2027, 9, 1)),
            new Revoke(key),
            new Suspend(),
            new Resume(),
            new CancelNow(),
            new Upgrade(new ProductId("plus")));

    for (SubscriptionChange change : vendors) {
      assertThat(district.change(administrator, change, "v" + change.hashCode()))
          .as("%s", change)
          .isEqualTo(Outcome.refused(SubscriptionRefusal.NOT_PERMITTED));
    }
    district.change(administrator, new SetOverCapacity(policy), "1").orElseThrow();
    district.change(administrator, new Reissue(key), "2").orElseThrow();
    district.change(administrator, new CancelAtTermEnd(), "3").orElseThrow();
    district.change(administrator, new UndoCancellation(), "4").orElseThrow();
    assertThat(district.overview().subscription().overCapacity()).isEqualTo(policy);
    assertThat(district.overview().total()).isEqualTo(2);
  }

  @Test
  void strangers_and_foreign_organizations_change_nothing_and_learn_nothing() {
    World.District district = world().district("suite", 2);
    AccountId stranger = world().activeAccount("stranger@elsewhere.example");
    var elsewhere = world().organization(stranger, "Elsewhere");

    assertThat(district.change(new Actor.Person(stranger), new CancelAtTermEnd(), "1"))
        .isEqualTo(Outcome.refused(SubscriptionRefusal.NOT_PERMITTED));
    assertThat(
            world()
                .engine()
                .subscriptions()
                .change(
                    new Actor.Person(stranger),
                    elsewhere,
                    district.subscription(),
                    new CancelAtTermEnd(),
                    IdempotencyKey.of("2")))
        .isEqualTo(Outcome.refused(SubscriptionRefusal.UNKNOWN_SUBSCRIPTION));
    assertThat(
            world()
                .engine()
                .subscriptions()
                .signed(stranger, district.organization(), keyId(district)))
        .isEmpty();
  }

  private static ProductKeyId keyId(World.District district) {
    return district.key().key().id();
  }

  private Outcome<?, ?> activate(String text, DeviceId device) {
    return world().engine().activations().byProductKey(text, Given.installation(device));
  }

  private Decision check(AccountId account) {
    return world().engine().check(account, Given.NOTEBOOK);
  }
}
