package io.entitlements.core.memory;

import io.entitlements.spi.Capacity;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.util.Optional;

/** A subscription with its capacity of the moment and the number of its seats in use. */
record SubscriptionRow(Subscription subscription, Capacity capacity, int used) {

  SubscriptionRow {
    if (used < 0) {
      throw new IllegalStateException("fewer than no seats are in use");
    }
  }

  static SubscriptionRow withoutSeats(Subscription subscription) {
    Capacity none = new Capacity(0, Optional.empty(), Optional.empty());
    return new SubscriptionRow(subscription, none, 0);
  }

  boolean isOf(OrganizationId organization) {
    return subscription.organization().equals(organization);
  }

  boolean capacityCovers(Instant now) {
    return capacity.from().map(from -> !now.isBefore(from)).orElse(true)
        && capacity.until().map(now::isBefore).orElse(true);
  }

  boolean isFull() {
    return used >= capacity.total();
  }

  SubscriptionRow withCapacity(Capacity changed) {
    return new SubscriptionRow(subscription, changed, used);
  }

  SubscriptionRow withUsed(int change) {
    return new SubscriptionRow(subscription, capacity, used + change);
  }
}
