package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.entitlements.event.RecordedEvent;
import io.entitlements.event.SeatEvent;
import io.entitlements.key.SubscriptionChange.AddKey;
import io.entitlements.key.SubscriptionChange.AddSeats;
import io.entitlements.seat.Placement;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatRefusal;
import io.entitlements.seat.SeatRefusal.Code;
import io.entitlements.seat.Seats;
import io.entitlements.seat.Waiting;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Outcome;
import io.entitlements.type.Page;
import io.entitlements.type.Revision;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Waiting for a seat, and getting one as it comes free. */
public abstract class WaitingListContract extends WorldContract {

  /** For subclasses. */
  protected WaitingListContract() {}

  @Test
  void who_does_not_fit_waits_in_the_order_of_asking() {
    District district = world().district("suite", 1);

    assertThat(district.assignOrWait("ada@school.example")).isInstanceOf(Placement.Seated.class);
    assertThat(district.assignOrWait("ben@school.example")).isInstanceOf(Placement.Queued.class);
    assertThat(district.assignOrWait("cy@school.example")).isInstanceOf(Placement.Queued.class);
    assertThat(district.assignOrWait("ben@school.example")).isInstanceOf(Placement.Queued.class);

    assertThat(district.waiting()).containsExactly("ben@school.example", "cy@school.example");
    assertThat(district.overview().waiting()).isEqualTo(2);
    assertThat(district.overview().assigned()).isEqualTo(1);
  }

  @Test
  void a_list_is_shown_page_by_page_and_who_stays_is_shown_once() {
    District district = world().district("suite", 1);
    AccountId ada = district.seated("ada@school.example");
    List<String> all =
        IntStream.rangeClosed(1, 5).mapToObj(i -> "w" + i + "@school.example").toList();
    all.forEach(district::assignOrWait);

    Page<Waiting> first = page(district, Optional.empty(), 2);
    district.release(ada, "release").orElseThrow();
    district.assignOrWait("w6@school.example");
    Page<Waiting> second = page(district, first.next(), 2);
    Page<Waiting> third = page(district, second.next(), 2);

    assertThat(people(first)).containsExactly("w1@school.example", "w2@school.example");
    assertThat(people(second)).containsExactly("w3@school.example", "w4@school.example");
    assertThat(people(third)).containsExactly("w5@school.example", "w6@school.example");
    assertThat(third.next()).isEmpty();
  }

  @Test
  void a_page_out_of_range_or_of_another_list_is_a_mistake() {
    District district = world().district("suite", 1);
    for (String none : List.of("", "x", "-1", "0", "01", "1 ", "9".repeat(19))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> page(district, Optional.of(none), 2))
          .withMessage("this is not a cursor of a waiting list");
    }
    assertThatIllegalArgumentException().isThrownBy(() -> page(district, Optional.empty(), 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> page(district, Optional.empty(), Seats.MAX_PAGE + 1));
  }

  private Page<Waiting> page(District district, Optional<String> cursor, int limit) {
    return world()
        .engine()
        .seats()
        .waiting(
            district.administrator(),
            district.organization(),
            district.subscription(),
            cursor,
            limit)
        .orElseThrow();
  }

  private List<String> people(Page<Waiting> page) {
    return page.items().stream()
        .map(entry -> world().engine().accounts().find(entry.account()).orElseThrow())
        .map(account -> account.email().value())
        .toList();
  }

  @Test
  void a_seat_that_comes_free_goes_to_who_waits_longest_in_the_same_transaction() {
    District district = world().district("suite", 1);
    AccountId ada = district.seated("ada@school.example");
    district.assignOrWait("ben@school.example");
    district.assignOrWait("cy@school.example");
    Revision before = world().engine().history().revision(district.organization());

    district.release(ada, "release").orElseThrow();

    assertThat(district.holdsSeat("ben@school.example")).isTrue();
    assertThat(district.waiting()).containsExactly("cy@school.example");
    List<RecordedEvent> events = world().engine().history().after(before, 10);
    assertThat(events)
        .extracting(event -> event.event().getClass().getSimpleName())
        .containsExactly("SeatReleased", "SeatTaken", "WaitingEnded");
    assertThat(events).extracting(RecordedEvent::why).containsOnly("seat.release");
    assertThat(((SeatEvent.WaitingEnded) events.get(2).event()).seated()).isTrue();
  }

  @Test
  void a_newcomer_never_overtakes() {
    District district = world().district("suite", 1);
    AccountId ada = district.seated("ada@school.example");
    district.assignOrWait("ben@school.example");
    district.release(ada, "release").orElseThrow();

    assertThat(district.assign("cy@school.example", "cy"))
        .isEqualTo(Outcome.refused(new SeatRefusal(Code.NO_SEAT_LEFT, 1, 1)));
  }

