package io.entitlements.event;

import io.entitlements.type.AccountId;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;

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
   * A person of a list was recognised as an account; scope: the organization.
   *
   * @param organization who owns the connection
   * @param connection the connection
   * @param account the person
   */
  record RosterPersonLinked(OrganizationId organization, ConnectionId connection, AccountId account)
      implements RosterEvent, AboutPerson {}
}
