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

/**
 * The rights that the kept snapshots are made of: one for all people with a seat in a subscription,
 * and one for all computers of a product key. So what a subscription says is in memory once, and a
 * change of it reaches everybody's snapshot at once. A subscription is forgotten when no snapshot
 * has a right of it any more. Thread-safe.
 */
final class SharedRights {

  private final Cache<SubscriptionId, OfSubscription> subscriptions =
      Caffeine.newBuilder().weakValues().executor(Runnable::run).build();

  /** The shared right of this seat; a new one if its facts have changed. */
  CompiledRight share(HeldRight held, Right right) {
    return subscriptions
        .get(
            held.subscription().id(),
            id -> new OfSubscription(held.subscription().organization()))
        .share(held.key(), right);
  }

  /** Something changed that may be a subscription, or an organization that has some. */
  void changed(UUID subject) {
    OfSubscription changed = subscriptions.getIfPresent(new SubscriptionId(subject));
    if (changed != null) {
      changed.outdate();
    }
  }

  /** An organization changed, and with it perhaps when the terms of its subscriptions end. */
  void organizationChanged(OrganizationId organization) {
    subscriptions.asMap().values().stream()
        .filter(of -> of.organization.equals(organization))
        .forEach(OfSubscription::outdate);
  }

  private static final class OfSubscription {

    private final OrganizationId organization;

    /** Those of the computers of each key, and without a key that of people. */
    private final Map<Optional<ProductKeyId>, CompiledRight> rights = new HashMap<>();

    OfSubscription(OrganizationId organization) {
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
