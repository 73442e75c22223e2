package io.entitlements.event;

import io.entitlements.key.Allotment;
import io.entitlements.key.KeyEnd;
import io.entitlements.subscription.Term;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.List;

/** What happened to a product key of a subscription; scope: the organization. */
public sealed interface ProductKeyEvent
    extends EntitlementEvent, EntitlementEvent.AboutSubscription {

  /**
   * A product key was added to a subscription; scope: the organization.
   *
   * @param organization who owns it
   * @param subscription the subscription
   * @param key the key
   * @param seats how many seats it adds
   * @param term when they count
   */
  record ProductKeyAdded(
      OrganizationId organization,
      SubscriptionId subscription,
      ProductKeyId key,
      int seats,
      Term term)
      implements ProductKeyEvent {}

  /**
   * What was bought of a product key changed, by renewal or by adding seats; that a cancellation
   * cut it short is over. Scope: the organization.
   *
   * @param organization who owns it
   * @param subscription the subscription
   * @param key the key
   * @param allotments everything bought of the key now
   */
  record ProductKeyAllotted(
      OrganizationId organization,
      SubscriptionId subscription,
      ProductKeyId key,
      List<Allotment> allotments)
      implements ProductKeyEvent {}

  /**
   * A product key was revoked; scope: the organization.
   *
   * @param organization who owns it
   * @param subscription the subscription
   * @param key the key
   * @param endsAt the first instant at which its seats no longer count
   */
  record ProductKeyRevoked(
      OrganizationId organization, SubscriptionId subscription, ProductKeyId key, Instant endsAt)
      implements ProductKeyEvent {}

  /**
   * A decision that is no revocation ends a product key; scope: the organization.
   *
   * @param organization who owns it
   * @param subscription the subscription
   * @param key the key
   * @param endsAt the first instant at which its seats no longer count; may be still to come
   * @param why by which decision
   */
  record ProductKeyEnded(
      OrganizationId organization,
      SubscriptionId subscription,
      ProductKeyId key,
      Instant endsAt,
      KeyEnd.Why why)
      implements ProductKeyEvent {}

  /**
   * A product key got a new text; scope: the organization.
   *
   * @param organization who owns it
   * @param subscription the subscription
   * @param key the key
   * @param generation the generation of the secret that authenticates the new text
   */
  record ProductKeyReissued(
      OrganizationId organization, SubscriptionId subscription, ProductKeyId key, int generation)
      implements ProductKeyEvent {}

  /**
   * The vendor asked whose key somebody presented; changes nothing. Scope: the organization.
   *
   * @param organization who owns it
   * @param subscription the subscription
   * @param key the key
   */
  record ProductKeyExamined(
      OrganizationId organization, SubscriptionId subscription, ProductKeyId key)
      implements ProductKeyEvent {}
}
