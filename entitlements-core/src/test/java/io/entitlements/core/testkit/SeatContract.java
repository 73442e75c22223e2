package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.check.Reason;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatRefusal;
import io.entitlements.seat.SeatRefusal.Code;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Outcome;
import io.entitlements.type.SubscriptionId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Giving people seats one at a time. */
public abstract class SeatContract extends WorldContract {

  /** For subclasses. */
  protected SeatContract() {}

  @Test
  void a_provisioned_address_gets_a_pending_account_that_may_use_the_product() {
    District district = world().district("suite", 2);
    AccountId ada = holder(district.assign("Ada@School.example", "1").orElseThrow());
    assertThat(world().engine().accounts().find(EmailAddress.of("ada@school.example")))
        .hasValueSatisfying(account -> assertThat(account.id()).isEqualTo(ada));
    assertThat(world().engine().check(ada, Given.ONLINE).isAllowed()).isTrue();
  }

  @Test
  void one_person_takes_one_seat_however_often_and_however_it_is_written() {
    District district = world().district("suite", 2);
    Seat first = district.assign("Ada@School.example", "1").orElseThrow();
    Seat second = district.assign("ADA@school.EXAMPLE", "2").orElseThrow();
    assertThat(second).isEqualTo(first);
    assertThat(district.overview().assigned()).isEqualTo(1);
  }

  @Test
  void a_full_subscription_says_how_many_seats_are_in_use_and_leaves_no_trace() {
    District district = world().district("suite", 1);
    district.assign("ada@school.example", "1").orElseThrow();
    assertThat(district.assign("ben@school.example", "2"))
        .isEqualTo(Outcome.refused(new SeatRefusal(Code.NO_SEAT_LEFT, 1, 1)));
    assertThat(world().engine().accounts().find(EmailAddress.of("ben@school.example"))).isEmpty();
  }

  @Test
  void a_released_seat_is_free_for_another_and_no_longer_a_right() {
    District district = world().district("suite", 1);
    AccountId ada = holder(district.assign("ada@school.example", "1").orElseThrow());
    release(district, ada, "2").orElseThrow();
    assertThat(world().engine().check(ada, Given.NOTEBOOK).reason()).isEqualTo(Reason.NO_SEAT);
    district.assign("ben@school.example", "3").orElseThrow();
    assertThat(release(district, ada, "4"))
        .isEqualTo(Outcome.refused(SeatRefusal.of(Code.NO_SEAT_HELD)));
    assertThat(district.overview().assigned()).isEqualTo(1);
  }

  @Test
  void a_repeated_release_answers_the_first_one_and_takes_nothing_more() {
    District district = world().district("suite", 2);
    AccountId ada = holder(district.assign("ada@school.example", "1").orElseThrow());
    Seat released = release(district, ada, "2").orElseThrow();
    district.assign("ada@school.example", "3").orElseThrow();
    assertThat(release(district, ada, "2").orElseThrow()).isEqualTo(released);
    assertThat(district.overview().assigned()).isEqualTo(1);
  }

  @Test
  void a_product_for_companies_takes_no_addresses() {
    District district = world().district("meeting", 2);
    assertThat(district.assign("ada@school.example", "1"))
        .isEqualTo(Outcome.refused(SeatRefusal.of(Code.PRODUCT_KEY_ONLY)));
  }

  @Test
  void a_stranger_gives_no_seats_and_learns_nothing() {
    District district = world().district("suite", 2);
    AccountId stranger = world().activeAccount("stranger@elsewhere.example");
    assertThat(
            world()
                .engine()
                .seats()
                .assign(
                    stranger,
                    district.organization(),
                    new SubscriptionId(UUID.randomUUID()),
                    EmailAddress.of("ada@school.example"),
                    IdempotencyKey.of("1")))
        .isEqualTo(Outcome.refused(SeatRefusal.of(Code.NOT_PERMITTED)));
  }

  @Test
  void another_organizations_subscription_is_unknown() {
    District district = world().district("suite", 2);
    AccountId other = world().activeAccount("other@elsewhere.example");
    var elsewhere = world().organization(other, "Elsewhere");
    assertThat(
            world()
                .engine()
                .seats()
                .assign(
                    other,
                    elsewhere,
                    district.overview().subscription().id(),
                    EmailAddress.of("ada@school.example"),
                    IdempotencyKey.of("1")))
        .isEqualTo(Outcome.refused(SeatRefusal.of(Code.UNKNOWN_SUBSCRIPTION)));
    assertThat(district.overview().assigned()).isZero();
  }

  @Test
  void no_seat_is_given_at_the_instant_at_which_the_term_ends_nor_after() {
    District district = world().district("suite", 2);
    var end = district.overview().keys().get(0).key().newest().term().endsAt();
    world().moveTo(end.minusMillis(1));
    district.assign("ada@school.example", "1").orElseThrow();
    world().moveTo(end);
    assertThat(district.assign("ben@school.example", "2"))
        .isEqualTo(Outcome.refused(new SeatRefusal(Code.NO_SEAT_LEFT, 1, 0)));
    world().moveTo(end.plusMillis(1));
    assertThat(district.assign("ben@school.example", "3"))
        .isEqualTo(Outcome.refused(new SeatRefusal(Code.NO_SEAT_LEFT, 1, 0)));
  }

  private Outcome<Seat, SeatRefusal> release(District district, AccountId account, String key) {
    return world()
        .engine()
        .seats()
        .release(
            district.administrator(),
            district.organization(),
            district.overview().subscription().id(),
            account,
            IdempotencyKey.of(key));
  }

  private static AccountId holder(Seat seat) {
    return ((SeatHolder.Person) seat.holder()).account();
  }
}
