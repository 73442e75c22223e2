package io.entitlements.core.memory;

import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.spi.SeatStore;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The seats held now, and the counters that they raise. */
record MemorySeats(
    Groups<UUID, Seat> seats,
    Table<SubscriptionId, SubscriptionRow> subscriptions,
    Table<ProductKeyId, ProductKeyRow> keys)
    implements SeatStore {

  @Override
  public Taking take(Seat seat) {
    Optional<SubscriptionRow> row =
        subscriptions.find(seat.subscription()).filter(found -> found.isOf(seat.organization()));
    if (row.isEmpty()) {
      return Taking.UNKNOWN;
    }
    if (find(seat.organization(), seat.subscription(), seat.holder()).isPresent()) {
      return Taking.HELD;
    }
    if (seat.holder() instanceof SeatHolder.Device device) {
      Optional<ProductKeyRow> key = keyOf(device, seat);
      if (key.isEmpty()) {
        return Taking.UNKNOWN;
      }
      if (key.get().isFull()) {
        return Taking.KEY_FULL;
      }
    }
    if (!row.get().capacityCovers(seat.takenAt())) {
      return Taking.CAPACITY_STALE;
    }
    if (row.get().isFull()) {
      return Taking.FULL;
    }
    count(seat, 1);
    seats.add(subject(seat.holder()), seat);
    return Taking.TAKEN;
  }

  @Override
  public boolean release(Seat seat, Instant now) {
    Optional<Seat> held =
        find(seat.organization(), seat.subscription(), seat.holder())
            .filter(found -> found.id().equals(seat.id()));
    held.ifPresent(
        found -> {
          count(found, -1);
          seats.remove(subject(found.holder()), found);
        });
    return held.isPresent();
  }

  @Override
  public Optional<Seat> find(
      OrganizationId organization, SubscriptionId subscription, SeatHolder holder) {
    return seats.of(subject(holder)).stream()
        .filter(seat -> seat.organization().equals(organization))
        .filter(seat -> seat.subscription().equals(subscription))
        .filter(seat -> seat.holder().equals(holder))
        .findAny();
  }

  private void count(Seat seat, int change) {
    subscriptions.update(seat.subscription(), row -> true, row -> row.withUsed(change));
    if (seat.holder() instanceof SeatHolder.Device device) {
      keys.put(device.key(), keyOf(device, seat).orElseThrow().withDevices(change));
    }
  }

  private Optional<ProductKeyRow> keyOf(SeatHolder.Device device, Seat seat) {
    return keys.find(device.key()).filter(row -> row.isOfSubscription(seat));
  }

  private static UUID subject(SeatHolder holder) {
    return holder instanceof SeatHolder.Device device
        ? device.device().value()
        : ((SeatHolder.Person) holder).account().value();
  }
}
