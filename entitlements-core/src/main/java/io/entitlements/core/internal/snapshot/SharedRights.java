package io.entitlements.core.internal.snapshot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.entitlements.core.internal.decision.CompiledRight;
import io.entitlements.core.internal.decision.Right;
import io.entitlements.spi.HeldRight;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.SubscriptionId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rights that the kept snapshots are made of: one for all people with a seat in a subscription,
 * and one for all computers of a product key. So what a subscription says is in memory once, and a
 * change of it reaches everybody's snapshot at once. An organization is forgotten when no snapshot
 * has a right of it any more. Thread-safe.
 */
final class SharedRights {

  private final Cache<OrganizationId, OfOrganization> organizations = weak();
  private final Cache<SubscriptionId, OfSubscription> subscriptions = weak();

  private static <K, V> Cache<K, V> weak() {
    return Caffeine.newBuilder().weakValues().executor(Runnable::run).build();
  }

  /** The shared right of this seat; a new one if its facts have changed. */
  CompiledRight share(HeldRight held, Right right) {
    OrganizationId owner = held.subscription().organization();
    return organizations
        .get(owner, id -> new OfOrganization())
        .of(held.subscription().id())
        .share(held.key(), right);
  }

  /** Something changed that may be a subscription, or an organization that has some. */
  void changed(UUID subject) {
    OfSubscription subscription = subscriptions.getIfPresent(new SubscriptionId(subject));
    if (subscription != null) {
      subscription.outdate();
    }
    OfOrganization organization = organizations.getIfPresent(new OrganizationId(subject));
    if (organization != null) {
      organization.subscriptions.values().forEach(OfSubscription::outdate);
    }
  }

  private final class OfOrganization {

    private final Map<SubscriptionId, OfSubscription> subscriptions = new ConcurrentHashMap<>();

    OfSubscription of(SubscriptionId id) {
      return subscriptions.computeIfAbsent(
          id,
          same -> {
            OfSubscription added = new OfSubscription(this);
            SharedRights.this.subscriptions.put(id, added);
            return added;
          });
    }
  }

  private static final class OfSubscription {

    /** Reachable for as long as this is, so that a change of it is noticed. */
    @SuppressWarnings("UnusedVariable")
    private final OfOrganization organization;

    /** Those of the computers of each key, and without a key that of people. */
    private final Map<Optional<ProductKeyId>, CompiledRight> rights = new HashMap<>();

    OfSubscription(OfOrganization organization) {
      this.organization = organization;
    }

    synchronized CompiledRight share(Optional<ProductKeyId> key, Right right) {
      CompiledRight known = rights.get(key);
      if (known != null && known.right().equals(right)) {
        return known;
      }
      if (known != null) {
        known.outdate();
      }
      CompiledRight shared = CompiledRight.sharedBy(this, right);
      rights.put(key, shared);
      return shared;
    }

    synchronized void outdate() {
      rights.values().forEach(CompiledRight::outdate);
      rights.clear();
    }
  }
}
