package io.entitlements.core.memory;

import io.entitlements.key.ProductKey;
import io.entitlements.spi.ProductKeyStore;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.SubscriptionId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Product keys by identifier and by subscription. */
record MemoryProductKeys(
    Table<ProductKeyId, ProductKeyRow> keys, Groups<SubscriptionId, ProductKeyId> bySubscription)
    implements ProductKeyStore {

  private static final Comparator<ProductKey> BY_END =
      Comparator.comparing(ProductKey::endsAt).thenComparing(key -> key.id().toString());

  @Override
  public void insert(ProductKey key) {
    keys.add(key.id(), new ProductKeyRow(key, 0, 0));
    bySubscription.add(key.subscription(), key.id());
  }

  @Override
  public void replace(ProductKey key) {
    if (!keys.update(key.id(), row -> row.isOf(key.organization()), row -> row.withKey(key))) {
      throw new IllegalArgumentException("there is no such key: " + key.id());
    }
  }

  @Override
  public Optional<ProductKey> find(OrganizationId organization, ProductKeyId id) {
    return row(organization, id).map(ProductKeyRow::key);
  }

  @Override
  public List<ProductKey> of(OrganizationId organization, SubscriptionId subscription) {
    return bySubscription.of(subscription).stream()
        .map(id -> keys.find(id).orElseThrow().key())
        .filter(key -> key.organization().equals(organization))
        .sorted(BY_END)
        .toList();
  }

  @Override
  public int devicesInUse(OrganizationId organization, ProductKeyId id) {
    return row(organization, id).map(ProductKeyRow::devices).orElse(0);
  }

  private Optional<ProductKeyRow> row(OrganizationId organization, ProductKeyId id) {
    return keys.find(id).filter(row -> row.isOf(organization));
  }
}
