package io.entitlements.core.internal.snapshot;

import com.github.benmanes.caffeine.cache.Cache;
import io.entitlements.type.SubscriptionId;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The subscriptions of one organization of which something is kept. Thread-safe. */
final class SharedOrganization {

  private final Map<SubscriptionId, SharedSubscription> subscriptions = new ConcurrentHashMap<>();

  /** One of them; a new one is put where it is found by its id, too. */
  SharedSubscription subscription(
      SubscriptionId id, Cache<SubscriptionId, SharedSubscription> byId) {
    return subscriptions.computeIfAbsent(
        id,
        same -> {
          SharedSubscription added = new SharedSubscription(this);
          byId.put(id, added);
          return added;
        });
  }

  Collection<SharedSubscription> subscriptions() {
    return subscriptions.values();
  }
}
