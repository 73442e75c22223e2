package io.entitlements.spi;

import io.entitlements.roster.RosterConnection;
import io.entitlements.type.AccountId;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.RosterRunId;
import io.entitlements.type.SubscriptionId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which person of a list is which account, by the directory's own identifier, and who of them holds
 * a seat. Links of a connection that has ended stay until they are removed, and do not count in
 * what is asked of its subscription.
 */
public interface RosterLinkStore {

  /**
   * What a list said of who is in it, in pages by identifier.
   *
   * @param connection the connection
   * @param after behind which identifier, in the order of the store; empty for the first page
   * @param limit at most how many
   * @return the digests of links that are not {@link RosterLink.Standing#GONE}, in the order of the
   *     store
   */
  List<RosterDigest> digests(RosterConnection connection, Optional<String> after, int limit);

  /**
   * Finds links by identifier, in few queries.
   *
   * @param connection the connection
   * @param directoryIds any number
   * @return the links that there are, by identifier
   */
  Map<String, RosterLink> find(RosterConnection connection, Collection<String> directoryIds);

  /**
   * The first links of a connection, whatever they say.
   *
   * @param connection the connection
   * @param limit at most how many
   * @return links, by identifier in the order of the store
   */
  List<RosterLink> first(RosterConnection connection, int limit);

  /**
   * Removes links by identifier, in few statements.
   *
   * @param connection the connection, which is locked by this transaction, or has ended
   * @param directoryIds any number; those that have none are passed over
   */
  void remove(RosterConnection connection, Collection<String> directoryIds);

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
  void insert(RosterConnection connection, List<RosterLink> links);

  /**
   * Replaces links, in few round trips.
   *
   * @param connection the connection, which is locked by this transaction
   * @param links of identifiers that have one
   */
  void update(RosterConnection connection, List<RosterLink> links);

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
   * released.
   *
   * @param organization the organization
   * @param account the person
   */
  void unlink(OrganizationId organization, AccountId account);
}
