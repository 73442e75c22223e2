package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.FAR_AHEAD;
import static io.entitlements.spi.testkit.Fixtures.LONG_AGO;
import static io.entitlements.spi.testkit.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.catalog.ProductId;
import io.entitlements.key.ProductKey;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatSource;
import io.entitlements.spi.Capacity;
import io.entitlements.spi.SeatStore.Taking;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.DeviceId;
import io.entitlements.type.SeatId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.SeatStore} promises to one caller at a time. */
public abstract class SeatStoreContract extends SeatingContract {

  /** For subclasses. */
  protected SeatStoreContract() {}

  @Test
  void seat_of_a_person_is_found_with_every_field() {
    Subscription subscription = write(work -> Given.subscription(work, 10));
    for (SeatSource source : SeatSource.values()) {
      assertRoundTrip(subscription, person(), source, NOW);
    }
    assertRoundTrip(subscription, person(), SeatSource.ROSTER, LONG_AGO);
    assertRoundTrip(subscription, person(), SeatSource.ROSTER, FAR_AHEAD);
  }

  @Test
  void seat_of_a_device_is_found_with_every_field() {
    Subscription subscription = write(work -> Given.subscription(work, 10));
    ProductKey key = write(work -> Given.key(work, subscription, 1));

    assertRoundTrip(subscription, Given.deviceOf(key), SeatSource.PRODUCT_KEY, NOW);
  }

  @Test
  void seat_that_nobody_holds_is_not_found() {
    Subscription subscription = write(work -> Given.subscription(work, 1));
    Subscription other = write(work -> Given.subscription(work, 1));
    Seat seat = newPersonSeat(subscription, NOW);
    take(seat);

    assertThat(found(newPersonSeat(subscription, NOW))).isEmpty();
    assertThat(
            find(work -> work.seats().find(subscription.organization(), other.id(), seat.holder())))
        .isEmpty();
    assertThat(
            find(work -> work.seats().find(other.organization(), subscription.id(), seat.holder())))
        .isEmpty();
  }

  @Test
  void last_seat_is_taken_and_the_next_is_refused() {
    Subscription subscription = write(work -> Given.subscription(work, 2));
    Seat beyond = newPersonSeat(subscription, NOW);

    assertThat(take(newPersonSeat(subscription, NOW))).isEqualTo(Taking.TAKEN);
    assertThat(take(newPersonSeat(subscription, NOW))).isEqualTo(Taking.TAKEN);
    assertThat(take(beyond)).isEqualTo(Taking.FULL);

    assertThat(found(beyond)).isEmpty();
    assertThat(seatsInUse(subscription)).isEqualTo(2);
  }

  @Test
  void person_takes_one_seat_of_a_subscription() {
    Subscription subscription = write(work -> Given.subscription(work, 2));
    Seat seat = newPersonSeat(subscription, NOW);
    take(seat);

    assertThat(take(sameHolder(seat))).isEqualTo(Taking.HELD);

    assertThat(found(seat)).contains(seat);
    assertThat(seatsInUse(subscription)).isEqualTo(1);
  }

  @Test
  void holder_of_a_seat_is_told_so_also_when_all_seats_are_in_use() {
    Subscription subscription = write(work -> Given.subscription(work, 1));
    Seat seat = newPersonSeat(subscription, NOW);
    take(seat);

    assertThat(take(sameHolder(seat))).isEqualTo(Taking.HELD);
  }

  @Test
  void device_takes_one_seat_of_a_key() {
    Subscription subscription = write(work -> Given.subscription(work, 5));
    ProductKey key = write(work -> Given.key(work, subscription, 5));
    Seat seat = newDeviceSeat(subscription, key);
    take(seat);

    assertThat(take(sameHolder(seat))).isEqualTo(Taking.HELD);

    assertThat(found(seat)).contains(seat);
    assertThat(seatsInUse(subscription)).isEqualTo(1);
    assertThat(devicesInUse(key)).isEqualTo(1);
  }

  @Test
  void device_may_take_a_seat_of_each_key() {
    Subscription subscription = write(work -> Given.subscription(work, 5));
    ProductKey one = write(work -> Given.key(work, subscription, 1));
    ProductKey other = write(work -> Given.key(work, subscription, 1));
    DeviceId device = new DeviceId(Fixtures.id());
    Seat ofOne = seat(subscription, new SeatHolder.Device(device, one.id()));
    Seat ofOther = seat(subscription, new SeatHolder.Device(device, other.id()));

    assertThat(take(ofOne)).isEqualTo(Taking.TAKEN);
    assertThat(take(ofOther)).isEqualTo(Taking.TAKEN);

    assertThat(found(ofOne)).contains(ofOne);
    assertThat(found(ofOther)).contains(ofOther);
    assertThat(seatsInUse(subscription)).isEqualTo(2);
  }

