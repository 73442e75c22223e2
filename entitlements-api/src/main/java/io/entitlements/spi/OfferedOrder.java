package io.entitlements.spi;

import io.entitlements.claim.PurchaseOrder.Bundle;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.OrderId;
import io.entitlements.type.OrderNumber;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a claim and an order's email need to know of a purchase order: no more than its displays'
 * number, of which there may be thousands.
 *
 * @param id its identifier here
 * @param number what the shop printed on it
 * @param buyer who bought it, and gets its email
 * @param displays how many displays it has
 * @param cancelled whether it was cancelled
 * @param bundles the software, in the order of the import
 * @param claims who claimed which bundle, by its place in the order, from 0; without those that
 *     nobody has claimed
 * @param lastDays of bundles whose hardware was returned: the last day on which they count, by
 *     place
 * @param confirmation which of the confirmations that its buyers were to get is the newest, from 0
 */
public record OfferedOrder(
    OrderId id,
    OrderNumber number,
    EmailAddress buyer,
    int displays,
    boolean cancelled,
    List<Bundle> bundles,
    Map<Integer, BundleClaim> claims,
    Map<Integer, LocalDate> lastDays,
    int confirmation) {

  /** Checks that nothing is missing; keeps immutable copies. */
  public OfferedOrder {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(number, "number");
    Objects.requireNonNull(buyer, "buyer");
    bundles = List.copyOf(bundles);
    claims = Map.copyOf(claims);
    lastDays = Map.copyOf(lastDays);
  }
}
