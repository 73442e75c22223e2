package io.entitlements.core.internal.seat;

import io.entitlements.core.internal.notice.Excess;
import io.entitlements.key.ProductKey;
import io.entitlements.seat.OverCapacity;
import io.entitlements.seat.Seat;
import io.entitlements.spi.Capacity;
import io.entitlements.spi.SeatStore.Among;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks the store for the facts that {@link Surplus} calculates with. */
public final class SurplusFinder {

  /** Seats that one transaction releases. */
  static final int MOST_DUE = 1_000;

  private SurplusFinder() {}

  static Optional<Surplus> at(
      UnitOfWork store, OrganizationId organization, SubscriptionId id, Instant at) {
    Subscription subscription = store.subscriptions().find(organization, id).orElseThrow();
    List<ProductKey> keys = store.productKeys().of(organization, id);
    ZoneId zone = store.organizations().find(organization).orElseThrow().details().zone();
    return Surplus.at(subscription, keys, held(store, subscription, keys), zone, at);
  }

  /** What is too much at an instant, in numbers. */
  public static Optional<Excess> excess(
      UnitOfWork store, OrganizationId organization, SubscriptionId subscription, Instant now) {
    return at(store, organization, subscription, now)
        .map(
            over ->
                new Excess(
                    over.assigned(),
                    over.capacity().total(),
                    over.tooMany(),
                    over.since(),
                    over.releasesAt()));
  }

  /** What would be released at an instant of those who hold a seat now. */
  static OverCapacity preview(UnitOfWork store, Subscription subscription, Instant at) {
    OrganizationId organization = subscription.organization();
    List<ProductKey> keys = store.productKeys().of(organization, subscription.id());
    Capacity capacity = Capacity.at(keys, at);
    Optional<Surplus> surplus = at(store, organization, subscription.id(), at);
    return new OverCapacity(
        at,
        held(store, subscription, keys).counting(capacity),
        capacity.total(),
        surplus.map(Surplus::since),
        surplus.map(Surplus::releasesAt),
        surplus.map(over -> released(store, over, over.tooMany())).orElse(List.of()));
  }

  /** How many seats are in use at an instant at which this is the capacity. */
  static int assigned(
      UnitOfWork store, Subscription subscription, List<ProductKey> keys, Capacity capacity) {
    return held(store, subscription, keys).counting(capacity);
  }

  private static Surplus.Held held(
      UnitOfWork store, Subscription subscription, List<ProductKey> keys) {
    Map<ProductKeyId, Integer> devices = new HashMap<>();
    for (ProductKey key : keys) {
      devices.put(key.id(), store.productKeys().devicesInUse(key.organization(), key.id()));
    }
    int people = store.subscriptions().use(subscription.organization(), subscription.id()).people();
    return new Surplus.Held(people, devices);
  }

  /** Seats whose grace is over: the first ones to release. */
  static List<Seat> due(
      UnitOfWork store, OrganizationId organization, SubscriptionId subscription, Instant now) {
    return at(store, organization, subscription, now)
        .filter(over -> !now.isBefore(over.releasesAt()))
        .map(over -> released(store, over, MOST_DUE))
        .orElse(List.of());
  }

  /** The first so many of the seats to release, in the declared order. */
  private static List<Seat> released(UnitOfWork store, Surplus surplus, int most) {
    Set<Seat> released = new LinkedHashSet<>();
    surplus
        .ofKeys()
        .forEach(
            (key, more) -> {
              int still = Math.min(more, most - released.size());
              if (still > 0) {
                released.addAll(inOrder(store, surplus, new Among(false, Set.of(key)), still));
              }
            });
    int rest = Math.min(surplus.rest(), most - released.size());
    if (rest > 0) {
      Among all = new Among(true, surplus.capacity().ofKeys().keySet());
      inOrder(store, surplus, all, rest + released.size()).stream()
          .filter(seat -> !released.contains(seat))
          .limit(rest)
          .forEach(released::add);
    }
    return new ArrayList<>(released);
  }

  private static List<Seat> inOrder(UnitOfWork store, Surplus surplus, Among among, int limit) {
    Subscription subscription = surplus.subscription();
    return store
        .seats()
        .inOrderOfRelease(
            subscription.organization(),
            subscription.id(),
            among,
            subscription.overCapacity().keep(),
            limit);
  }
}
