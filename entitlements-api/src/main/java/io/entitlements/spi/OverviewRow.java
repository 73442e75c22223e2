package io.entitlements.spi;

import io.entitlements.account.Organization;
import io.entitlements.key.ProductKey;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A subscription with everything that an overview says of it.
 *
 * @param organization who owns it
 * @param subscription the subscription
 * @param use how full it is, as its row says
 * @param nextRenewal the first end of a key after the instant that was asked for
 * @param keys all its keys, ordered by {@link ProductKey#endsAt()}, then identifier
 * @param devices how many computers use each key; keys that none uses may be left out
 */
public record OverviewRow(
    Organization organization,
    Subscription subscription,
    SeatUse use,
    Optional<Instant> nextRenewal,
    List<ProductKey> keys,
    Map<ProductKeyId, Integer> devices) {

  /** Checks that nothing is missing and keeps immutable copies. */
  public OverviewRow {
    Objects.requireNonNull(organization, "organization");
    Objects.requireNonNull(subscription, "subscription");
    Objects.requireNonNull(use, "use");
    Objects.requireNonNull(nextRenewal, "nextRenewal");
    keys = List.copyOf(keys);
    devices = Map.copyOf(devices);
  }

  /**
   * Where the row stands in the order.
   *
   * @return its position
   */
  public Position position() {
    return new Position(nextRenewal, organization.id(), subscription.id());
  }

  /**
   * A place in the order of the rows.
   *
   * @param nextRenewal the next renewal; empty comes last
   * @param organization the organization
   * @param subscription the subscription
   */
  public record Position(
      Optional<Instant> nextRenewal, OrganizationId organization, SubscriptionId subscription) {

    /** Checks that nothing is missing. */
    public Position {
      Objects.requireNonNull(nextRenewal, "nextRenewal");
      Objects.requireNonNull(organization, "organization");
      Objects.requireNonNull(subscription, "subscription");
    }
  }
}
