package io.entitlements.core.memory;

import io.entitlements.spi.Capacity;
import io.entitlements.spi.SubscriptionStore;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.util.List;
import java.util.Optional;

/** Subscriptions by identifier and by organization. */
record MemorySubscriptions(
    Table<SubscriptionId, SubscriptionRow> subscriptions,
    Groups<OrganizationId, Subscription> byOrganization)
    implements SubscriptionStore {

  @Override
  public boolean insert(Subscription subscription) {
    boolean known =
        of(subscription.organization()).stream()
            .anyMatch(other -> other.product().equals(subscription.product()));
    if (known) {
      return false;
    }
    subscriptions.add(subscription.id(), SubscriptionRow.withoutSeats(subscription));
    byOrganization.add(subscription.organization(), subscription);
    return true;
  }

  @Override
  public Optional<Subscription> find(OrganizationId organization, SubscriptionId id) {
    return row(organization, id).map(SubscriptionRow::subscription);
  }

  @Override
  public List<Subscription> of(OrganizationId organization) {
    return byOrganization.of(organization);
  }

  /** Has nothing to lock: transactions that write run one after the other. */
  @Override
  public boolean lock(OrganizationId organization, SubscriptionId id) {
    return row(organization, id).isPresent();
  }

  @Override
  public void setCapacity(OrganizationId organization, SubscriptionId id, Capacity capacity) {
    if (!subscriptions.update(
        id, row -> row.isOf(organization), row -> row.withCapacity(capacity))) {
      throw new IllegalArgumentException("there is no such subscription: " + id);
    }
  }

  @Override
  public int seatsInUse(OrganizationId organization, SubscriptionId id) {
    return row(organization, id).map(SubscriptionRow::used).orElse(0);
  }

  private Optional<SubscriptionRow> row(OrganizationId organization, SubscriptionId id) {
    return subscriptions.find(id).filter(row -> row.isOf(organization));
  }
}
