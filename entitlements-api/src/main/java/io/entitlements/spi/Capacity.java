package io.entitlements.spi;

import io.entitlements.key.ProductKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How many seats there are in a stretch of time in which no term begins or ends. A store keeps one
 * such stretch on the subscription's row, so that a single conditional statement can decide a seat.
 *
 * @param total how many seats there are
 * @param from the first instant of the stretch; empty if it reaches back without end
 * @param until the first instant after it; empty if it goes on without end
 */
public record Capacity(int total, Optional<Instant> from, Optional<Instant> until) {

  /** Checks that the total is not negative. */
  public Capacity {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(until, "until");
    if (total < 0) {
      throw new IllegalArgumentException("total must not be negative: " + total);
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
    long total =
        keys.stream().filter(key -> key.term().covers(now)).mapToLong(ProductKey::seats).sum();
    return new Capacity(
        (int) Math.min(total, Integer.MAX_VALUE),
        boundaries(keys).filter(boundary -> !boundary.isAfter(now)).max(Instant::compareTo),
        boundaries(keys).filter(boundary -> boundary.isAfter(now)).min(Instant::compareTo));
  }

  private static Stream<Instant> boundaries(Collection<ProductKey> keys) {
    return keys.stream().flatMap(key -> Stream.of(key.term().startsAt(), key.term().endsAt()));
  }
}
