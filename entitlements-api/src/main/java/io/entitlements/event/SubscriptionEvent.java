package io.entitlements.event;

import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.catalog.ProductId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;

/** What happened to a subscription as a whole; scope: the organization. */
public sealed interface SubscriptionEvent
    extends EntitlementEvent, EntitlementEvent.AboutSubscription {

  /**
   * A subscription was made; scope: the organization.
   *
   * @param organization who owns it
   * @param subscription the subscription
   * @param product what it gives a right to
   * @param overCapacity who keeps a seat when there are too few
   */
  record SubscriptionCreated(
      OrganizationId organization,
      SubscriptionId subscription,
      ProductId product,
      OverCapacityPolicy overCapacity)
      implements SubscriptionEvent {}

  /**
   * A subscription was suspended; scope: the organization.
   *
   * @param organization who owns it
   * @param subscription the subscription
   */
  record SubscriptionSuspended(OrganizationId organization, SubscriptionId subscription)
      implements SubscriptionEvent {}

  /**
   * A suspension ended; scope: the organization.
   *
   * @param organization who owns it
   * @param subscription the subscription
   */
  record SubscriptionResumed(OrganizationId organization, SubscriptionId subscription)
      implements SubscriptionEvent {}

  /**
   * A subscription was cancelled, with every key that would have counted longer; scope: the
   * organization.
   *
   * @param organization who owns it
   * @param subscription the subscription
   * @param cancelsAt the first instant at which its keys no longer count
   */
  record SubscriptionCancelled(
      OrganizationId organization, SubscriptionId subscription, Instant cancelsAt)
      implements SubscriptionEvent {}

  /**
   * A cancellation was taken back, or ended by a new product key; scope: the organization.
   *
   * @param organization who owns it
   * @param subscription the subscription
   */
  record CancellationEnded(OrganizationId organization, SubscriptionId subscription)
      implements SubscriptionEvent {}

  /**
   * A subscription became one of another product; scope: the organization.
   *
   * @param organization who owns it
   * @param subscription the subscription
   * @param before the product before
   * @param after the product now
   */
  record SubscriptionUpgraded(
      OrganizationId organization, SubscriptionId subscription, ProductId before, ProductId after)
      implements SubscriptionEvent {}

  /**
   * Another over-capacity policy was declared; scope: the organization.
   *
   * @param organization who owns it
   * @param subscription the subscription
   * @param before the policy before
   * @param after the policy now
   */
  record OverCapacityDeclared(
      OrganizationId organization,
      SubscriptionId subscription,
      OverCapacityPolicy before,
      OverCapacityPolicy after)
      implements SubscriptionEvent {}
}
