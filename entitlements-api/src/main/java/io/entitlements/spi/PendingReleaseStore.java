package io.entitlements.spi;

import io.entitlements.roster.PendingRelease;
import io.entitlements.roster.RosterConnection;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Seats that are to be released: one at most for a person and a subscription. */
public interface PendingReleaseStore {

  /**
   * Adds some, in few statements.
   *
   * @param pending of people who have none in that subscription
   */
  void insertAll(List<PendingRelease> pending);

  /**
   * Finds those of people, in few queries.
   *
   * @param organization who owns the subscription
   * @param subscription the subscription
   * @param accounts any number
   * @return what there is, by person
   */
  Map<AccountId, PendingRelease> findAll(
      OrganizationId organization, SubscriptionId subscription, Collection<AccountId> accounts);

  /**
   * Removes those of people, in few statements.
   *
   * @param organization who owns the subscription
   * @param subscription the subscription
   * @param accounts any number
   * @return how many were removed
   */
  int removeAll(
      OrganizationId organization, SubscriptionId subscription, Collection<AccountId> accounts);

  /**
   * What is due of a connection.
   *
   * @param connection the connection
   * @param now the instant
   * @param limit at most how many
   * @return what is due at the instant, the earliest first
   */
  List<PendingRelease> due(RosterConnection connection, Instant now, int limit);

  /**
   * A page of those of a subscription.
   *
   * @param organization who owns it
   * @param subscription the subscription
   * @param after behind whom; empty for the first page
   * @param limit at most how many
   * @return what there is, by account
   */
  List<PendingRelease> page(
      OrganizationId organization,
      SubscriptionId subscription,
      Optional<AccountId> after,
      int limit);
}
