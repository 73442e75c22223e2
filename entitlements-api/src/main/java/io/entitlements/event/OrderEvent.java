package io.entitlements.event;

import io.entitlements.type.ClaimId;
import io.entitlements.type.OrderId;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.OrganizationId;

/** What happened to a purchase order; scope: the order. */
public sealed interface OrderEvent extends EntitlementEvent {

  /**
   * A purchase order was imported; scope: the order.
   *
   * @param order the order
   * @param number its printed number
   * @param version its version
   * @param displays how many displays it has
   * @param bundles how many bundles it has
   */
  record OrderImported(OrderId order, OrderNumber number, int version, int displays, int bundles)
      implements OrderEvent {}

  /**
   * A purchase order was corrected, or brought back after it was cancelled; scope: the order.
   *
   * @param order the order
   * @param version its version now
   * @param displays how many displays it has now
   * @param bundles how many bundles it has now
   * @param anotherBuyer whether the confirmation goes to another address now, and the URLs that
   *     were mailed before have ended
   */
  record OrderCorrected(OrderId order, int version, int displays, int bundles, boolean anotherBuyer)
      implements OrderEvent {}

  /**
   * A purchase order was cancelled; scope: the order.
   *
   * @param order the order
   * @param version its version now
   */
  record OrderCancelled(OrderId order, int version) implements OrderEvent {}

  /**
   * The software of an order was claimed; scope: the order.
   *
   * @param order the order
   * @param organization for which organization
   * @param claim the claim
   */
  record OrderClaimed(OrderId order, OrganizationId organization, ClaimId claim)
      implements OrderEvent {}
}
