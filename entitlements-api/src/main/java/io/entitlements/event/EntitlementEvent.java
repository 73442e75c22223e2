package io.entitlements.event;

import io.entitlements.account.Role;
import io.entitlements.catalog.ProductId;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatSource;
import io.entitlements.subscription.Term;
import io.entitlements.type.AccountId;
import io.entitlements.type.ClaimId;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.OrderId;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.SeatId;
import io.entitlements.type.SubscriptionId;
import java.util.Set;

/**
 * One change, with every value that it changed: replaying all events of a scope gives its state. A
 * person appears by {@link AccountId} only, so that deleting an account leaves the trail without
 * personal data. The simple name of each record is its stored type and never changes.
 */
public sealed interface EntitlementEvent {

  /**
   * A purchase order was imported; scope: the order.
   *
   * @param order the order
   * @param number its printed number
   * @param displays how many displays it has
   * @param bundles how many bundles it has
   */
  record OrderImported(OrderId order, OrderNumber number, int displays, int bundles)
      implements EntitlementEvent {}

  /**
   * The software of an order was claimed; scope: the order.
   *
   * @param order the order
   * @param organization for which organization
   * @param claim the claim
   */
  record OrderClaimed(OrderId order, OrganizationId organization, ClaimId claim)
      implements EntitlementEvent {}

  /**
   * An account was made; scope: the account.
   *
   * @param account the account, pending
   */
  record AccountCreated(AccountId account) implements EntitlementEvent {}

  /**
   * An account that had no name got one; scope: the account.
   *
   * @param account the account; the name itself is personal data and stays out of the trail
   */
  record AccountNamed(AccountId account) implements EntitlementEvent {}

  /**
   * The owner of an account's address verified it; scope: the account.
   *
   * @param account the account, now active
   */
  record AccountConfirmed(AccountId account) implements EntitlementEvent {}

  /**
   * An account's default organization was set; scope: the account.
   *
   * @param account the account
   * @param organization what now opens first
   */
  record DefaultOrganizationSet(AccountId account, OrganizationId organization)
      implements EntitlementEvent {}

  /**
   * A device was activated by signing in; scope: the account.
   *
   * @param account who signed in
   * @param device on which device
   */
  record DeviceActivated(AccountId account, DeviceId device) implements EntitlementEvent {}

  /**
   * An organization was added; scope: the organization.
   *
   * @param organization the organization
   * @param name its name
   * @param location where it is
   * @param zone its time zone's identifier
   */
  record OrganizationAdded(OrganizationId organization, String name, String location, String zone)
      implements EntitlementEvent {}

  /**
   * A person's roles in an organization changed; scope: the organization.
   *
   * @param organization the organization
   * @param account the person
   * @param before the roles before; empty if the membership is new
   * @param after the roles now
   */
  record MembershipChanged(
      OrganizationId organization, AccountId account, Set<Role> before, Set<Role> after)
      implements EntitlementEvent {}

  /**
   * A claim was submitted; scope: the organization.
   *
   * @param organization for which organization
   * @param claim the claim
   * @param order what is claimed
   */
  record ClaimSubmitted(OrganizationId organization, ClaimId claim, OrderId order)
      implements EntitlementEvent {}

  /**
   * A claim was fulfilled; scope: the organization.
   *
   * @param organization for which organization
   * @param claim the claim
   */
  record ClaimFulfilled(OrganizationId organization, ClaimId claim) implements EntitlementEvent {}

  /**
   * A subscription was made; scope: the organization.
   *
   * @param organization who owns it
   * @param subscription the subscription
   * @param product what it gives a right to
   */
  record SubscriptionCreated(
      OrganizationId organization, SubscriptionId subscription, ProductId product)
      implements EntitlementEvent {}

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
      implements EntitlementEvent {}

  /**
   * A seat was taken; scope: the organization.
   *
   * @param organization who owns the subscription
   * @param subscription the subscription
   * @param seat the seat
   * @param holder who or what uses it
   * @param source by which way it was given
   */
  record SeatTaken(
      OrganizationId organization,
      SubscriptionId subscription,
      SeatId seat,
      SeatHolder holder,
      SeatSource source)
      implements EntitlementEvent {}

  /**
   * A seat was released; scope: the organization.
   *
   * @param organization who owns the subscription
   * @param subscription the subscription
   * @param seat the seat
   * @param holder who or what used it
   */
  record SeatReleased(
      OrganizationId organization, SubscriptionId subscription, SeatId seat, SeatHolder holder)
      implements EntitlementEvent {}

  /**
   * A list was connected to a subscription; scope: the organization.
   *
   * @param organization who owns the subscription
   * @param subscription the subscription
   * @param connection the connection
   * @param name what administrators call it
   */
  record RosterConnected(
      OrganizationId organization,
      SubscriptionId subscription,
      ConnectionId connection,
      String name)
      implements EntitlementEvent {}

  /**
   * A person of a list was recognised as an account; scope: the organization.
   *
   * @param organization who owns the connection
   * @param connection the connection
   * @param account the person
   */
  record RosterPersonLinked(OrganizationId organization, ConnectionId connection, AccountId account)
      implements EntitlementEvent {}
}
