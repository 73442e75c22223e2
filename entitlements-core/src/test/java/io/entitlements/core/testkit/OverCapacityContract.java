package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.activation.Activation;
import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.catalog.OverCapacityPolicy.Keep;
import io.entitlements.check.Reason;
import io.entitlements.event.RecordedEvent;
import io.entitlements.key.SubscriptionChange.AddSeats;
import io.entitlements.key.SubscriptionChange.Renew;
import io.entitlements.key.SubscriptionChange.RenewFrom;
import io.entitlements.key.SubscriptionChange.SetOverCapacity;
import io.entitlements.seat.OverCapacity;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatRefusal;
import io.entitlements.seat.SeatRefusal.Code;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.DeviceId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Outcome;
import io.entitlements.type.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** More seats assigned than are left: who keeps one, previewed, after a grace, in order. */
public abstract class OverCapacityContract extends WorldContract {

  private static final String ADA = "ada@school.example";
  private static final String BEN = "ben@school.example";
  private static final String CY = "cy@school.example";

  /** For subclasses. */
  protected OverCapacityContract() {}

  @Test
  void everybody_keeps_a_seat_until_the_millisecond_at_which_the_grace_is_over() {
    District district = threeSeatsReducedTo(1, new OverCapacityPolicy(Keep.OLDEST, 14));
    Instant end = firstEnd(district);
    Instant over = end.atZone(Given.ZONE).plusDays(14).toInstant();

    moveAndWork(end);
    assertThat(district.overview().assigned()).isEqualTo(3);
    moveAndWork(over.minusMillis(1));
    assertThat(district.overview().assigned()).isEqualTo(3);
    moveAndWork(over);
    assertThat(district.overview().assigned()).isEqualTo(1);
    assertThat(district.holdsSeat(ADA)).isTrue();
    assertThat(check(BEN)).isEqualTo(Reason.NO_SEAT);
    assertThat(check(CY)).isEqualTo(Reason.NO_SEAT);
  }

  @Test
  void what_is_released_is_what_was_previewed_and_says_why() {
    District district = threeSeatsReducedTo(1, new OverCapacityPolicy(Keep.OLDEST, 2));
    Instant end = firstEnd(district);
    OverCapacity before = preview(district, end.minusMillis(1));
    OverCapacity preview = preview(district, end);
    Revision revision = world().engine().history().revision(district.organization());

    moveAndWork(preview.releasesAt().orElseThrow());

    assertThat(before.since()).isEmpty();
    assertThat(before.released()).isEmpty();
    assertThat(preview.assigned()).isEqualTo(3);
    assertThat(preview.total()).isEqualTo(1);
    assertThat(preview.since()).contains(end);
    assertThat(people(preview)).containsExactly(account(CY), account(BEN));
    List<RecordedEvent> events =
        world().engine().history().after(revision, 10).stream()
            .filter(event -> event.why().equals("seat.settle"))
            .toList();
    assertThat(events)
        .extracting(event -> event.event().getClass().getSimpleName())
        .containsExactly("SeatReleased", "SeatReleased");
    assertThat(events)
        .extracting(RecordedEvent::actor)
        .containsOnly(new Actor.Task("settle-seats"));
  }

  @Test
  void pinned_seats_are_kept_first() {
    District district = threeSeatsReducedTo(1, new OverCapacityPolicy(Keep.OLDEST, 0));
    pin(district, CY);

    moveAndWork(firstEnd(district));

    assertThat(district.holdsSeat(CY)).isTrue();
    assertThat(district.overview().assigned()).isEqualTo(1);
  }

  @Test
  void those_who_used_theirs_last_are_kept_where_the_policy_says_so() {
    District district = threeSeatsReducedTo(1, new OverCapacityPolicy(Keep.RECENTLY_USED, 0));
    world().pass(Duration.ofDays(2));
    launch(BEN);

    moveAndWork(firstEnd(district));

    assertThat(district.holdsSeat(BEN)).isTrue();
    assertThat(district.overview().assigned()).isEqualTo(1);
  }

  @Test
  void seats_added_within_the_grace_save_everybody() {
    District district = threeSeatsReducedTo(1, new OverCapacityPolicy(Keep.OLDEST, 14));
    moveAndWork(firstEnd(district));

    district.change(new AddSeats(district.key().key().id(), 2), "more").orElseThrow();
    moveAndWork(firstEnd(district).plus(Duration.ofDays(60)));

    assertThat(district.overview().assigned()).isEqualTo(3);
  }

  @Test
  void over_capacity_never_grows() {
    District district = threeSeatsReducedTo(1, new OverCapacityPolicy(Keep.OLDEST, 14));
    moveAndWork(firstEnd(district));

    assertThat(district.assign("di@school.example", "di"))
        .isEqualTo(Outcome.refused(new SeatRefusal(Code.NO_SEAT_LEFT, 3, 1)));
    district.release(account(CY), "release").orElseThrow();
    assertThat(district.assign("di@school.example", "di2"))
        .isEqualTo(Outcome.refused(new SeatRefusal(Code.NO_SEAT_LEFT, 2, 1)));
    assertThat(
            world()
                .engine()
                .seats()
                .reassign(
                    district.administrator(),
                    district.organization(),
                    district.subscription(),
                    account(BEN),
                    EmailAddress.of("di@school.example"),
                    IdempotencyKey.of("hand")))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(district.overview().assigned()).isEqualTo(2);
  }

