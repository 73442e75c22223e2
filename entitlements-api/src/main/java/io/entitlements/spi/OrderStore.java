package io.entitlements.spi;

import io.entitlements.type.OrderId;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.SerialNumber;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

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
   * Finds what there is to claim of an order.
   *
   * @param id the order
   * @return the order, if there is one
   */
  Optional<OfferedOrder> offered(OrderId id);

  /**
   * Finds the same, and keeps the order as it is until the transaction ends: nobody else claims,
   * corrects or cancels it meanwhile.
   *
   * @param id the order
   * @return the order, if there is one
   */
  Optional<OfferedOrder> lock(OrderId id);

  /**
   * Finds what there is to claim by a link.
   *
   * @param lookup the lookup text of a {@link Token.Kind#CLAIM} token
   * @param now the instant
   * @return the order, if the token is usable
   */
  Optional<OfferedOrder> offeredBy(String lookup, Instant now);

  /**
   * Finds the same, and keeps the order as it is, like {@link #lock}.
   *
   * @param lookup the lookup text of a {@link Token.Kind#CLAIM} token
   * @param now the instant
   * @return the order, if the token is usable
   */
  Optional<OfferedOrder> lockBy(String lookup, Instant now);

  /**
   * Finds the order of a display.
   *
   * @param serial the display's serial number
   * @return the order, if the serial is known
   */
  Optional<OrderId> orderOf(SerialNumber serial);

  /**
   * Finds the order of a display whose serial number may have been misread.
   *
   * @param typed what was typed
   * @return the order of the display of exactly this serial; otherwise of the only one that {@link
   *     SerialNumber#folded() folds} to the same; empty if there is none, or more than one
   */
  Optional<OrderId> orderLike(SerialNumber typed);

  /**
   * Marks bundles of an order as claimed, all or none: each is claimed once, whoever else tries at
   * the same time. Who must not claim a bundle of an order that is being cancelled or corrected
   * {@link #lock locks} it first.
   *
   * @param id the order
   * @param bundles which, by their places in the order, from 0; at least one
   * @param by the claim
   * @return false, and nothing is changed, if there is no such bundle, any of them is claimed
   *     already, or the order is cancelled
   */
  boolean claim(OrderId id, Set<Integer> bundles, BundleClaim by);

  /**
   * Takes a claim's marks off the bundles that have them, which can then be claimed again.
   *
   * @param id the order
   * @param by the claim
   * @return how many bundles it had
   */
  int release(OrderId id, BundleClaim by);

  /**
   * Cancels an order, so that nothing of it can be claimed.
   *
   * @param id the order
   * @param now the instant
   * @return false, and nothing is changed, if any of it is claimed, it is cancelled already, or
   *     does not exist
   */
  boolean cancel(OrderId id, Instant now);
}
