package io.entitlements.event;

import io.entitlements.type.ClaimId;
import io.entitlements.type.OrderId;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.OrganizationId;
import java.time.LocalDate;
import java.util.List;

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
   * Software of an order was claimed; scope: the order.
   *
   * @param order the order
   * @param organization for which organization
   * @param claim the claim
   * @param bundles which of its bundles, by their places, from 0
   */
  record OrderClaimed(
      OrderId order, OrganizationId organization, ClaimId claim, List<Integer> bundles)
      implements OrderEvent {

    /** Keeps an immutable copy. */
    public OrderClaimed {
      bundles = List.copyOf(bundles);
    }
  }

  /**
   * What a claim had of an order can be claimed again; scope: the order.
   *
   * @param order the order
   * @param organization for which organization it was claimed
   * @param claim the claim
   */
  record OrderReleased(OrderId order, OrganizationId organization, ClaimId claim)
      implements OrderEvent {}

  /**
   * What a claim had of an order is another claim's; scope: the order.
   *
   * @param order the order
   * @param organization which organization had it
   * @param claim by which claim
   * @param to which organization has it
   * @param successor by which claim
   */
  record OrderTransferred(
      OrderId order,
      OrganizationId organization,
      ClaimId claim,
      OrganizationId to,
      ClaimId successor)
      implements OrderEvent {}

  /**
   * A bundle of an order ends because its hardware was returned; scope: the order.
   *
   * @param order the order
   * @param bundle which of its bundles, by its place, from 0
   * @param lastDay the last day on which it counts
   */
  record BundleReturned(OrderId order, int bundle, LocalDate lastDay) implements OrderEvent {}
}
