package io.entitlements.core.memory;

import io.entitlements.seat.Waiting;
import io.entitlements.spi.WaitingStore;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

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
  public void addAll(List<Waiting> added) {
    if (added.isEmpty()) {
      return;
    }
    SubscriptionId subscription = added.get(0).subscription();
    lists.addAll(subscription, added);
    count(subscription, added.size());
  }

  @Override
  public int removeAll(
      OrganizationId organization, SubscriptionId subscription, Collection<AccountId> accounts) {
    Set<AccountId> leaving = Set.copyOf(accounts);
    List<Waiting> left =
        lists.of(subscription).stream()
            .filter(waiting -> waiting.organization().equals(organization))
            .filter(waiting -> leaving.contains(waiting.account()))
            .toList();
    lists.removeAll(subscription, left);
    count(subscription, -left.size());
    return left.size();
  }

  @Override
  public Map<AccountId, Waiting> findAll(
      OrganizationId organization, SubscriptionId subscription, Collection<AccountId> accounts) {
    Set<AccountId> wanted = Set.copyOf(accounts);
    return lists.of(subscription).stream()
        .filter(waiting -> waiting.organization().equals(organization))
        .filter(waiting -> wanted.contains(waiting.account()))
        .collect(Collectors.toMap(Waiting::account, Function.identity()));
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
