package io.entitlements.core.memory;

import io.entitlements.catalog.OverCapacityPolicy.Keep;
import io.entitlements.catalog.ProductId;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatSource;
import io.entitlements.spi.SeatStore;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The seats held now, and the counters that they raise. */
record MemorySeats(
    Groups<UUID, SeatRow> seats,
    Table<SubscriptionId, SubscriptionRow> subscriptions,
    Table<ProductKeyId, ProductKeyRow> keys)
    implements SeatStore {

  private static final Comparator<SeatRow> UNPINNED_FIRST =
      Comparator.comparing(row -> row.seat().pinned());
  private static final Comparator<SeatRow> BY_ID =
      Comparator.comparing(row -> row.seat().id().toString());

  @Override
  public Taking take(Seat seat, ProductId product) {
    boolean isOfAnother =
        subscriptions
            .find(seat.subscription())
            .filter(row -> !row.subscription().product().equals(product))
            .isPresent();
    boolean isHeld = find(seat.organization(), seat.subscription(), seat.holder()).isPresent();
    return isOfAnother && !isHeld ? Taking.UNKNOWN : take(seat);
  }

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
    Optional<ProductKeyRow> key = Optional.empty();
    if (seat.holder() instanceof SeatHolder.Device device) {
      key = keyOf(device, seat);
      if (key.isEmpty()) {
        return Taking.UNKNOWN;
      }
    }
    if (!row.get().capacityCovers(seat.takenAt())) {
      return Taking.CAPACITY_STALE;
    }
    if (key.filter(ProductKeyRow::isFull).isPresent()) {
      return Taking.KEY_FULL;
    }
    if (row.get().isFull()) {
      return Taking.FULL;
    }
    count(seat, 1);
    seats.add(subject(seat.holder()), SeatRow.taken(seat));
    return Taking.TAKEN;
  }

  @Override
  public Taking takeAll(List<Seat> taken) {
    Seat first = taken.get(0);
    Optional<SubscriptionRow> row =
        subscriptions.find(first.subscription()).filter(found -> found.isOf(first.organization()));
    if (row.isEmpty()) {
      return Taking.UNKNOWN;
    }
    if (!findAll(first.organization(), first.subscription(), people(taken)).isEmpty()) {
      return Taking.HELD;
    }
    if (!row.get().capacityCovers(first.takenAt())) {
      return Taking.CAPACITY_STALE;
    }
    if (row.get().use().free() < taken.size()) {
      return Taking.FULL;
    }
    taken.forEach(this::take);
    return Taking.TAKEN;
  }

  @Override
  public int releaseAll(List<Seat> released, Instant now) {
    return (int) released.stream().filter(seat -> release(seat, now)).count();
  }

  @Override
  public int pinAll(List<Seat> changed, boolean pinned) {
    return (int) changed.stream().filter(seat -> pin(seat, pinned)).count();
  }

  @Override
  public int setSourceAll(List<Seat> changed, SeatSource source) {
    return (int) changed.stream().filter(seat -> isSourceSet(seat, source)).count();
  }

  private boolean isSourceSet(Seat seat, SeatSource source) {
    Optional<SeatRow> held = held(seat).filter(row -> row.seat().source() != source);
    held.ifPresent(row -> seats.replace(subject(seat.holder()), row, row.given(source)));
    return held.isPresent();
  }

  @Override
  public Map<AccountId, Seat> findAll(
      OrganizationId organization, SubscriptionId subscription, Collection<AccountId> accounts) {
    Map<AccountId, Seat> found = new HashMap<>();
    for (AccountId account : accounts) {
      find(organization, subscription, new SeatHolder.Person(account))
          .ifPresent(seat -> found.put(account, seat));
    }
    return found;
  }

  private static List<AccountId> people(List<Seat> seats) {
    return seats.stream().map(seat -> ((SeatHolder.Person) seat.holder()).account()).toList();
  }

  @Override
  public boolean release(Seat seat, Instant now) {
    Optional<SeatRow> held = held(seat);
    held.ifPresent(
        row -> {
          count(row.seat(), -1);
          seats.remove(subject(seat.holder()), row);
        });
    return held.isPresent();
  }

  @Override
  public Optional<Seat> find(
      OrganizationId organization, SubscriptionId subscription, SeatHolder holder) {
    return row(organization, subscription, holder).map(SeatRow::seat);
  }

  @Override
  public List<Seat> ofPerson(OrganizationId organization, AccountId account) {
    return seats.of(account.value()).stream()
        .map(SeatRow::seat)
        .filter(seat -> seat.organization().equals(organization))
        .sorted(Comparator.comparing(seat -> seat.subscription().toString()))
        .toList();
  }

  @Override
  public boolean pin(Seat seat, boolean pinned) {
    Optional<SeatRow> held = held(seat).filter(row -> row.seat().pinned() != pinned);
    held.ifPresent(row -> seats.replace(subject(seat.holder()), row, row.pinned(pinned)));
    return held.isPresent();
  }

  @Override
  public List<OrganizationId> notUsedSince(SeatHolder holder, Instant since) {
    return notUsed(holder, since).map(row -> row.seat().organization()).distinct().toList();
  }

  @Override
  public void used(
      OrganizationId organization, SeatHolder holder, Instant now, Instant unlessSince) {
    notUsed(holder, unlessSince)
        .filter(row -> row.seat().organization().equals(organization))
        .toList()
        .forEach(row -> seats.replace(subject(holder), row, row.used(now)));
  }

  private Stream<SeatRow> notUsed(SeatHolder holder, Instant since) {
    boolean person = holder instanceof SeatHolder.Person;
    return seats.of(subject(holder)).stream()
        .filter(row -> (row.seat().holder() instanceof SeatHolder.Person) == person)
        .filter(row -> row.lastUsedAt().isBefore(since));
  }

  @Override
  public List<Seat> inOrderOfRelease(
      OrganizationId organization, SubscriptionId subscription, Among among, Keep keep, int limit) {
    Comparator<SeatRow> order =
        switch (keep) {
          case RECENTLY_USED -> Comparator.comparing(SeatRow::lastUsedAt);
          case OLDEST -> Comparator.comparing((SeatRow row) -> row.seat().takenAt()).reversed();
        };
    return seats
        .all()
        .filter(row -> row.seat().organization().equals(organization))
        .filter(row -> row.seat().subscription().equals(subscription))
        .filter(row -> isAmong(row.seat().holder(), among))
        .sorted(UNPINNED_FIRST.thenComparing(order).thenComparing(BY_ID))
        .limit(limit)
        .map(SeatRow::seat)
        .toList();
  }

  private static boolean isAmong(SeatHolder holder, Among among) {
    return holder instanceof SeatHolder.Device device
        ? among.keys().contains(device.key())
        : among.people();
  }

  private Optional<SeatRow> held(Seat seat) {
    return row(seat.organization(), seat.subscription(), seat.holder())
        .filter(row -> row.seat().id().equals(seat.id()));
  }

  private Optional<SeatRow> row(
      OrganizationId organization, SubscriptionId subscription, SeatHolder holder) {
    return seats.of(subject(holder)).stream()
        .filter(row -> row.seat().organization().equals(organization))
        .filter(row -> row.seat().subscription().equals(subscription))
        .filter(row -> row.seat().holder().equals(holder))
        .findAny();
  }

  private void count(Seat seat, int change) {
    if (seat.holder() instanceof SeatHolder.Device device) {
      ProductKeyRow key = keyOf(device, seat).orElseThrow();
      keys.put(device.key(), key.withDevices(change));
      int counted = key.capacity() > 0 ? change : 0;
      subscriptions.update(seat.subscription(), row -> true, row -> row.withDevices(counted));
    } else {
      subscriptions.update(seat.subscription(), row -> true, row -> row.withPeople(change));
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
