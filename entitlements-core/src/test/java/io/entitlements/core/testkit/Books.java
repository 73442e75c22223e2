package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.catalog.OverCapacityPolicy.Keep;
import io.entitlements.key.ProductKey;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.Waiting;
import io.entitlements.spi.Capacity;
import io.entitlements.spi.SeatStore.Among;
import io.entitlements.spi.SeatUse;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rows of one subscription, counted one by one.
 *
 * @param keys its product keys
 * @param devices the counter on each key's row
 * @param seats the seats that are held
 * @param waiting who waits, in order
 * @param use the counters on its own row
 */
record Books(
    List<ProductKey> keys,
    Map<ProductKeyId, Integer> devices,
    List<Seat> seats,
    List<Waiting> waiting,
    SeatUse use) {

  private static final int ALL = 1_000_000;

  static Books read(UnitOfWork store, OrganizationId organization, SubscriptionId subscription) {
    List<ProductKey> keys = store.productKeys().of(organization, subscription);
    Map<ProductKeyId, Integer> devices = new HashMap<>();
    keys.forEach(
        key -> devices.put(key.id(), store.productKeys().devicesInUse(organization, key.id())));
    Among all = new Among(true, devices.keySet());
    return new Books(
        keys,
        devices,
        store.seats().inOrderOfRelease(organization, subscription, all, Keep.OLDEST, ALL),
        store.waiting().first(organization, subscription, ALL),
        store.subscriptions().use(organization, subscription));
  }

  /**
   * Reads the rows and the events, and holds the rows against themselves, the events against the
   * rules, and both against each other.
   */
  static Books audited(District district, SubscriptionId subscription) {
    Books books =
        district
            .world()
            .storage()
            .read(store -> read(store, district.organization(), subscription));
    books.requireCountersToEqualRows();
    books.requireOneSeatEach();
    books.requireToEqual(Ledger.of(district, subscription));
    return books;
  }

  private void requireCountersToEqualRows() {
    long people = seats.stream().filter(seat -> !isDevice(seat)).count();
    assertThat(use.people()).as("people's seats counted").isEqualTo((int) people);
    assertThat(use.waiting()).as("waiting counted").isEqualTo(waiting.size());
    devices.forEach(
        (key, counted) ->
            assertThat(counted).as("computers counted").isEqualTo((int) devicesOf(key)));
    // The row speaks of the stretch that it covers, which is not always the present one.
    Instant inside = use.from().orElseGet(() -> use.until().orElse(Instant.EPOCH).minusMillis(1));
    Capacity capacity = Capacity.at(keys, inside);
    long computers = capacity.ofKeys().keySet().stream().mapToLong(this::devicesOf).sum();
    assertThat(use.total()).as("seats there are").isEqualTo(capacity.total());
    assertThat(use.used()).as("seats in use").isEqualTo((int) (people + computers));
  }

  private void requireOneSeatEach() {
    Set<SeatHolder> holders = new HashSet<>();
    seats.forEach(seat -> assertThat(holders.add(seat.holder())).as(seat.toString()).isTrue());
  }

  /** Settled: what time changes has been done. */
  void requireNobodyToWaitBesideAFreeSeat() {
    assertThat(Math.min(use.free(), use.waiting())).as("free beside waiting: %s", use).isZero();
  }

  private void requireToEqual(Ledger ledger) {
    assertThat(ledger.seats().values())
        .containsExactlyInAnyOrderElementsOf(
            seats.stream()
                .map(seat -> new Ledger.Entry(seat.id(), seat.holder(), seat.pinned()))
                .toList());
    assertThat(ledger.waiting()).isEqualTo(waiting.stream().map(Waiting::account).toList());
    assertThat(ledger.keys()).hasSameSizeAs(keys);
    for (ProductKey key : keys) {
      ProductKey told = ledger.keys().get(key.id());
      assertThat(told.allotments()).isEqualTo(key.allotments());
      assertThat(told.end()).isEqualTo(key.end());
    }
  }

  private long devicesOf(ProductKeyId key) {
    return seats.stream()
        .filter(seat -> seat.holder() instanceof SeatHolder.Device of && of.key().equals(key))
        .count();
  }

  private static boolean isDevice(Seat seat) {
    return seat.holder() instanceof SeatHolder.Device;
  }
}
