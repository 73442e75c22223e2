package io.entitlements.spi;

import io.entitlements.catalog.ActivationMethod;
import io.entitlements.catalog.ProductId;
import io.entitlements.subscription.Term;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.SubscriptionId;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A seat that somebody holds, and the terms that make it count.
 *
 * @param organization who owns the subscription
 * @param zone where the organization is
 * @param subscription the subscription
 * @param product what it gives a right to
 * @param method whether the seat is a person's or a computer's
 * @param key the key that a computer's seat belongs to; empty for a person's
 * @param terms a person's: the terms of all keys of the subscription; a computer's: that of its key
 */
public record HeldRight(
    OrganizationId organization,
    ZoneId zone,
    SubscriptionId subscription,
    ProductId product,
    ActivationMethod method,
    Optional<ProductKeyId> key,
    List<Term> terms) {

  /** Checks that nothing is missing and keeps an immutable copy. */
  public HeldRight {
    Objects.requireNonNull(organization, "organization");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(subscription, "subscription");
    Objects.requireNonNull(product, "product");
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(key, "key");
    terms = List.copyOf(terms);
  }
}
