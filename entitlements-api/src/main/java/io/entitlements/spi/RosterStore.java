package io.entitlements.spi;

import io.entitlements.roster.RosterConnection;
import io.entitlements.type.AccountId;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.util.Optional;

/** Roster connections, and which person of a list is which account. */
public interface RosterStore {

  /**
   * Adds a connection.
   *
   * @param connection the connection
   * @return false, and nothing is added, if the subscription has one of this name
   */
  boolean insert(RosterConnection connection);

  /**
   * Finds a connection.
   *
   * @param organization who owns it
   * @param id the connection
   * @return the connection, if there is one
   */
  Optional<RosterConnection> find(OrganizationId organization, ConnectionId id);

  /**
   * Finds a connection by its name.
   *
   * @param organization who owns it
   * @param subscription the subscription
   * @param name its name
   * @return the connection, if there is one
   */
  Optional<RosterConnection> find(
      OrganizationId organization, SubscriptionId subscription, String name);

  /**
   * Remembers which account a listed person is.
   *
   * @param connection the connection
   * @param directoryId the directory's own identifier of the person
   * @param account the account
   * @return false, and nothing is changed, if the person is linked already
   */
  boolean link(RosterConnection connection, String directoryId, AccountId account);

  /**
   * Which account a listed person is.
   *
   * @param connection the connection
   * @param directoryId the directory's own identifier of the person
   * @return the account, if the person was linked before
   */
  Optional<AccountId> linked(RosterConnection connection, String directoryId);

  /**
   * Removes the links of a person in all connections of an organization.
   *
   * @param organization the organization
   * @param account the person
   */
  void unlink(OrganizationId organization, AccountId account);
}