  @Test
  void device_beyond_the_seats_of_its_key_changes_no_counter() {
    Subscription subscription = write(work -> Given.subscription(work, 5));
    ProductKey key = write(work -> Given.key(work, subscription, 1));
    Seat beyond = newDeviceSeat(subscription, key);
    take(newDeviceSeat(subscription, key));

    assertThat(take(beyond)).isEqualTo(Taking.KEY_FULL);

    assertThat(found(beyond)).isEmpty();
    assertThat(seatsInUse(subscription)).isEqualTo(1);
    assertThat(devicesInUse(key)).isEqualTo(1);
  }

  @Test
  void device_that_fits_its_key_but_not_the_subscription_changes_no_counter() {
    Subscription subscription = write(work -> Given.subscription(work, 1));
    ProductKey key = write(work -> Given.key(work, subscription, 5));
    take(newPersonSeat(subscription, NOW));

    assertThat(take(newDeviceSeat(subscription, key))).isEqualTo(Taking.FULL);

    assertThat(seatsInUse(subscription)).isEqualTo(1);
    assertThat(devicesInUse(key)).isZero();
  }

  @Test
  void person_takes_no_seat_of_a_key() {
    Subscription subscription = write(work -> Given.subscription(work, 2));
    ProductKey key = write(work -> Given.key(work, subscription, 1));
    take(newPersonSeat(subscription, NOW));

    assertThat(devicesInUse(key)).isZero();
    assertThat(take(newDeviceSeat(subscription, key))).isEqualTo(Taking.TAKEN);
  }

  @Test
  void seat_of_an_unknown_subscription_is_refused() {
    Subscription subscription = write(work -> Given.subscription(work, 1));
    Subscription unknown =
        Subscription.of(
            subscription.organization(),
            new SubscriptionId(Fixtures.id()),
            subscription.product(),
            Fixtures.POLICY);
    Subscription ofAnother =
        Subscription.of(
            write(Given::organization).id(),
            subscription.id(),
            subscription.product(),
            Fixtures.POLICY);

    assertThat(take(newPersonSeat(unknown, NOW))).isEqualTo(Taking.UNKNOWN);
    assertThat(take(newPersonSeat(ofAnother, NOW))).isEqualTo(Taking.UNKNOWN);

    assertThat(seatsInUse(subscription)).isZero();
  }

  @Test
  void seat_for_a_person_is_refused_when_the_subscription_is_another_products_by_now() {
    Subscription subscription = write(work -> Given.subscription(work, 2));
    ProductId before = subscription.product();
    ProductId after = new ProductId("after");
    Seat held = newPersonSeat(subscription, NOW);
    assertThat(takeOf(held, after)).isEqualTo(Taking.UNKNOWN);
    assertThat(takeOf(held, before)).isEqualTo(Taking.TAKEN);

    change(
        work -> {
          work.subscriptions().lock(subscription.organization(), subscription.id());
          work.subscriptions().update(subscription.withProduct(after));
        });

    assertThat(takeOf(newPersonSeat(subscription, NOW), before)).isEqualTo(Taking.UNKNOWN);
    assertThat(takeOf(sameHolder(held), before)).isEqualTo(Taking.HELD);
    assertThat(seatsInUse(subscription)).isEqualTo(1);
    assertThat(takeOf(newPersonSeat(subscription, NOW), after)).isEqualTo(Taking.TAKEN);
    assertThat(takeOf(newPersonSeat(subscription, NOW), after)).isEqualTo(Taking.FULL);
  }

  private Taking takeOf(Seat seat, ProductId product) {
    return write(work -> work.seats().take(seat, product));
  }

  @Test
  void refused_seat_leaves_its_transaction_usable() {
    Subscription full = write(work -> Given.subscription(work, 0));
    Subscription free = write(work -> Given.subscription(work, 1));
    Seat refused = newPersonSeat(full, NOW);
    Seat taken = newPersonSeat(free, NOW);

    change(
        work -> {
          assertThat(work.seats().take(refused)).isEqualTo(Taking.FULL);
          assertThat(work.seats().take(taken)).isEqualTo(Taking.TAKEN);
          assertThat(work.seats().take(sameHolder(taken))).isEqualTo(Taking.HELD);
        });

    assertThat(found(taken)).contains(taken);
    assertThat(seatsInUse(free)).isEqualTo(1);
  }

