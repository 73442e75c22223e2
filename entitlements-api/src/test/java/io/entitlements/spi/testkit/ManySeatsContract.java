package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Account;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatSource;
import io.entitlements.seat.Waiting;
import io.entitlements.spi.Capacity;
import io.entitlements.spi.EventRow;
import io.entitlements.spi.SeatStore.Taking;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.Revision;
import io.entitlements.type.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a store does to the rows of many people at once: as to each of them, all or none. */
public abstract class ManySeatsContract extends SeatingContract {

  /** More than any store puts into one statement. */
  private static final int MANY = 1_100;

  /** For subclasses. */
  protected ManySeatsContract() {}

  @Test
  void many_accounts_are_added_and_found_by_their_addresses() {
    List<Account> accounts = accounts(MANY);
    change(work -> work.accounts().insertAll(accounts));
    List<EmailAddress> emails = new ArrayList<>(accounts.stream().map(Account::email).toList());
    emails.add(Fixtures.account().email());

    Map<EmailAddress, Account> found = accountsOf(emails);

    assertThat(found.values()).containsExactlyInAnyOrderElementsOf(accounts);
    assertThat(found.get(emails.get(7))).isEqualTo(accounts.get(7));
    assertThat(accountsOf(List.of())).isEmpty();
    assertThat(bodiesOf(accounts.get(0).id())).isEmpty();
  }

  @Test
  void seats_of_many_are_taken_all_or_none() {
    Subscription subscription = write(work -> Given.subscription(work, MANY));
    List<Seat> seats = seats(subscription, MANY);
    List<Seat> tooMany = new ArrayList<>(seats);
    tooMany.add(newPersonSeat(subscription, NOW));

    assertThat(takeAll(tooMany)).isEqualTo(Taking.FULL);
    assertThat(seatsInUse(subscription)).isZero();
    assertThat(found(seats.get(0))).isEmpty();

    assertThat(takeAll(seats)).isEqualTo(Taking.TAKEN);
    assertThat(seatsInUse(subscription)).isEqualTo(MANY);
    assertThat(use(subscription).people()).isEqualTo(MANY);
    assertThat(heldOf(subscription, tooMany)).containsExactlyInAnyOrderElementsOf(seats);
  }

  @Test
  void of_many_one_who_holds_a_seat_keeps_all_from_being_taken() {
    Subscription subscription = write(work -> Given.subscription(work, 9));
    List<Seat> seats = seats(subscription, 3);
    take(seats.get(1));

    assertThat(takeAll(seats)).isEqualTo(Taking.HELD);

    assertThat(seatsInUse(subscription)).isEqualTo(1);
  }

  @Test
  void many_seats_need_a_capacity_that_covers_the_instant_and_a_subscription() {
    Subscription subscription = write(work -> Given.subscription(work, 9));
    setCapacity(subscription, new Capacity(9, Map.of(), Optional.empty(), Optional.of(NOW)));
    assertThat(takeAll(seats(subscription, 2))).isEqualTo(Taking.CAPACITY_STALE);

    Subscription unknown = Fixtures.subscription(Fixtures.organization());
    assertThat(takeAll(seats(unknown, 2))).isEqualTo(Taking.UNKNOWN);
  }

  @Test
  void seats_of_many_are_released_and_those_not_held_left() {
    Subscription subscription = write(work -> Given.subscription(work, 9));
    List<Seat> seats = seats(subscription, 4);
    takeAll(seats.subList(0, 3));

    assertThat(releaseAll(seats)).isEqualTo(3);
    assertThat(releaseAll(seats)).isZero();

    assertThat(use(subscription).people()).isZero();
    assertThat(seatsInUse(subscription)).isZero();
    assertThat(heldOf(subscription, seats)).isEmpty();
  }

  @Test
  void seats_of_many_are_pinned_and_those_not_held_or_so_already_left() {
    Subscription subscription = write(work -> Given.subscription(work, 9));
    List<Seat> seats = seats(subscription, 4);
    takeAll(seats.subList(0, 3));
    won(work -> work.seats().pin(seats.get(0), true));

    assertThat(pinAll(seats, true)).isEqualTo(2);
    assertThat(heldOf(subscription, seats)).hasSize(3).allMatch(Seat::pinned);
    assertThat(pinAll(seats, false)).isEqualTo(3);
    assertThat(heldOf(subscription, seats)).noneMatch(Seat::pinned);
  }

  @Test
  void seats_of_many_count_as_given_by_another_way_and_those_not_held_or_so_already_are_left() {
    Subscription subscription = write(work -> Given.subscription(work, 9));
    List<Seat> seats = seats(subscription, 4);
    takeAll(seats.subList(0, 3));
    assertThat(setSource(seats.subList(0, 1), SeatSource.CLASS)).isEqualTo(1);

    assertThat(setSource(seats, SeatSource.CLASS)).isEqualTo(2);

    assertThat(heldOf(subscription, seats))
        .containsExactlyInAnyOrderElementsOf(
            seats.subList(0, 3).stream().map(seat -> seat.withSource(SeatSource.CLASS)).toList());
  }

  private int setSource(List<Seat> seats, SeatSource source) {
    return write(
        work -> {
          work.subscriptions().lock(seats.get(0).organization(), seats.get(0).subscription());
          return work.seats().setSourceAll(seats, source);
        });
  }

