package io.entitlements.spi;

import io.entitlements.seat.Waiting;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.util.List;
import java.util.Optional;

/**
 * Who waits for a seat, in the order in which they were added. Whoever changes a list has locked
 * its subscription before.
 */
public interface WaitingStore {

  /**
   * Adds somebody at the end of a list.
   *
   * @param waiting the entry
   * @return false, and nothing is added, if the person waits there already
   */
  boolean add(Waiting waiting);

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
   * The head of a list.
   *
   * @param organization who owns the subscription
   * @param subscription the subscription
   * @param limit at most how many
   * @return the entries, who came first first
   */
  List<Waiting> first(OrganizationId organization, SubscriptionId subscription, int limit);
}
