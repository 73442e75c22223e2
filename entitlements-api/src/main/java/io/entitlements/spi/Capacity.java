package io.entitlements.spi;

import io.entitlements.key.Allotment;
import io.entitlements.key.ProductKey;
import io.entitlements.type.ProductKeyId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How many seats there are in a stretch of time in which no term begins or ends. A store keeps one
 * such stretch on the subscription's row, so that a single conditional statement can decide a seat.
 *
 * @param total how many seats there are
 * @param ofKeys how many of them each key adds; keys that add none are left out
 * @param from the first instant of the stretch; empty if it reaches back without end
 * @param until the first instant after it; empty if it goes on without end
 */
public record Capacity(
    int total, Map<ProductKeyId, Integer> ofKeys, Optional<Instant> from, Optional<Instant> until) {

  /** Checks that no number is negative. */
  public Capacity {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(until, "until");
    ofKeys = Map.copyOf(ofKeys);
    if (total < 0 || ofKeys.values().stream().anyMatch(seats -> seats < 1)) {
      throw new IllegalArgumentException("total is at least 0, what a key adds at least 1");
    }
  }

  /**
   * The stretch around an instant.
   *
   * @param keys the product keys of one subscription
   * @param now the instant
   * @return the sum over the keys whose term covers it, at most {@link Integer#MAX_VALUE}, and how
   *     far it holds
   */
  public static Capacity at(Collection<ProductKey> keys, Instant now) {
    Map<ProductKeyId, Integer> ofKeys = new HashMap<>();
    long total = 0;
    for (ProductKey key : keys) {
      int seats = key.seatsAt(now);
      total += seats;
      if (seats > 0) {
        ofKeys.put(key.id(), seats);
      }
    }
    return new Capacity(
        (int) Math.min(total, Integer.MAX_VALUE),
        ofKeys,
        boundaries(keys).filter(boundary -> !boundary.isAfter(now)).max(Instant::compareTo),
        boundaries(keys).filter(boundary -> boundary.isAfter(now)).min(Instant::compareTo));
  }

  /**
   * The instants at which the capacity of a subscription can change by time alone.
   *
   * @param keys its product keys
   * @return the ends and beginnings of what counts, in no order, perhaps repeated
   */
  public static Stream<Instant> boundaries(Collection<ProductKey> keys) {
    return keys.stream()
        .flatMap(key -> key.effective().stream())
        .map(Allotment::term)
        .flatMap(term -> Stream.of(term.startsAt(), term.endsAt()));
  }
}
