package io.entitlements.core.memory;

import io.entitlements.seat.Waiting;
import io.entitlements.spi.WaitingStore;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.util.List;
import java.util.Optional;

/** The waiting list of each subscription. */
record MemoryWaiting(
    Groups<SubscriptionId, Waiting> lists, Table<SubscriptionId, SubscriptionRow> subscriptions)
    implements WaitingStore {

  @Override
  public boolean add(Waiting waiting) {
    if (find(waiting.organization(), waiting.subscription(), waiting.account()).isPresent()) {
      return false;
    }
    lists.add(waiting.subscription(), waiting);
    count(waiting.subscription(), 1);
    return true;
  }

  @Override
  public boolean remove(
      OrganizationId organization, SubscriptionId subscription, AccountId account) {
    Optional<Waiting> found = find(organization, subscription, account);
    found.ifPresent(
        waiting -> {
          lists.remove(subscription, waiting);
          count(subscription, -1);
        });
    return found.isPresent();
  }

  @Override
  public Optional<Waiting> find(
      OrganizationId organization, SubscriptionId subscription, AccountId account) {
    return lists.of(subscription).stream()
        .filter(waiting -> waiting.organization().equals(organization))
        .filter(waiting -> waiting.account().equals(account))
        .findAny();
  }

  @Override
  public List<Waiting> first(OrganizationId organization, SubscriptionId subscription, int limit) {
    return lists.of(subscription).stream()
        .filter(waiting -> waiting.organization().equals(organization))
        .limit(limit)
        .toList();
  }

  private void count(SubscriptionId subscription, int change) {
    subscriptions.update(subscription, row -> true, row -> row.withWaiting(change));
  }
}
