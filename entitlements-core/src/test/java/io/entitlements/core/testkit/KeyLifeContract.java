package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.activation.ActivationRefusal;
import io.entitlements.catalog.AccessLevel;
import io.entitlements.check.Decision;
import io.entitlements.check.Reason;
import io.entitlements.key.KeyStatus;
import io.entitlements.key.SubscriptionChange;
import io.entitlements.key.SubscriptionChange.AddKey;
import io.entitlements.key.SubscriptionChange.AddSeats;
import io.entitlements.key.SubscriptionChange.Reissue;
import io.entitlements.key.SubscriptionChange.Renew;
import io.entitlements.key.SubscriptionChange.RenewFrom;
import io.entitlements.key.SubscriptionChange.Revoke;
import io.entitlements.key.SubscriptionRefusal;
import io.entitlements.seat.SeatRefusal;
import io.entitlements.subscription.SubscriptionStatus;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.Outcome;
import io.entitlements.type.ProductKeyId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A product key from its first term to its last, by dated facts alone. */
public abstract class KeyLifeContract extends SubscriptionWorld {

  private static final DeviceId COMPUTER = new DeviceId(new UUID(9, 9));

  /** For subclasses. */
  protected KeyLifeContract() {}

  @Test
  void a_key_renewed_from_expiry_goes_on_where_it_ended_and_seats_need_nothing() {
    District district = world().district("suite", 2);
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
    District district = world().district("suite", 2);
    Instant now = district.key().key().endsAt().plus(Duration.ofDays(100)).plusMillis(1);
    world().moveTo(now);

    district.change(new Renew(keyId(district), 2, 1, RenewFrom.NOW), "renew").orElseThrow();

    assertThat(district.key().key().newest().term().startsAt()).isEqualTo(now);
    assertThat(district.key().key().newest().term().endsAt().atZone(Given.ZONE).getHour()).isZero();
    assertThat(district.key().key().allotments()).hasSize(2);
  }

  @Test
  void renewing_from_now_gives_up_what_is_left_of_the_present_term() {
    District district = world().district("suite", 2);
    world().pass(Duration.ofDays(30));
    Instant now = world().instant();

    district.change(new Renew(keyId(district), 5, 12, RenewFrom.NOW), "renew").orElseThrow();

    assertThat(district.overview().total()).isEqualTo(5);
    assertThat(district.key().key().allotments().get(0).term().endsAt()).isEqualTo(now);
  }

  @Test
  void a_repeated_renewal_renews_once() {
    District district = world().district("suite", 2);
    SubscriptionChange renew = new Renew(keyId(district), 2, 12, RenewFrom.EXPIRY);

    district.change(renew, "renew").orElseThrow();
    district.change(renew, "renew").orElseThrow();

    assertThat(district.key().key().allotments()).hasSize(2);
  }

  @Test
  void fewer_seats_at_renewal_count_from_the_millisecond_at_which_the_new_term_begins() {
    District district = world().district("suite", 5);
    Instant end = district.key().key().endsAt();
    district.change(new Renew(keyId(district), 2, 12, RenewFrom.EXPIRY), "renew").orElseThrow();

    world().moveTo(end.minusMillis(1));
    assertThat(district.overview().total()).isEqualTo(5);
    world().moveTo(end);
    assertThat(district.overview().total()).isEqualTo(2);
  }

  @Test
  void seats_are_added_at_once_and_until_the_key_ends() {
    District district = world().district("suite", 1);
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
    District district = world().district("suite", 1);
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
    District district = world().district("suite", 1);
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
    District district = world().district("suite", 2);
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
    District district = world().district("suite", 2);
    AccountId ada = district.seated("ada@school.example");
    district.change(new AddSeats(keyId(district), 1), "more").orElseThrow();
    world().pass(Duration.ofDays(2));

    district.change(new Revoke(keyId(district)), "revoke").orElseThrow();

    assertThat(check(ada).reason()).isEqualTo(Reason.REVOKED);
  }

  @Test
  void a_reissued_key_has_a_new_text_the_old_one_is_unknown_and_computers_go_on() {
    District district = world().district("suite", 2);
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
    District district = world().district("suite", 1);
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
}
