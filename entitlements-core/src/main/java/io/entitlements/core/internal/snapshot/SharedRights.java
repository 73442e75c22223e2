package io.entitlements.core.internal.snapshot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.entitlements.spi.HeldRight;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.util.UUID;

/**
 * The rights of which snapshots are made: one for all people with a seat in a subscription, and one
 * for all computers of a product key. So what a subscription says is in memory once, and a change
 * of it reaches all who keep something of it. What nobody keeps is forgotten. Thread-safe.
 */
final class SharedRights {

  private final Cache<OrganizationId, SharedOrganization> organizations = weak();
  private final Cache<SubscriptionId, SharedSubscription> subscriptions = weak();

  private static <K, V> Cache<K, V> weak() {
    return Caffeine.newBuilder().weakValues().executor(Runnable::run).build();
  }

  /** A subscription of whose rights something is kept, or will be. */
  SharedSubscription of(HeldRight held) {
    return organizations
        .get(held.subscription().organization(), id -> new SharedOrganization())
        .subscription(held.subscription().id(), subscriptions);
  }

  /** Something changed that may be a subscription, or an organization that has some. */
  void changed(UUID subject) {
    SharedSubscription subscription = subscriptions.getIfPresent(new SubscriptionId(subject));
    if (subscription != null) {
      subscription.outdate();
    }
    SharedOrganization organization = organizations.getIfPresent(new OrganizationId(subject));
    if (organization != null) {
      organization.subscriptions().forEach(SharedSubscription::outdate);
    }
  }
}
