package io.entitlements.core.memory;

import io.entitlements.key.ProductKey;
import io.entitlements.seat.Seat;
import io.entitlements.type.OrganizationId;

/** A product key with its seats of the moment and the number of computers that use it. */
record ProductKeyRow(ProductKey key, int capacity, int devices) {

  ProductKeyRow {
    if (devices < 0) {
      throw new IllegalStateException("fewer than no computers use a key");
    }
  }

  boolean isOf(OrganizationId organization) {
    return key.organization().equals(organization);
  }

  boolean isOfSubscription(Seat seat) {
    return isOf(seat.organization()) && key.subscription().equals(seat.subscription());
  }

  boolean isFull() {
    return devices >= capacity;
  }

  ProductKeyRow withKey(ProductKey changed) {
    return new ProductKeyRow(changed, capacity, devices);
  }

  ProductKeyRow withCapacity(int changed) {
    return new ProductKeyRow(key, changed, devices);
  }

  ProductKeyRow withDevices(int change) {
    return new ProductKeyRow(key, capacity, devices + change);
  }
}
