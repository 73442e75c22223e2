package io.entitlements.event;

import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatSource;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SeatId;
import io.entitlements.type.SeatRunId;
import io.entitlements.type.SubscriptionId;
import java.util.Optional;

/**
 * What happened to the seats of a subscription and to who waits for one; scope: the organization.
 */
public sealed interface SeatEvent extends EntitlementEvent {

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
      implements SeatEvent, AboutHolder {}

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
      implements SeatEvent, AboutHolder {}

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
      implements SeatEvent, AboutHolder {}

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
      implements SeatEvent, AboutPerson {}

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
      implements SeatEvent, AboutPerson {}

  /**
   * The seat of a person, or the place on the waiting list, counts as given by another way; scope:
   * the organization.
   *
   * @param organization who owns the subscription
   * @param subscription the subscription
   * @param account who holds the seat or waits for one
   * @param source by which way from now on
   */
  record SeatSourceChanged(
      OrganizationId organization,
      SubscriptionId subscription,
      AccountId account,
      SeatSource source)
      implements SeatEvent, AboutPerson {}

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
      implements SeatEvent, AboutSubscription {}
}
