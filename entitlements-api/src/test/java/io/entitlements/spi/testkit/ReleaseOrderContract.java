package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.catalog.OverCapacityPolicy.Keep;
import io.entitlements.key.ProductKey;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.spi.SeatStore.Among;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Pins, usage, and who would lose a seat first. */
public abstract class ReleaseOrderContract extends SeatingContract {

  private static final Among PEOPLE = new Among(true, Set.of());

  /** For subclasses. */
  protected ReleaseOrderContract() {}

  @Test
  void a_pin_is_kept_and_set_once() {
    Subscription subscription = write(work -> Given.subscription(work, 5));
    Seat seat = taken(subscription, NOW);

    assertThat(pin(seat, false)).isFalse();
    assertThat(pin(seat, true)).isTrue();
    assertThat(pin(seat, true)).isFalse();
    assertThat(found(seat)).contains(seat.withPinned(true));
    assertThat(pin(seat.withPinned(true), false)).isTrue();
    assertThat(found(seat)).contains(seat);
  }

  @Test
  void a_released_seat_cannot_be_pinned() {
    Subscription subscription = write(work -> Given.subscription(work, 5));
    Seat seat = taken(subscription, NOW);
    release(seat);

    assertThat(pin(seat, true)).isFalse();
  }

  @Test
  void those_taken_last_go_first_where_the_oldest_are_kept() {
    Subscription subscription = write(work -> Given.subscription(work, 5));
    Seat second = taken(subscription, NOW.plusMillis(1));
    Seat first = taken(subscription, NOW);
    Seat third = taken(subscription, NOW.plusMillis(2));
    used(first, NOW.plusSeconds(9));

    assertThat(order(subscription, PEOPLE, Keep.OLDEST, 10)).containsExactly(third, second, first);
    assertThat(order(subscription, PEOPLE, Keep.OLDEST, 2)).containsExactly(third, second);
  }

  @Test
  void those_used_longest_ago_go_first_where_the_recently_used_are_kept() {
    Subscription subscription = write(work -> Given.subscription(work, 5));
    Seat neverUsed = taken(subscription, NOW);
    Seat usedLast = taken(subscription, NOW);
    Seat usedBefore = taken(subscription, NOW.plusMillis(1));
    used(usedBefore, NOW.plusMillis(5));
    used(usedLast, NOW.plusMillis(6));

    assertThat(order(subscription, PEOPLE, Keep.RECENTLY_USED, 10))
        .containsExactly(neverUsed, usedBefore, usedLast);
  }

  @Test
  void pinned_seats_go_last_whatever_is_kept() {
    Subscription subscription = write(work -> Given.subscription(work, 5));
    Seat pinned = taken(subscription, NOW.plusMillis(9));
    Seat other = taken(subscription, NOW);
    pin(pinned, true);

    for (Keep keep : Keep.values()) {
      assertThat(order(subscription, PEOPLE, keep, 10))
          .containsExactly(other, pinned.withPinned(true));
    }
  }

  @Test
  void seats_taken_at_one_instant_are_ordered_by_identifier() {
    Subscription subscription = write(work -> Given.subscription(work, 5));
    Seat first = taken(subscription, NOW);
    Seat second = taken(subscription, NOW);

    for (Keep keep : Keep.values()) {
      assertThat(order(subscription, PEOPLE, keep, 10)).containsExactly(first, second);
    }
  }

