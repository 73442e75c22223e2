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
   * @param displays how many displays it has
   * @param bundles how many bundles it has
   */
  record OrderImported(OrderId order, OrderNumber number, int displays, int bundles)
      implements OrderEvent {}

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
