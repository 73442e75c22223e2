package io.entitlements.spi;

import io.entitlements.type.ClaimId;
import io.entitlements.type.OrderId;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SerialNumber;
import java.util.Optional;

/** Purchase orders and the serial numbers of their displays; global tables. */
public interface OrderStore {

  /**
   * Adds an order with its displays and bundles, unclaimed, at revision 0.
   *
   * @param order the order
   * @return false, and nothing is added, if its number is known or one of its serials belongs to
   *     another order
   */
  boolean insert(StoredOrder order);

  /**
   * Finds an order.
   *
   * @param id the order
   * @return the order, if there is one
   */
  Optional<StoredOrder> find(OrderId id);

  /**
   * Finds an order by its printed number.
   *
   * @param number the number
   * @return the order, if there is one
   */
  Optional<StoredOrder> find(OrderNumber number);

  /**
   * Finds the order of a display.
   *
   * @param serial the display's serial number
   * @return the order, if the serial is known
   */
  Optional<OrderId> orderOf(SerialNumber serial);

  /**
   * Marks every bundle of an order as claimed.
   *
   * @param id the order
   * @param organization for which organization
   * @param claim by which claim
   * @return false, and nothing is changed, if any of it is claimed already
   */
  boolean claim(OrderId id, OrganizationId organization, ClaimId claim);
}