  @Test
  void a_subscription_that_has_wholly_ended_releases_nobody() {
    District district = world().district("suite", 3);
    declare(district, new OverCapacityPolicy(Keep.OLDEST, 0));
    AccountId ada = district.seated(ADA);
    Instant end = district.key().key().endsAt();

    moveAndWork(end.plus(Duration.ofDays(100)));

    assertThat(district.overview().assigned()).isEqualTo(1);
    assertThat(world().engine().check(ada, Given.NOTEBOOK).reason()).isEqualTo(Reason.EXPIRED);
  }

  @Test
  void a_renewal_with_fewer_seats_after_a_gap_starts_the_grace_when_it_begins() {
    District district = world().district("suite", 3);
    declare(district, new OverCapacityPolicy(Keep.OLDEST, 5));
    List.of(ADA, BEN, CY).forEach(this.seatIn(district));
    Instant renewed = district.key().key().endsAt().plus(Duration.ofDays(100));
    moveAndWork(renewed);
    district
        .change(new Renew(district.key().key().id(), 2, 12, RenewFrom.NOW), "renew")
        .orElseThrow();

    Instant over = renewed.atZone(Given.ZONE).plusDays(5).toInstant();
    moveAndWork(over.minusMillis(1));
    assertThat(district.overview().assigned()).isEqualTo(3);
    moveAndWork(over);
    assertThat(district.overview().assigned()).isEqualTo(2);
  }

  @Test
  void computers_beyond_the_seats_of_their_key_are_released_first() {
    District district = world().district("suite", 3);
    declare(district, new OverCapacityPolicy(Keep.OLDEST, 0));
    String text = district.key().text().value();
    for (int i = 1; i <= 3; i++) {
      world()
          .engine()
          .activations()
          .byProductKey(text, Given.installation(computer(i)))
          .orElseThrow();
      world().pass(Duration.ofMinutes(1));
    }
    Instant end = district.key().key().endsAt();
    district
        .change(new Renew(district.key().key().id(), 1, 12, RenewFrom.EXPIRY), "renew")
        .orElseThrow();

    moveAndWork(end);

    assertThat(district.key().devices()).isEqualTo(1);
    assertThat(district.overview().assigned()).isEqualTo(1);
    assertThat(world().engine().check(computer(1), Given.NOTEBOOK).isAllowed()).isTrue();
    assertThat(world().engine().check(computer(3), Given.NOTEBOOK).reason())
        .isEqualTo(Reason.NO_SEAT);
  }

  @Test
  void an_educator_sees_no_preview() {
    District district = world().district("suite", 3);
    AccountId ada = district.seated(ADA);

    assertThat(
            world()
                .engine()
                .seats()
                .overCapacity(ada, district.organization(), district.subscription(), Given.NOW))
        .isEqualTo(Outcome.refused(SeatRefusal.of(Code.NOT_PERMITTED)));
  }

  /** Ada, Ben and Cy hold seats, a minute apart, of a key that is renewed with fewer. */
  private District threeSeatsReducedTo(int seats, OverCapacityPolicy policy) {
    District district = world().district("suite", 3);
    declare(district, policy);
    List.of(ADA, BEN, CY).forEach(seatIn(district));
    district
        .change(new Renew(district.key().key().id(), seats, 12, RenewFrom.EXPIRY), "renew")
        .orElseThrow();
    return district;
  }

  private java.util.function.Consumer<String> seatIn(District district) {
    return email -> {
      district.seated(email);
      world().pass(Duration.ofMinutes(1));
    };
  }

  private static void declare(District district, OverCapacityPolicy policy) {
    Actor administrator = new Actor.Person(district.administrator());
    district.change(administrator, new SetOverCapacity(policy), "policy").orElseThrow();
  }

  private static Instant firstEnd(District district) {
    return district.key().key().allotments().get(0).term().endsAt();
  }

  private void moveAndWork(Instant instant) {
    world().moveTo(instant);
    world().doJobs();
  }

  private OverCapacity preview(District district, Instant at) {
    return world()
        .engine()
        .seats()
        .overCapacity(
            district.administrator(), district.organization(), district.subscription(), at)
        .orElseThrow();
  }

  private static List<AccountId> people(OverCapacity preview) {
    return preview.released().stream()
        .map(seat -> ((SeatHolder.Person) seat.holder()).account())
        .toList();
  }

  private void pin(District district, String email) {
    world()
        .engine()
        .seats()
        .pin(
            district.administrator(),
            district.organization(),
            district.subscription(),
            account(email),
            true,
            IdempotencyKey.of("pin"))
        .orElseThrow();
  }

  /** A person signs in on a device and gets a lease. */
  private void launch(String email) {
    AccountId account = world().activeAccount(email);
    Activation activation =
        world()
            .engine()
            .activations()
            .byEmail(account, Given.installation(computer(7)))
            .orElseThrow();
    assertThat(world().issue(activation)).isPresent();
  }

  private Reason check(String email) {
    return world().engine().check(account(email), Given.NOTEBOOK).reason();
  }

  private AccountId account(String email) {
    return world().engine().accounts().find(EmailAddress.of(email)).orElseThrow().id();
  }

  private static DeviceId computer(int i) {
    return new DeviceId(new UUID(9, i));
  }
}
