package io.entitlements.core.internal.seat;

import io.entitlements.key.ProductKey;
import io.entitlements.spi.Capacity;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.ProductKeyId;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Too many seats in use for what there is, at an instant: pure arithmetic on dated facts. A
 * subscription without any seats at that instant is over, not over capacity: everybody keeps the
 * seat, and with it the degraded level, until somebody renews.
 *
 * @param subscription the subscription
 * @param assigned seats in use that count at that instant
 * @param capacity the seats that there are then
 * @param ofKeys by how many computers each key is over its own seats
 * @param since since when there are too few
 * @param releasesAt when the grace is over
 */
record Surplus(
    Subscription subscription,
    int assigned,
    Capacity capacity,
    Map<ProductKeyId, Integer> ofKeys,
    Instant since,
    Instant releasesAt) {

  /** How many seats are held now, by people and by the computers of each key. */
  record Held(int people, Map<ProductKeyId, Integer> devices) {

    int counting(Capacity capacity) {
      return people
          + capacity.ofKeys().keySet().stream().mapToInt(key -> devices.getOrDefault(key, 0)).sum();
    }

    Map<ProductKeyId, Integer> overKeys(Capacity capacity) {
      Map<ProductKeyId, Integer> over = new HashMap<>();
      capacity
          .ofKeys()
          .forEach(
              (key, seats) -> {
                int more = devices.getOrDefault(key, 0) - seats;
                if (more > 0) {
                  over.put(key, more);
                }
              });
      return over;
    }

    boolean isOver(Capacity capacity) {
      return capacity.total() > 0
          && (counting(capacity) > capacity.total() || !overKeys(capacity).isEmpty());
    }
  }

  /** Whether and since when there are too few seats for those held now. */
  static Optional<Surplus> at(
      Subscription subscription, List<ProductKey> keys, Held held, ZoneId zone, Instant at) {
    Capacity capacity = Capacity.at(keys, at);
    if (!held.isOver(capacity)) {
      return Optional.empty();
    }
    Instant since = at;
    Capacity stretch = capacity;
    while (held.isOver(stretch) && stretch.from().isPresent()) {
      since = stretch.from().get();
      stretch = Capacity.at(keys, since.minusMillis(1));
    }
    Instant releasesAt =
        since.atZone(zone).plus(Period.ofDays(subscription.overCapacity().graceDays())).toInstant();
    return Optional.of(
        new Surplus(
            subscription,
            held.counting(capacity),
            capacity,
            held.overKeys(capacity),
            since,
            releasesAt));
  }

  /** How many seats are too many after the keys' own are released. */
  int rest() {
    return Math.max(0, assigned - own() - capacity.total());
  }

  /** How many seats are to be released. */
  int tooMany() {
    return own() + rest();
  }

  private int own() {
    return ofKeys.values().stream().mapToInt(Integer::intValue).sum();
  }
}
