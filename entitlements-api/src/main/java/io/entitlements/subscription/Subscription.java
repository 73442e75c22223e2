package io.entitlements.subscription;

import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.catalog.ProductId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An organization's right to one product; its capacity comes from its product keys.
 *
 * @param organization the organization that owns it
 * @param id the identifier
 * @param product what it gives a right to
 * @param overCapacity who keeps a seat when there are too few
 * @param suspendedAt since when it gives only the degraded level; empty if it is not suspended
 * @param cancelsAt from when it gives only the degraded level because it was cancelled; may lie
 *     ahead; empty if it is not cancelled
 */
public record Subscription(
    OrganizationId organization,
    SubscriptionId id,
    ProductId product,
    OverCapacityPolicy overCapacity,
    Optional<Instant> suspendedAt,
    Optional<Instant> cancelsAt) {

  /** The most seats that one product key adds. */
  public static final int MAX_SEATS_OF_KEY = 1_000_000;

  /** Checks that nothing is missing. */
  public Subscription {
    Objects.requireNonNull(organization, "organization");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(product, "product");
    Objects.requireNonNull(overCapacity, "overCapacity");
    Objects.requireNonNull(suspendedAt, "suspendedAt");
    Objects.requireNonNull(cancelsAt, "cancelsAt");
  }

  /**
   * A new subscription.
   *
   * @param organization the organization that owns it
   * @param id the identifier
   * @param product what it gives a right to
   * @param overCapacity who keeps a seat when there are too few
   * @return a subscription that is neither suspended nor cancelled
   */
  public static Subscription of(
      OrganizationId organization,
      SubscriptionId id,
      ProductId product,
      OverCapacityPolicy overCapacity) {
    return new Subscription(
        organization, id, product, overCapacity, Optional.empty(), Optional.empty());
  }

  /**
   * Whether it is suspended.
   *
   * @return true from the suspension until it is resumed
   */
  public boolean isSuspended() {
    return suspendedAt.isPresent();
  }

  /**
   * Whether its cancellation has come.
   *
   * @param now the instant
   * @return false if it is not cancelled, or only from a later instant on
   */
  public boolean isCancelledAt(Instant now) {
    return cancelsAt.filter(at -> !at.isAfter(now)).isPresent();
  }

  /**
   * The same subscription, suspended or not.
   *
   * @param since since when; empty if not
   * @return the changed subscription
   */
  public Subscription withSuspendedAt(Optional<Instant> since) {
    return new Subscription(organization, id, product, overCapacity, since, cancelsAt);
  }

  /**
   * The same subscription, cancelled or not.
   *
   * @param from from when; empty if not
   * @return the changed subscription
   */
  public Subscription withCancelsAt(Optional<Instant> from) {
    return new Subscription(organization, id, product, overCapacity, suspendedAt, from);
  }

  /**
   * The same subscription of another product.
   *
   * @param other what it gives a right to from now on
   * @return the changed subscription
   */
  public Subscription withProduct(ProductId other) {
    return new Subscription(organization, id, other, overCapacity, suspendedAt, cancelsAt);
  }

  /**
   * The same subscription under another policy.
   *
   * @param other who keeps a seat when there are too few
   * @return the changed subscription
   */
  public Subscription withOverCapacity(OverCapacityPolicy other) {
    return new Subscription(organization, id, product, other, suspendedAt, cancelsAt);
  }
}
