package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.key.ProductKey;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatSource;
import io.entitlements.spi.Capacity;
import io.entitlements.spi.SeatStore.Taking;
import io.entitlements.spi.SeatUse;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.SeatId;
import java.time.Instant;
import java.util.Optional;

/** What the contracts about seats share: taking, releasing and counting. */
abstract class SeatingContract extends StoreContract {

  SeatingContract() {}

  /** The seat of somebody new. */
  final Seat newPersonSeat(Subscription subscription, Instant takenAt) {
    return Fixtures.personSeat(subscription, write(Given::accountId), takenAt);
  }

  /** The seat of a new computer. */
  final Seat newDeviceSeat(Subscription subscription, ProductKey key) {
    return Fixtures.deviceSeat(subscription, Given.deviceOf(key), NOW);
  }

  final Taking take(Seat seat) {
    return write(work -> work.seats().take(seat));
  }

  final boolean release(Seat seat) {
    return write(
        work -> {
          work.subscriptions().lock(seat.organization(), seat.subscription());
          return work.seats().release(seat, NOW);
        });
  }

  final Optional<Seat> found(Seat seat) {
    return read(work -> work.seats().find(seat.organization(), seat.subscription(), seat.holder()));
  }

  final void setCapacity(Subscription subscription, Capacity capacity) {
    change(work -> Given.capacity(work, subscription, capacity));
  }

  final int seatsInUse(Subscription subscription) {
    return read(work -> use(work, subscription).used());
  }

  private static SeatUse use(UnitOfWork work, Subscription subscription) {
    return work.subscriptions().use(subscription.organization(), subscription.id());
  }

  final SeatUse use(Subscription subscription) {
    return read(work -> use(work, subscription));
  }

  final int devicesInUse(ProductKey key) {
    return read(work -> work.productKeys().devicesInUse(key.organization(), key.id()));
  }

  /** Another seat for the same holder. */
  static Seat sameHolder(Seat seat) {
    return new Seat(
        seat.organization(),
        seat.subscription(),
        new SeatId(Fixtures.id()),
        seat.holder(),
        seat.source(),
        seat.takenAt(),
        seat.pinned());
  }

  /** It is taken, and found as it is. */
  final void assertRoundTrip(
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
