package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.key.ProductKey;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatSource;
import io.entitlements.spi.Capacity;
import io.entitlements.spi.SeatStore.Taking;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.DeviceId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.SeatStore} promises of the seats of computers. */
public abstract class DeviceSeatContract extends SeatingContract {

  /** For subclasses. */
  protected DeviceSeatContract() {}

  @Test
  void seat_of_a_device_is_found_with_every_field() {
    Subscription subscription = write(work -> Given.subscription(work, 10));
    ProductKey key = write(work -> Given.key(work, subscription, 1));

    assertRoundTrip(subscription, Given.deviceOf(key), SeatSource.PRODUCT_KEY, NOW);
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

  private static Seat seat(Subscription subscription, SeatHolder.Device device) {
    return Fixtures.deviceSeat(subscription, device, NOW);
  }
}
