package io.entitlements.event;

import io.entitlements.type.AccountId;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.PushTokenId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;

/** What happened to a connected list; scope: the organization. */
public sealed interface RosterEvent extends EntitlementEvent {

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
      implements RosterEvent {}

  /**
   * A list was disconnected; scope: the organization.
   *
   * @param organization who owns the subscription
   * @param subscription the subscription
   * @param connection the connection
   */
  record RosterDisconnected(
      OrganizationId organization, SubscriptionId subscription, ConnectionId connection)
      implements RosterEvent {}

  /**
   * A person of a list was recognised as an account; scope: the organization.
   *
   * @param organization who owns the connection
   * @param connection the connection
   * @param account the person
   */
  record RosterPersonLinked(OrganizationId organization, ConnectionId connection, AccountId account)
      implements RosterEvent, AboutPerson {}

  /**
   * How a list provisions was changed; scope: the organization.
   *
   * @param organization who owns the connection
   * @param connection the connection
   * @param mode what becomes of seats that were there before the list
   * @param graceDays how many days who is listed no more keeps the seat
   * @param guardPercent above which share of the list's seats a run holds what it would take back
   * @param guardLeast fewer than so many are never held
   * @param everyMinutes how often the list is read
   * @param pauseFirstDay the first day on which nothing is taken back, ISO 8601; empty without one
   * @param pauseLastDay the last of these days
   */
  record RosterConfigured(
      OrganizationId organization,
      ConnectionId connection,
      String mode,
      int graceDays,
      int guardPercent,
      int guardLeast,
      int everyMinutes,
      String pauseFirstDay,
      String pauseLastDay)
      implements RosterEvent {}

  /**
   * A list names a person no more, whose seat is to be released; scope: the organization.
   *
   * @param organization who owns the connection
   * @param connection the connection
   * @param account the person
   * @param releasesAt when, unless something comes between
   */
  record RosterReleasePlanned(
      OrganizationId organization, ConnectionId connection, AccountId account, Instant releasesAt)
      implements RosterEvent, AboutPerson {}

  /**
   * A seat that was to be released is not; scope: the organization.
   *
   * @param organization who owns the connection
   * @param connection the connection whose list had dropped the person
   * @param account the person
   */
  record RosterReleaseCancelled(
      OrganizationId organization, ConnectionId connection, AccountId account)
      implements RosterEvent, AboutPerson {}

  /**
   * A token was issued by which a directory pushes a list; scope: the organization.
   *
   * @param organization who owns the connection
   * @param connection the connection
   * @param token the token
   */
  record PushTokenIssued(OrganizationId organization, ConnectionId connection, PushTokenId token)
      implements RosterEvent {}

  /**
   * A token was revoked by which a directory pushed a list; scope: the organization.
   *
   * @param organization who owns the connection
   * @param connection the connection
   * @param token the token
   */
  record PushTokenRevoked(OrganizationId organization, ConnectionId connection, PushTokenId token)
      implements RosterEvent {}
}