  @Test
  void places_of_many_are_for_seats_given_by_another_way_and_stay_in_order() {
    Subscription subscription = write(work -> Given.subscription(work, 0));
    List<Waiting> waiting =
        accounts(3).stream()
            .map(
                account ->
                    new Waiting(
                        subscription.organization(),
                        subscription.id(),
                        account.id(),
                        SeatSource.CLASS,
                        NOW))
            .toList();
    change(work -> work.waiting().addAll(waiting));
    List<AccountId> last = waiting.subList(1, 3).stream().map(Waiting::account).toList();

    assertThat(setSource(subscription, last.subList(0, 1))).isEqualTo(1);
    assertThat(setSource(subscription, last)).isEqualTo(1);
    assertThat(setSource(subscription, List.of(Fixtures.account().id()))).isZero();

    assertThat(first(subscription))
        .containsExactly(
            waiting.get(0),
            waiting.get(1).withSource(SeatSource.TYPED),
            waiting.get(2).withSource(SeatSource.TYPED));
  }

  private int setSource(Subscription subscription, List<AccountId> accounts) {
    return write(
        work -> {
          work.subscriptions().lock(subscription.organization(), subscription.id());
          return work.waiting()
              .setSourceAll(
                  subscription.organization(), subscription.id(), accounts, SeatSource.TYPED);
        });
  }

  @Test
  void many_are_put_on_the_waiting_list_in_order_and_taken_off() {
    Subscription subscription = write(work -> Given.subscription(work, 0));
    List<Waiting> waiting =
        accounts(5).stream()
            .map(
                account ->
                    new Waiting(
                        subscription.organization(),
                        subscription.id(),
                        account.id(),
                        SeatSource.TYPED,
                        NOW))
            .toList();
    List<AccountId> people = waiting.stream().map(Waiting::account).toList();
    change(
        work -> {
          work.subscriptions().lock(subscription.organization(), subscription.id());
          work.waiting().addAll(waiting.subList(0, 4));
        });
    assertThat(first(subscription)).isEqualTo(waiting.subList(0, 4));
    assertThat(use(subscription).waiting()).isEqualTo(4);
    assertThat(waitingOf(subscription, people))
        .hasSize(4)
        .containsEntry(people.get(2), waiting.get(2));

    int removed =
        write(
            work -> {
              work.subscriptions().lock(subscription.organization(), subscription.id());
              return work.waiting()
                  .removeAll(subscription.organization(), subscription.id(), people.subList(2, 5));
            });

    assertThat(removed).isEqualTo(2);
    assertThat(first(subscription)).isEqualTo(waiting.subList(0, 2));
    assertThat(use(subscription).waiting()).isEqualTo(2);
  }

  @Test
  void events_of_many_histories_are_numbered_in_each() {
    List<Account> accounts = accounts(20);
    change(work -> work.accounts().insertAll(accounts));
    change(work -> work.events().append(accounts.get(3).id(), List.of(Fixtures.event("Before"))));
    SortedMap<Scope, List<EventRow>> events =
        new TreeMap<>(Comparator.comparing(Scope::kind).thenComparing(Scope::value));
    for (Account account : accounts) {
      events.put(account.id(), List.of(Fixtures.event("One")));
    }
    events.put(accounts.get(5).id(), List.of(Fixtures.event("One"), Fixtures.event("Two")));

    change(work -> work.events().appendAll(events));

    assertThat(bodiesOf(accounts.get(0).id())).containsExactly("One");
    assertThat(bodiesOf(accounts.get(3).id())).containsExactly("Before", "One");
    assertThat(bodiesOf(accounts.get(5).id())).containsExactly("One", "Two");
  }

  private List<String> bodiesOf(AccountId account) {
    return list(work -> work.events().after(new Revision(account, 0), 10)).stream()
        .map(EventRow::body)
        .toList();
  }

  private Map<EmailAddress, Account> accountsOf(List<EmailAddress> emails) {
    return read(work -> work.accounts().findAll(emails));
  }

  private Map<AccountId, Waiting> waitingOf(Subscription subscription, List<AccountId> people) {
    return read(
        work -> work.waiting().findAll(subscription.organization(), subscription.id(), people));
  }

  private int pinAll(List<Seat> seats, boolean pinned) {
    return write(work -> work.seats().pinAll(seats, pinned));
  }

  private static List<Account> accounts(int number) {
    List<Account> accounts = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      accounts.add(Fixtures.account());
    }
    return accounts;
  }

  private static List<Seat> seats(Subscription subscription, int number) {
    return accounts(number).stream()
        .map(account -> Fixtures.personSeat(subscription, account.id(), NOW))
        .toList();
  }

  private static List<AccountId> people(List<Seat> seats) {
    return seats.stream().map(seat -> ((SeatHolder.Person) seat.holder()).account()).toList();
  }

  private Taking takeAll(List<Seat> seats) {
    return write(work -> work.seats().takeAll(seats));
  }

  private int releaseAll(List<Seat> seats) {
    return write(
        work -> {
          work.subscriptions().lock(seats.get(0).organization(), seats.get(0).subscription());
          return work.seats().releaseAll(seats, NOW);
        });
  }

  private List<Seat> heldOf(Subscription subscription, List<Seat> seats) {
    return read(
        work ->
            List.copyOf(
                work.seats()
                    .findAll(subscription.organization(), subscription.id(), people(seats))
                    .values()));
  }

  private List<Waiting> first(Subscription subscription) {
    return list(work -> work.waiting().first(subscription.organization(), subscription.id(), 100));
  }
}
