package io.entitlements.spi;

import io.entitlements.seat.SeatSource;
import io.entitlements.seat.Waiting;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Who waits for a seat, in the order in which they were added. Whoever changes a list has locked
 * its subscription before.
 */
public interface WaitingStore {

  /** Before the first place of every list. */
  long HEAD = 0;

  /**
   * Adds somebody at the end of a list.
   *
   * @param waiting the entry
   * @return false, and nothing is added, if the person waits there already
   */
  boolean add(Waiting waiting);

  /**
   * Adds many people at the end of a list, in their order, in few statements.
   *
   * @param waiting entries of one subscription, of different people of whom nobody waits there
   */
  void addAll(List<Waiting> waiting);

  /**
   * Takes many people off a list, in few statements.
   *
   * @param organization who owns the subscription
   * @param subscription the subscription
   * @param accounts who; any number
   * @return how many were taken off; those who do not wait there are passed over
   */
  int removeAll(
      OrganizationId organization, SubscriptionId subscription, Collection<AccountId> accounts);

  /**
   * Lets the seats that many people wait for be given by one way, in few statements. They keep
   * their places.
   *
   * @param organization who owns the subscription
   * @param subscription the subscription, locked by this transaction
   * @param accounts who; any number
   * @param source by which way
   * @return how many places were changed; those that are so already are left as they are
   */
  int setSourceAll(
      OrganizationId organization,
      SubscriptionId subscription,
      Collection<AccountId> accounts,
      SeatSource source);

  /**
   * Finds the entries of many people, in few queries.
   *
   * @param organization who owns the subscription
   * @param subscription the subscription
   * @param accounts who; any number
   * @return the entries of those who wait there, by person
   */
  Map<AccountId, Waiting> findAll(
      OrganizationId organization, SubscriptionId subscription, Collection<AccountId> accounts);

  /**
   * Takes somebody off a list.
   *
   * @param organization who owns the subscription
   * @param subscription the subscription
   * @param account who waits
   * @return false, and nothing is changed, if the person does not wait there
   */
  boolean remove(OrganizationId organization, SubscriptionId subscription, AccountId account);

  /**
   * Finds an entry.
   *
   * @param organization who owns the subscription
   * @param subscription the subscription
   * @param account who waits
   * @return the entry, if the person waits there
   */
  Optional<Waiting> find(
      OrganizationId organization, SubscriptionId subscription, AccountId account);

  /**
   * Where in an organization a person waits.
   *
   * @param organization who owns the subscriptions
   * @param account the person
   * @return the entries, ordered by subscription
   */
  List<Waiting> ofPerson(OrganizationId organization, AccountId account);

  /**
   * In which organizations a person waits.
   *
   * @param account the person
   * @return the organizations
   */
  Set<OrganizationId> of(AccountId account);

  /**
   * A part of a list, read by keyset.
   *
   * @param organization who owns the subscription
   * @param subscription the subscription
   * @param after the place behind which to begin; {@link #HEAD} for the head of the list
   * @param limit at most how many
   * @return the entries with their places, who came first first
   */
  List<Placed> page(
      OrganizationId organization, SubscriptionId subscription, long after, int limit);

  /**
   * The head of a list.
   *
   * @param organization who owns the subscription
   * @param subscription the subscription
   * @param limit at most how many
   * @return the entries, who came first first
   */
  default List<Waiting> first(OrganizationId organization, SubscriptionId subscription, int limit) {
    return page(organization, subscription, HEAD, limit).stream().map(Placed::waiting).toList();
  }

  /**
   * An entry and where it stands.
   *
   * @param waiting the entry
   * @param place its place: at least 1, greater than those of all who waited when it was added, and
   *     the same while it waits
   */
  record Placed(Waiting waiting, long place) {

    /** Checks that nothing is missing. */
    public Placed {
      Objects.requireNonNull(waiting, "waiting");
      if (place <= HEAD) {
        throw new IllegalArgumentException("a place is at least 1, not " + place);
      }
    }
  }
}
