package io.entitlements.spi;

import io.entitlements.key.ProductKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.SubscriptionId;
import java.util.List;
import java.util.Optional;

/** Product keys, each with the number of computers that use it. */
public interface ProductKeyStore {

  /**
   * Adds a key. The caller locks the subscription first and sets its new capacity afterwards.
   *
   * @param key the key
   */
  void insert(ProductKey key);

  /**
   * Replaces a key. The caller locks the subscription first and sets its new capacity afterwards.
   *
   * @param key the key as it is from now on
   */
  void replace(ProductKey key);

  /**
   * Finds a key.
   *
   * @param organization who owns it
   * @param id the key
   * @return the key, if the organization has it
   */
  Optional<ProductKey> find(OrganizationId organization, ProductKeyId id);

  /**
   * The keys of a subscription.
   *
   * @param organization who owns it
   * @param subscription the subscription
   * @return the keys, ordered by {@link ProductKey#endsAt()}, then by identifier
   */
  List<ProductKey> of(OrganizationId organization, SubscriptionId subscription);

  /**
   * How many computers use a key.
   *
   * @param organization who owns it
   * @param id the key
   * @return the number of seats held by devices through it; 0 if there is no such key
   */
  int devicesInUse(OrganizationId organization, ProductKeyId id);
}
