package io.entitlements.spi;

import io.entitlements.catalog.ActivationMethod;
import io.entitlements.key.ProductKey;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.ProductKeyId;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A seat that somebody holds, and the facts that make it count.
 *
 * @param zone where the organization is that owns the subscription
 * @param subscription the subscription
 * @param method whether the seat is a person's or a computer's
 * @param key the key that a computer's seat belongs to; empty for a person's
 * @param keys a person's: all keys of the subscription; a computer's: its key alone
 */
public record HeldRight(
    ZoneId zone,
    Subscription subscription,
    ActivationMethod method,
    Optional<ProductKeyId> key,
    List<ProductKey> keys) {

  /** The order in which {@link RightStore} gives them: by subscription, then key. */
  public static final Comparator<HeldRight> ORDER =
      Comparator.comparing((HeldRight right) -> right.subscription().id().toString())
          .thenComparing(right -> right.key().map(ProductKeyId::toString).orElse(""));

  /** Checks that nothing is missing and keeps an immutable copy. */
  public HeldRight {
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(subscription, "subscription");
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(key, "key");
    keys = List.copyOf(keys);
  }
}
