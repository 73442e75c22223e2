package io.entitlements.spi;

import io.entitlements.claim.PurchaseOrder;
import io.entitlements.type.OrderId;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.SerialNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Purchase orders and the serial numbers of their displays; global tables. */
public interface OrderStore {

  /**
   * Waits until nobody else adds, corrects or cancels orders, and keeps others from it until the
   * transaction ends. Who is about to do so calls this first, and looks then what is known.
   */
  void takeTurn();

  /**
   * Finds what is known of orders.
   *
   * @param numbers their printed numbers; any number
   * @return by number; without those that are not known
   */
  Map<OrderNumber, KnownOrder> known(Collection<OrderNumber> numbers);

  /**
   * Adds orders with their displays and bundles, unclaimed, at revision 0, in few statements.
   *
   * @param orders any number, of numbers that are not known; no serial number twice
   * @return the serial numbers that belong to other orders; nothing is added then, and it is empty
   *     if all are
   * @throws RuntimeException if a number is known; roll back
   */
  Set<SerialNumber> insertAll(List<StoredOrder> orders);

  /**
   * Puts an order into the place of what it was: version, buyer, displays, and the bundles that
   * nobody has claimed. It is not cancelled then.
   *
   * @param id the order; the caller has it {@linkplain #lock locked}
   * @param order what it is now; each bundle that is claimed is in its place, as it was
   * @return the serial numbers that belong to other orders; nothing is changed then, and it is
   *     empty if all is as it should be
   */
  Set<SerialNumber> correct(OrderId id, PurchaseOrder order);

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
   * Finds orders.
   *
   * @param ids the orders; any number
   * @return those that there are
   */
  List<StoredOrder> findAll(Collection<OrderId> ids);

  /**
   * Counts one more confirmation of an order, in place of those before, which are not to be sent
   * any more.
   *
   * @param id the order; the caller has it {@linkplain #lock locked}
   */
  void confirmAgain(OrderId id);

  /**
   * Finds what there is to claim of an order, and keeps the order as it is until the transaction
   * ends: nobody else claims, corrects or cancels it meanwhile.
   *
   * @param id the order
   * @return the order, if there is one
   */
  Optional<OfferedOrder> lock(OrderId id);

  /**
   * Finds what there is to claim by a link, and keeps nobody from changing it.
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
   * Finds what there is to claim by the serial number of a display, which may have been misread;
   * keeps nobody from changing it.
   *
   * @param typed what was typed
   * @return the order of the display of exactly this serial; otherwise the only one with displays
   *     that {@link SerialNumber#folded() fold} to the same; empty if there is none, or more than
   *     one
   */
  Optional<OfferedOrder> offeredLike(SerialNumber typed);

  /**
   * Finds the same of which something can be claimed, and keeps the order as it is, like {@link
   * #lock}. Of any other order nothing is kept, so that whoever types a serial number neither waits
   * for what others do with theirs nor makes them wait.
   *
   * @param typed what was typed
   * @param displays how many displays the order has
   * @return the order, found as by {@link #offeredLike}; empty also if it has another number of
   *     displays, is cancelled, or all of its bundles are claimed, or if it was changed while this
   *     waited for it: look again then
   */
  Optional<OfferedOrder> lockLike(SerialNumber typed, int displays);

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
   * Gives the bundles that a claim has to another claim.
   *
   * @param id the order
   * @param from the claim that has them
   * @param to the claim that gets them
   * @return how many there were
   */
  int transfer(OrderId id, BundleClaim from, BundleClaim to);

  /**
   * Sets the last day on which a bundle counts, because its hardware was returned. It stays when
   * the order is corrected, unless another product comes into its place, or none.
   *
   * @param id the order; the caller has it {@linkplain #lock locked}
   * @param bundle which, by its place in the order, from 0
   * @param lastDay the day
   * @return false, and nothing is changed, if there is no such bundle
   */
  boolean endBundle(OrderId id, int bundle, LocalDate lastDay);

  /**
   * Cancels an order, so that nothing of it can be claimed. One that is cancelled already stays so,
   * since when it was.
   *
   * @param id the order
   * @param version its version then
   * @param now the instant
   * @return false, and nothing is changed, if any of it is claimed, or it does not exist
   */
  boolean cancel(OrderId id, int version, Instant now);
}
