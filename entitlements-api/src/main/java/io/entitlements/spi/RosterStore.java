package io.entitlements.spi;

import io.entitlements.roster.RosterConnection;
import io.entitlements.type.AccountId;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Revision;
import io.entitlements.type.RosterRunId;
import io.entitlements.type.SubscriptionId;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Roster connections, and which person of a list is which account. A connection that has ended is
 * found by {@link #ended} alone, and nothing of it counts in what is asked of its subscription.
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

  /**
   * What a list said of who is in it, in pages by identifier.
   *
   * @param connection the connection
   * @param after behind which identifier, in the order of the store; empty for the first page
   * @param limit at most how many
   * @return the digests of links that are not {@link RosterLink.Standing#GONE}, in the order of the
   *     store
   */
  Map<String, Long> digests(RosterConnection connection, Optional<String> after, int limit);

  /**
   * Finds links by identifier, in few queries.
   *
   * @param connection the connection
   * @param directoryIds any number
   * @return the links that there are, by identifier
   */
  Map<String, RosterLink> links(RosterConnection connection, Collection<String> directoryIds);

  /**
   * The first links of a connection, whatever they say.
   *
   * @param connection the connection
   * @param limit at most how many
   * @return links, by identifier in the order of the store
   */
  List<RosterLink> firstLinks(RosterConnection connection, int limit);

  /**
   * Removes links by identifier, in few statements.
   *
   * @param connection the connection, which is locked by this transaction, or has ended
   * @param directoryIds any number; those that have none are passed over
   */
  void removeLinks(RosterConnection connection, Collection<String> directoryIds);

  /**
   * Removes the links that are {@link RosterLink.Standing#GONE} since a run.
   *
   * @param connection the connection
   * @param run the run that changed them last
   */
  void removeGone(RosterConnection connection, RosterRunId run);

  /**
   * Finds what the lists of a subscription say of people, in few queries.
   *
   * @param organization who owns it
   * @param subscription the subscription
   * @param accounts any number
   * @return links that are not {@link RosterLink.Standing#GONE}
   */
  List<ListedPerson> listed(
      OrganizationId organization, SubscriptionId subscription, Collection<AccountId> accounts);

  /**
   * A link and whose it is.
   *
   * @param connection the connection
   * @param link its link
   */
  record ListedPerson(ConnectionId connection, RosterLink link) {}

  /**
   * Adds links, in few statements.
   *
   * @param connection the connection, which is locked by this transaction
   * @param links of identifiers that have none
   */
  void insertLinks(RosterConnection connection, List<RosterLink> links);

  /**
   * Replaces links, in few round trips.
   *
   * @param connection the connection, which is locked by this transaction
   * @param links of identifiers that have one
   */
  void updateLinks(RosterConnection connection, List<RosterLink> links);

  /**
   * How many people a list gives a seat: asked for each loss, so that it costs the same however
   * many there are.
   *
   * @param connection the connection
   * @return the links that are {@link RosterLink.Standing#SEATED}
   */
  int seated(RosterConnection connection);

  /**
   * Whom a list gives a seat and who holds none.
   *
   * @param connection the connection
   * @param limit at most how many
   * @return links, by identifier
   */
  List<RosterLink> unmet(RosterConnection connection, int limit);

  /**
   * From whom a run took a seat, to whom the list gives one again since that run was undone, and
   * who holds none.
   *
   * @param connection the connection
   * @param run the run
   * @param limit at most how many
   * @return links, by the place of the people in the run
   */
  List<RosterLink> deprived(RosterConnection connection, RosterRunId run, int limit);

  /**
   * Who holds a typed seat, in pages.
   *
   * @param connection of which subscription
   * @param after behind whom; empty for the first page
   * @param limit at most how many
   * @return the people, in the order of the store
   */
  List<AccountId> typed(RosterConnection connection, Optional<AccountId> after, int limit);

  /**
   * Removes the links of a person in all connections of an organization, and what is to be
   * released. The connections stay locked.
   *
   * @param organization the organization
   * @param account the person
   */
  void unlink(OrganizationId organization, AccountId account);
}
