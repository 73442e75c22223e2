package io.entitlements.core.memory;

import io.entitlements.spi.Capacity;
import io.entitlements.spi.SeatUse;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A subscription with its capacity of the moment, how many seats people hold, how many are in use
 * by people and computers, and how many people wait.
 */
record SubscriptionRow(
    Subscription subscription, Capacity capacity, int people, int used, int waiting) {

  SubscriptionRow {
    if (people < 0 || used < people || waiting < 0) {
      throw new IllegalStateException("fewer than no seats are in use");
    }
  }

  static SubscriptionRow withoutSeats(Subscription subscription) {
    Capacity none = new Capacity(0, Map.of(), Optional.empty(), Optional.empty());
    return new SubscriptionRow(subscription, none, 0, 0, 0);
  }

  boolean isOf(OrganizationId organization) {
    return subscription.organization().equals(organization);
  }

  boolean capacityCovers(Instant now) {
    return use().covers(now);
  }

  boolean isFull() {
    return use().free() == 0;
  }

  SeatUse use() {
    return new SeatUse(people, used, capacity.total(), waiting, capacity.from(), capacity.until());
  }

  SubscriptionRow withSubscription(Subscription changed) {
    return new SubscriptionRow(changed, capacity, people, used, waiting);
  }

  SubscriptionRow withCapacity(Capacity changed, int devices) {
    return new SubscriptionRow(subscription, changed, people, people + devices, waiting);
  }

  SubscriptionRow withPeople(int change) {
    return new SubscriptionRow(subscription, capacity, people + change, used + change, waiting);
  }

  SubscriptionRow withDevices(int change) {
    return new SubscriptionRow(subscription, capacity, people, used + change, waiting);
  }

  SubscriptionRow withWaiting(int change) {
    return new SubscriptionRow(subscription, capacity, people, used, waiting + change);
  }
}
