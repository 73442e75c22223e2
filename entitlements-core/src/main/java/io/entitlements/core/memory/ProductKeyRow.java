package io.entitlements.core.memory;

import io.entitlements.key.ProductKey;
import io.entitlements.seat.Seat;
import io.entitlements.type.OrganizationId;

/** A product key with the number of computers that use it. */
record ProductKeyRow(ProductKey key, int devices) {

  ProductKeyRow {
    if (devices < 0 || devices > key.seats()) {
      throw new IllegalStateException("a key of " + key.seats() + " seats cannot have " + devices);
    }
  }

  boolean isOf(OrganizationId organization) {
    return key.organization().equals(organization);
  }

  boolean isOfSubscription(Seat seat) {
    return isOf(seat.organization()) && key.subscription().equals(seat.subscription());
  }

  boolean isFull() {
    return devices == key.seats();
  }

  ProductKeyRow withDevices(int change) {
    return new ProductKeyRow(key, devices + change);
  }
}
