package io.entitlements.claim;

import io.entitlements.type.OrderNumber;
import java.time.LocalDate;
import java.util.Objects;

/**
 * That a bundle of an order ends because its hardware was returned.
 *
 * @param order the order
 * @param place which of its bundles, from 0
 * @param lastDay the last day on which it counts, where its organization is
 */
public record ReturnedBundle(OrderNumber order, int place, LocalDate lastDay) {

  /** Checks that nothing is missing. */
  public ReturnedBundle {
    Objects.requireNonNull(order, "order");
    Objects.requireNonNull(lastDay, "lastDay");
  }
}
