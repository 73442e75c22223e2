package io.entitlements.core.memory;

import io.entitlements.spi.Capacity;
import io.entitlements.spi.SeatUse;
import io.entitlements.spi.SubscriptionStore;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.SubscriptionId;
import java.util.List;
import java.util.Optional;

/** Subscriptions by identifier and by organization, and the keys on which capacity lies too. */
record MemorySubscriptions(
    Table<SubscriptionId, SubscriptionRow> subscriptions,
    Groups<OrganizationId, SubscriptionId> byOrganization,
    Table<ProductKeyId, ProductKeyRow> keys,
    Groups<SubscriptionId, ProductKeyId> keysOf)
    implements SubscriptionStore {

  @Override
  public boolean insert(Subscription subscription) {
    if (isOwned(subscription)) {
      return false;
    }
    subscriptions.add(subscription.id(), SubscriptionRow.withoutSeats(subscription));
    byOrganization.add(subscription.organization(), subscription.id());
    return true;
  }

  private boolean isOwned(Subscription subscription) {
    return of(subscription.organization()).stream()
        .filter(other -> !other.id().equals(subscription.id()))
        .anyMatch(other -> other.product().equals(subscription.product()));
  }

  @Override
  public Optional<Subscription> find(OrganizationId organization, SubscriptionId id) {
    return row(organization, id).map(SubscriptionRow::subscription);
  }

  @Override
  public List<Subscription> of(OrganizationId organization) {
    return byOrganization.of(organization).stream()
        .map(id -> subscriptions.find(id).orElseThrow().subscription())
        .toList();
  }

  /** Has nothing to lock: transactions that write run one after the other. */
  @Override
  public Optional<SeatUse> lock(OrganizationId organization, SubscriptionId id) {
    return row(organization, id).map(SubscriptionRow::use);
  }

  @Override
  public Optional<Locked> lockWhole(OrganizationId organization, SubscriptionId id) {
    return row(organization, id).map(row -> new Locked(row.subscription(), row.use()));
  }

  @Override
  public boolean update(Subscription subscription) {
    return !isOwned(subscription)
        && subscriptions.update(
            subscription.id(),
            row -> row.isOf(subscription.organization()),
            row -> row.withSubscription(subscription));
  }

  @Override
  public void setCapacity(OrganizationId organization, SubscriptionId id, Capacity capacity) {
    if (row(organization, id).isEmpty()) {
      throw new IllegalArgumentException("there is no such subscription: " + id);
    }
    int devices = 0;
    for (ProductKeyId keyId : keysOf.of(id)) {
      ProductKeyRow key = keys.find(keyId).orElseThrow();
      int seats = capacity.ofKeys().getOrDefault(keyId, 0);
      keys.put(keyId, key.withCapacity(seats));
      devices += seats > 0 ? key.devices() : 0;
    }
    int counted = devices;
    subscriptions.update(id, row -> true, row -> row.withCapacity(capacity, counted));
  }

  @Override
  public SeatUse use(OrganizationId organization, SubscriptionId id) {
    return row(organization, id).map(SubscriptionRow::use).orElse(SeatUse.NONE);
  }

  Optional<SubscriptionRow> row(OrganizationId organization, SubscriptionId id) {
    return subscriptions.find(id).filter(row -> row.isOf(organization));
  }
}
