package io.entitlements.spi;

import io.entitlements.roster.RosterConnection;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Revision;
import io.entitlements.type.SubscriptionId;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Roster connections. One that has ended is found by {@link #ended} alone, and nothing of it counts
 * in what is asked of its subscription.
 */
public interface RosterStore {

  /**
   * Adds a connection.
   *
   * @param connection the connection
   * @param state how it stands with it
   * @return false, and nothing is added, if the subscription has one of this name that has not
   *     ended
   */
  boolean insert(RosterConnection connection, RosterState state);

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
   * The connections of a subscription.
   *
   * @param organization who owns it
   * @param subscription the subscription
   * @return the connections, by name
   */
  List<RosterConnection> of(OrganizationId organization, SubscriptionId subscription);

  /**
   * Ends a connection that this transaction has locked. Its links stay until they are removed, and
   * so does what is to be released.
   *
   * @param connection the connection
   * @return false, and nothing is changed, if it has ended before
   */
  boolean end(RosterConnection connection);

  /**
   * Finds a connection that has ended.
   *
   * @param organization who owns it
   * @param id the connection
   * @return the connection as it was, if it has ended and is not forgotten
   */
  Optional<RosterConnection> ended(OrganizationId organization, ConnectionId id);

  /**
   * Whether something is left to be done of a connection that has ended.
   *
   * @param organization who owns it
   * @param subscription its subscription
   * @return whether one of the subscription's has links, or seats that are to be released
   */
  boolean isEnding(OrganizationId organization, SubscriptionId subscription);

  /**
   * Forgets a connection that has ended, unless it has runs, links, or seats that are to be
   * released.
   *
   * @param organization who owns it
   * @param id the connection
   */
  void forget(OrganizationId organization, ConnectionId id);

  /**
   * How it stands with a connection.
   *
   * @param connection a connection that there is, or that has ended
   * @return its state
   */
  RosterState state(RosterConnection connection);

  /**
   * The same as it is now; every other transaction that asks so waits until this one ends.
   *
   * @param connection a connection that there is, or that has ended
   * @return its state
   */
  RosterState lock(RosterConnection connection);

  /**
   * Locks a connection in the same way if it lives, for who takes what is pushed.
   *
   * @param connection the connection
   * @return all that it depends on; empty if it has ended
   */
  Optional<Locked> lockLive(RosterConnection connection);

  /**
   * A connection that is locked.
   *
   * @param connection as it is now
   * @param state its state
   * @param zone where its organization is
   * @param isOpen whether its organization is not closed
   * @param revision what its organization has come to
   * @param isEnding what {@link #isEnding} says of its subscription
   */
  record Locked(
      RosterConnection connection,
      RosterState state,
      ZoneId zone,
      boolean isOpen,
      Revision revision,
      boolean isEnding) {

    /** Checks that nothing is missing. */
    public Locked {
      Objects.requireNonNull(connection, "connection");
      Objects.requireNonNull(state, "state");
      Objects.requireNonNull(zone, "zone");
      Objects.requireNonNull(revision, "revision");
    }
  }

  /**
   * Replaces settings and state of a connection that this transaction has locked.
   *
   * @param connection with its settings as they are from now on
   * @param state its state from now on
   */
  void update(RosterConnection connection, RosterState state);
}