  @Test
  void only_those_asked_for_are_looked_at_and_never_another_subscription() {
    Subscription subscription = write(work -> Given.subscription(work, 9));
    Subscription other = write(work -> Given.subscription(work, 9));
    ProductKey key = write(work -> Given.key(work, subscription, 3));
    ProductKey second = write(work -> Given.key(work, subscription, 3));
    Seat person = taken(subscription, NOW);
    taken(other, NOW);
    Seat device = newDeviceSeat(subscription, key);
    Seat ofSecond = newDeviceSeat(subscription, second);
    take(device);
    take(ofSecond);
    Seat gone = taken(subscription, NOW);
    release(gone);

    assertThat(order(subscription, PEOPLE, Keep.OLDEST, 10)).containsExactly(person);
    assertThat(order(subscription, new Among(false, Set.of(key.id())), Keep.OLDEST, 10))
        .containsExactly(device);
    assertThat(order(subscription, new Among(true, Set.of(key.id(), second.id())), Keep.OLDEST, 10))
        .containsExactlyInAnyOrder(person, device, ofSecond);
    assertThat(order(subscription, new Among(false, Set.of()), Keep.OLDEST, 10)).isEmpty();
    OrganizationId foreign = other.organization();
    assertThat(
            list(
                work ->
                    work.seats()
                        .inOrderOfRelease(foreign, subscription.id(), PEOPLE, Keep.OLDEST, 10)))
        .isEmpty();
  }

  @Test
  void usage_counts_for_every_seat_of_the_holder_and_not_again_within_the_given_time() {
    Subscription subscription = write(work -> Given.subscription(work, 5));
    Seat early = taken(subscription, NOW);
    Seat late = taken(subscription, NOW.plusMillis(10));

    change(
        work -> work.seats().used(early.organization(), early.holder(), NOW.plusMillis(20), NOW));
    assertThat(order(subscription, PEOPLE, Keep.RECENTLY_USED, 10)).containsExactly(early, late);

    change(
        work ->
            work.seats()
                .used(early.organization(), early.holder(), NOW.plusMillis(20), NOW.plusMillis(1)));
    assertThat(order(subscription, PEOPLE, Keep.RECENTLY_USED, 10)).containsExactly(late, early);
  }

  @Test
  void usage_counts_for_the_seats_of_one_organization_and_the_others_are_named() {
    Subscription first = write(work -> Given.subscription(work, 5));
    Subscription second = write(work -> Given.subscription(work, 5));
    AccountId account = write(Given::accountId);
    SeatHolder holder = new SeatHolder.Person(account);
    take(Fixtures.personSeat(first, account, NOW));
    take(Fixtures.personSeat(second, account, NOW));
    Instant later = NOW.plusMillis(1);

    assertThat(notUsedSince(holder, NOW)).isEmpty();
    assertThat(notUsedSince(holder, later))
        .containsExactlyInAnyOrder(first.organization(), second.organization());

    change(work -> work.seats().used(first.organization(), holder, later, later));
    assertThat(notUsedSince(holder, later)).containsExactly(second.organization());
    assertThat(notUsedSince(new SeatHolder.Person(write(Given::accountId)), later)).isEmpty();
  }

  private List<OrganizationId> notUsedSince(SeatHolder holder, Instant since) {
    return read(work -> work.seats().notUsedSince(holder, since));
  }

  @Test
  void usage_of_a_computer_is_not_that_of_a_person_of_the_same_number() {
    Subscription subscription = write(work -> Given.subscription(work, 5));
    ProductKey key = write(work -> Given.key(work, subscription, 3));
    Seat device = newDeviceSeat(subscription, key);
    take(device);
    Seat person = taken(subscription, NOW.plusMillis(1));
    used(device, NOW.plusMillis(2));

    Among all = new Among(true, Set.of(key.id()));
    assertThat(order(subscription, all, Keep.RECENTLY_USED, 10)).containsExactly(person, device);
  }

  private Seat taken(Subscription subscription, Instant at) {
    Seat seat = newPersonSeat(subscription, at);
    take(seat);
    return seat;
  }

  private boolean pin(Seat seat, boolean pinned) {
    return won(work -> work.seats().pin(seat, pinned));
  }

  private void used(Seat seat, Instant at) {
    SeatHolder holder = seat.holder();
    change(work -> work.seats().used(seat.organization(), holder, at, at));
  }

  private List<Seat> order(Subscription subscription, Among among, Keep keep, int limit) {
    return list(
        work ->
            work.seats()
                .inOrderOfRelease(
                    subscription.organization(), subscription.id(), among, keep, limit));
  }
}
