package io.entitlements.subscription;

import io.entitlements.catalog.ProductId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.util.Objects;

/**
 * An organization's right to one product; its capacity comes from its product keys.
 *
 * @param organization the organization that owns it
 * @param id the identifier
 * @param product what it gives a right to
 */
public record Subscription(OrganizationId organization, SubscriptionId id, ProductId product) {

  /** The most seats that one product key adds. */
  public static final int MAX_SEATS_OF_KEY = 1_000_000;

  /** Checks that nothing is missing. */
  public Subscription {
    Objects.requireNonNull(organization, "organization");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(product, "product");
  }
}
