package io.entitlements.event;

import io.entitlements.account.Role;
import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.catalog.ProductId;
import io.entitlements.key.Allotment;
import io.entitlements.lease.LeasesOf;
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
import io.entitlements.type.SeatRunId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
      implements EntitlementEvent, AboutPerson {}

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
   * @param overCapacity who keeps a seat when there are too few
   */
  record SubscriptionCreated(
      OrganizationId organization,
      SubscriptionId subscription,
      ProductId product,
      OverCapacityPolicy overCapacity)
      implements EntitlementEvent, AboutSubscription {}

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
      implements EntitlementEvent, AboutSubscription {}

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
      implements EntitlementEvent, AboutSubscription {}

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
      implements EntitlementEvent, AboutSubscription {}

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
      implements EntitlementEvent, AboutSubscription {}

  /**
   * A subscription was suspended; scope: the organization.
   *
   * @param organization who owns it
   * @param subscription the subscription
   */
  record SubscriptionSuspended(OrganizationId organization, SubscriptionId subscription)
      implements EntitlementEvent, AboutSubscription {}

  /**
   * A suspension ended; scope: the organization.
   *
   * @param organization who owns it
   * @param subscription the subscription
   */
  record SubscriptionResumed(OrganizationId organization, SubscriptionId subscription)
      implements EntitlementEvent, AboutSubscription {}

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
      implements EntitlementEvent, AboutSubscription {}

  /**
   * A cancellation was taken back, or ended by a new product key; scope: the organization.
   *
   * @param organization who owns it
   * @param subscription the subscription
   */
  record CancellationEnded(OrganizationId organization, SubscriptionId subscription)
      implements EntitlementEvent, AboutSubscription {}

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
      implements EntitlementEvent, AboutSubscription {}

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
      implements EntitlementEvent, AboutSubscription {}

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
      implements EntitlementEvent, AboutHolder {}

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
      implements EntitlementEvent, AboutHolder {}

  /**
   * A seat was pinned or unpinned; scope: the organization.
   *
   * @param organization who owns the subscription
   * @param subscription the subscription
   * @param seat the seat
   * @param holder who or what uses it
   * @param pinned whether it is pinned now
   */
  record SeatPinned(
      OrganizationId organization,
      SubscriptionId subscription,
      SeatId seat,
      SeatHolder holder,
      boolean pinned)
      implements EntitlementEvent, AboutHolder {}

  /**
   * A person began to wait for a seat; scope: the organization.
   *
   * @param organization who owns the subscription
   * @param subscription the subscription
   * @param account who waits
   * @param source by which way the seat will be given
   */
  record WaitingBegun(
      OrganizationId organization,
      SubscriptionId subscription,
      AccountId account,
      SeatSource source)
      implements EntitlementEvent, AboutPerson {}

  /**
   * A person no longer waits for a seat, having got one or not; scope: the organization.
   *
   * @param organization who owns the subscription
   * @param subscription the subscription
   * @param account who waited
   * @param seated whether by getting a seat
   */
  record WaitingEnded(
      OrganizationId organization, SubscriptionId subscription, AccountId account, boolean seated)
      implements EntitlementEvent, AboutPerson {}

  /**
   * A bulk change of seats began; scope: the organization. The events of what it changes name it as
   * their reason.
   *
   * @param organization who owns the subscription
   * @param subscription the subscription
   * @param run the run
   * @param rows how many rows it has
   * @param undoes the run that it takes back, which cannot be undone again; empty if none
   */
  record SeatRunBegun(
      OrganizationId organization,
      SubscriptionId subscription,
      SeatRunId run,
      int rows,
      Optional<SeatRunId> undoes)
      implements EntitlementEvent, AboutSubscription {}

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
      implements EntitlementEvent, AboutPerson {}

  /**
   * Leases were taken back; scope: the organization or account whose matter it is.
   *
   * @param leases which
   * @param issuedBefore those issued before this instant
   * @param reason why, without personal data
   */
  record LeasesRevoked(LeasesOf leases, Instant issuedBefore, String reason)
      implements EntitlementEvent {}

  /** A change to what somebody or some computer holds. */
  interface AboutHolder {

    /**
     * Who or what.
     *
     * @return the holder of the seat
     */
    SeatHolder holder();
  }

  /** A change to one person within an organization. */
  interface AboutPerson {

    /**
     * Who.
     *
     * @return the person
     */
    AccountId account();
  }

  /** A change to a subscription or its product keys. */
  interface AboutSubscription {

    /**
     * Which.
     *
     * @return the subscription
     */
    SubscriptionId subscription();
  }
}
