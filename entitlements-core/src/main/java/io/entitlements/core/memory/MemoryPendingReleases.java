package io.entitlements.core.memory;

import io.entitlements.core.memory.Data.PendingKey;
import io.entitlements.roster.PendingRelease;
import io.entitlements.roster.RosterConnection;
import io.entitlements.spi.PendingReleaseStore;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Seats that are to be released, by person and subscription. */
record MemoryPendingReleases(Table<PendingKey, PendingRelease> pending)
    implements PendingReleaseStore {

  private static final Comparator<PendingRelease> BY_ACCOUNT =
      Comparator.comparing(release -> release.account().toString());

  @Override
  public void insertAll(List<PendingRelease> added) {
    added.forEach(each -> pending.add(new PendingKey(each.subscription(), each.account()), each));
  }

  @Override
  public Map<AccountId, PendingRelease> findAll(
      OrganizationId organization, SubscriptionId subscription, Collection<AccountId> accounts) {
    Map<AccountId, PendingRelease> found = new HashMap<>();
    for (AccountId account : accounts) {
      pending
          .find(new PendingKey(subscription, account))
          .filter(release -> release.organization().equals(organization))
          .ifPresent(release -> found.put(account, release));
    }
    return found;
  }

  @Override
  public int removeAll(
      OrganizationId organization, SubscriptionId subscription, Collection<AccountId> accounts) {
    return (int)
        accounts.stream()
            .distinct()
            .filter(
                account ->
                    pending.remove(
                        new PendingKey(subscription, account),
                        release -> release.organization().equals(organization)))
            .count();
  }

  @Override
  public List<PendingRelease> due(RosterConnection connection, Instant now, int limit) {
    return pending
        .all()
        .filter(release -> release.connection().equals(connection.id()))
        .filter(release -> release.organization().equals(connection.organization()))
        .filter(release -> !release.dueAt().isAfter(now))
        .sorted(Comparator.comparing(PendingRelease::dueAt).thenComparing(BY_ACCOUNT))
        .limit(limit)
        .toList();
  }

  @Override
  public List<PendingRelease> page(
      OrganizationId organization,
      SubscriptionId subscription,
      Optional<AccountId> after,
      int limit) {
    Stream<PendingRelease> all =
        pending
            .all()
            .filter(release -> release.organization().equals(organization))
            .filter(release -> release.subscription().equals(subscription));
    return all.filter(
            release ->
                after
                    .map(at -> release.account().toString().compareTo(at.toString()) > 0)
                    .orElse(true))
        .sorted(BY_ACCOUNT)
        .limit(limit)
        .toList();
  }

  /** Removes all of a person in an organization. */
  void forget(OrganizationId organization, AccountId account) {
    pending
        .all()
        .filter(release -> release.organization().equals(organization))
        .filter(release -> release.account().equals(account))
        .toList()
        .forEach(
            release -> pending.remove(new PendingKey(release.subscription(), account), x -> true));
  }
}