  @Test
  void released_seat_is_free_and_released_once() {
    Subscription subscription = write(work -> Given.subscription(work, 2));
    Seat seat = newPersonSeat(subscription, NOW);
    take(seat);
    take(newPersonSeat(subscription, NOW));

    assertThat(release(seat)).isTrue();
    assertThat(release(seat)).isFalse();

    assertThat(found(seat)).isEmpty();
    assertThat(seatsInUse(subscription)).isEqualTo(1);
  }

  @Test
  void seat_of_a_device_is_given_back_to_its_key_too() {
    Subscription subscription = write(work -> Given.subscription(work, 2));
    ProductKey key = write(work -> Given.key(work, subscription, 1));
    Seat seat = newDeviceSeat(subscription, key);
    take(seat);

    assertThat(release(seat)).isTrue();
    assertThat(release(seat)).isFalse();

    assertThat(devicesInUse(key)).isZero();
    assertThat(seatsInUse(subscription)).isZero();
    assertThat(take(newDeviceSeat(subscription, key))).isEqualTo(Taking.TAKEN);
  }

  @Test
  void releasing_and_taking_again_mints_nothing() {
    Subscription subscription = write(work -> Given.subscription(work, 1));
    Seat first = newPersonSeat(subscription, NOW);
    take(first);
    for (int i = 0; i < 3; i++) {
      Seat held = found(first).orElseThrow();
      assertThat(release(held)).isTrue();
      assertThat(take(sameHolder(held))).isEqualTo(Taking.TAKEN);
    }

    assertThat(seatsInUse(subscription)).isEqualTo(1);
    assertThat(take(newPersonSeat(subscription, NOW))).isEqualTo(Taking.FULL);
  }

  @Test
  void seat_released_before_is_not_the_one_taken_since() {
    Subscription subscription = write(work -> Given.subscription(work, 1));
    Seat old = newPersonSeat(subscription, NOW);
    take(old);
    release(old);
    Seat taken = sameHolder(old);
    take(taken);

    assertThat(release(old)).isFalse();

    assertThat(found(taken)).contains(taken);
    assertThat(seatsInUse(subscription)).isEqualTo(1);
  }

  @Test
  void computers_count_only_while_their_key_adds_seats() {
    Subscription subscription = write(work -> Given.subscription(work, 2));
    ProductKey key = write(work -> Given.key(work, subscription, 1));
    Seat device = newDeviceSeat(subscription, key);
    take(device);
    take(newPersonSeat(subscription, NOW));

    setCapacity(subscription, Given.forever(2));
    assertThat(use(subscription).people()).isEqualTo(1);
    assertThat(seatsInUse(subscription)).isEqualTo(1);
    assertThat(devicesInUse(key)).isEqualTo(1);
    assertThat(take(newDeviceSeat(subscription, key))).isEqualTo(Taking.KEY_FULL);

    assertThat(release(device)).isTrue();
    assertThat(seatsInUse(subscription)).isEqualTo(1);
    assertThat(devicesInUse(key)).isZero();
  }

  @Test
  void a_stale_capacity_is_answered_before_a_full_key() {
    Subscription subscription = write(work -> Given.subscription(work, 2));
    ProductKey key = write(work -> Given.key(work, subscription, 1));
    take(newDeviceSeat(subscription, key));
    setCapacity(
        subscription, new Capacity(2, Map.of(key.id(), 1), Optional.empty(), Optional.of(NOW)));

    assertThat(take(newDeviceSeat(subscription, key))).isEqualTo(Taking.CAPACITY_STALE);
    assertThat(devicesInUse(key)).isEqualTo(1);
  }

  private SeatHolder person() {
    return new SeatHolder.Person(write(Given::accountId));
  }

  private static Seat seat(Subscription subscription, SeatHolder.Device device) {
    return Fixtures.deviceSeat(subscription, device, NOW);
  }

  private static Seat sameHolder(Seat seat) {
    return new Seat(
        seat.organization(),
        seat.subscription(),
        new SeatId(Fixtures.id()),
        seat.holder(),
        seat.source(),
        seat.takenAt(),
        seat.pinned());
  }

  private void assertRoundTrip(
      Subscription subscription, SeatHolder holder, SeatSource source, Instant takenAt) {
    Seat seat =
        new Seat(
            subscription.organization(),
            subscription.id(),
            new SeatId(Fixtures.id()),
            holder,
            source,
            takenAt,
            true);

    assertThat(take(seat)).isEqualTo(Taking.TAKEN);

    assertThat(found(seat)).contains(seat);
  }
}
