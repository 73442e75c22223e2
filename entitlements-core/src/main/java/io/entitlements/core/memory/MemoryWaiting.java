package io.entitlements.core.memory;

import io.entitlements.seat.SeatSource;
import io.entitlements.seat.Waiting;
import io.entitlements.spi.WaitingStore;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The waiting list of each subscription, in the order of its places. */
record MemoryWaiting(
    Groups<SubscriptionId, WaitingStore.Placed> lists,
    Table<SubscriptionId, SubscriptionRow> subscriptions)
    implements WaitingStore {

  @Override
  public boolean add(Waiting waiting) {
    if (find(waiting.organization(), waiting.subscription(), waiting.account()).isPresent()) {
      return false;
    }
    addAll(List.of(waiting));
    return true;
  }

  @Override
  public void addAll(List<Waiting> added) {
    if (added.isEmpty()) {
      return;
    }
    SubscriptionId subscription = added.get(0).subscription();
    List<Placed> before = lists.of(subscription);
    long last = before.isEmpty() ? HEAD : before.get(before.size() - 1).place();
    List<Placed> placed = new ArrayList<>();
    for (Waiting waiting : added) {
      placed.add(new Placed(waiting, last + placed.size() + 1));
    }
    lists.addAll(subscription, placed);
    count(subscription, placed.size());
  }

  @Override
  public int removeAll(
      OrganizationId organization, SubscriptionId subscription, Collection<AccountId> accounts) {
    Set<AccountId> leaving = Set.copyOf(accounts);
    List<Placed> left =
        list(organization, subscription)
            .filter(placed -> leaving.contains(placed.waiting().account()))
            .toList();
    lists.removeAll(subscription, left);
    count(subscription, -left.size());
    return left.size();
  }

  @Override
  public int setSourceAll(
      OrganizationId organization,
      SubscriptionId subscription,
      Collection<AccountId> accounts,
      SeatSource source) {
    Set<AccountId> changed = Set.copyOf(accounts);
    List<Placed> before =
        list(organization, subscription)
            .filter(placed -> changed.contains(placed.waiting().account()))
            .filter(placed -> placed.waiting().source() != source)
            .toList();
    before.forEach(
        placed ->
            lists.replace(
                subscription,
                placed,
                new Placed(placed.waiting().withSource(source), placed.place())));
    return before.size();
  }

  @Override
  public Map<AccountId, Waiting> findAll(
      OrganizationId organization, SubscriptionId subscription, Collection<AccountId> accounts) {
    Set<AccountId> wanted = Set.copyOf(accounts);
    return list(organization, subscription)
        .map(Placed::waiting)
        .filter(waiting -> wanted.contains(waiting.account()))
        .collect(Collectors.toMap(Waiting::account, Function.identity()));
  }

  @Override
  public List<Waiting> ofPerson(OrganizationId organization, AccountId account) {
    return lists
        .all()
        .map(Placed::waiting)
        .filter(waiting -> waiting.organization().equals(organization))
        .filter(waiting -> waiting.account().equals(account))
        .sorted(Comparator.comparing(waiting -> waiting.subscription().toString()))
        .toList();
  }

  @Override
  public Set<OrganizationId> of(AccountId account) {
    return lists
        .all()
        .map(Placed::waiting)
        .filter(waiting -> waiting.account().equals(account))
        .map(Waiting::organization)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public boolean remove(
      OrganizationId organization, SubscriptionId subscription, AccountId account) {
    return removeAll(organization, subscription, List.of(account)) == 1;
  }

  @Override
  public Optional<Waiting> find(
      OrganizationId organization, SubscriptionId subscription, AccountId account) {
    return list(organization, subscription)
        .map(Placed::waiting)
        .filter(waiting -> waiting.account().equals(account))
        .findAny();
  }

  @Override
  public List<Placed> page(
      OrganizationId organization, SubscriptionId subscription, long after, int limit) {
    return list(organization, subscription)
        .filter(placed -> placed.place() > after)
        .limit(limit)
        .toList();
  }

  private Stream<Placed> list(OrganizationId organization, SubscriptionId subscription) {
    return lists.of(subscription).stream()
        .filter(placed -> placed.waiting().organization().equals(organization));
  }

  private void count(SubscriptionId subscription, int change) {
    subscriptions.update(subscription, row -> true, row -> row.withWaiting(change));
  }
}