  @Test
  void seats_added_go_to_who_waits_first() {
    District district = world().district("suite", 1);
    district.seated("ada@school.example");
    district.assignOrWait("ben@school.example");
    district.assignOrWait("cy@school.example");
    district.assignOrWait("di@school.example");

    district.change(new AddSeats(district.key().key().id(), 2), "more").orElseThrow();

    assertThat(district.waiting()).containsExactly("di@school.example");
    assertThat(district.overview().assigned()).isEqualTo(3);
  }

  @Test
  void a_key_that_begins_gives_its_seats_to_who_waits_without_anybody_asking() {
    District district = world().district("suite", 1);
    district.seated("ada@school.example");
    district.assignOrWait("ben@school.example");
    LocalDate day = LocalDate.of(2026, 10, 1);
    district.change(new AddKey(1, day, day.plusDays(9)), "key").orElseThrow();
    Instant start = day.atStartOfDay(Given.ZONE).toInstant();

    world().moveTo(start.minusMillis(1));
    world().doJobs();
    assertThat(district.waiting()).hasSize(1);

    world().moveTo(start);
    world().doJobs();
    assertThat(district.waiting()).isEmpty();
    assertThat(district.holdsSeat("ben@school.example")).isTrue();
  }

  @Test
  void who_asks_when_a_key_has_begun_but_no_job_has_run_comes_after_those_who_wait() {
    District district = world().district("suite", 1);
    district.seated("ada@school.example");
    district.assignOrWait("ben@school.example");
    LocalDate day = LocalDate.of(2026, 10, 1);
    district.change(new AddKey(1, day, day.plusDays(9)), "key").orElseThrow();
    world().moveTo(day.atStartOfDay(Given.ZONE).toInstant());

    assertThat(district.assign("cy@school.example", "cy"))
        .isEqualTo(Outcome.refused(new SeatRefusal(Code.NO_SEAT_LEFT, 2, 2)));

    // A refusal leaves no trace: the seat is still there for who waits.
    world().doJobs();
    assertThat(district.holdsSeat("ben@school.example")).isTrue();
  }

  @Test
  void who_stops_waiting_gets_nothing() {
    District district = world().district("suite", 1);
    AccountId ada = district.seated("ada@school.example");
    district.assignOrWait("ben@school.example");
    AccountId ben = account("ben@school.example");

    stopWaiting(district, ben, "stop").orElseThrow();
    assertThat(stopWaiting(district, ben, "stop")).isInstanceOf(Outcome.Done.class);
    assertThat(stopWaiting(district, ben, "again"))
        .isEqualTo(Outcome.refused(SeatRefusal.of(Code.NOT_WAITING)));
    district.release(ada, "release").orElseThrow();

    assertThat(district.overview().assigned()).isZero();
    assertThat(district.overview().waiting()).isZero();
  }

  @Test
  void a_seat_given_from_hand_to_hand_passes_the_list_and_takes_the_receiver_off_it() {
    District district = world().district("suite", 1);
    AccountId ada = district.seated("ada@school.example");
    district.assignOrWait("ben@school.example");
    district.assignOrWait("cy@school.example");

    reassign(district, ada, "cy@school.example", "hand").orElseThrow();

    assertThat(district.holdsSeat("cy@school.example")).isTrue();
    assertThat(district.holdsSeat("ada@school.example")).isFalse();
    assertThat(district.waiting()).containsExactly("ben@school.example");
    assertThat(district.overview().assigned()).isEqualTo(1);
    assertThat(reassign(district, ada, "di@school.example", "2"))
        .isEqualTo(Outcome.refused(SeatRefusal.of(Code.NO_SEAT_HELD)));
  }

  @Test
  void a_seat_is_not_given_to_who_holds_one() {
    District district = world().district("suite", 2);
    AccountId ada = district.seated("ada@school.example");
    district.seated("ben@school.example");

    assertThat(reassign(district, ada, "BEN@school.example", "hand"))
        .isEqualTo(Outcome.refused(SeatRefusal.of(Code.SEAT_HELD)));
    assertThat(reassign(district, ada, "ada@school.example", "self"))
        .isEqualTo(Outcome.refused(SeatRefusal.of(Code.SEAT_HELD)));
    assertThat(district.holdsSeat("ada@school.example")).isTrue();
    assertThat(district.overview().assigned()).isEqualTo(2);
  }

  private Outcome<Seat, SeatRefusal> reassign(
      District district, AccountId from, String to, String key) {
    return world()
        .engine()
        .seats()
        .reassign(
            district.administrator(),
            district.organization(),
            district.subscription(),
            from,
            EmailAddress.of(to),
            IdempotencyKey.of(key));
  }

  private Outcome<?, SeatRefusal> stopWaiting(District district, AccountId account, String key) {
    return world()
        .engine()
        .seats()
        .stopWaiting(
            district.administrator(),
            district.organization(),
            district.subscription(),
            account,
            IdempotencyKey.of(key));
  }

  private AccountId account(String email) {
    return world().engine().accounts().find(EmailAddress.of(email)).orElseThrow().id();
  }
}
