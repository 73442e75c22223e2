package io.entitlements.core.internal.order;

import io.entitlements.claim.OrderProblem;
import io.entitlements.claim.PurchaseOrder;
import io.entitlements.type.OrderNumber;
import java.util.List;
import java.util.Optional;

/** One order as it was read, before anybody has looked what is known of it. */
sealed interface OrderRow {

  /** The first line that it stands on, from 1; 0 without a file. */
  long line();

  /** How much work it is at least: rows of the store. */
  default int weight() {
    return 1;
  }

  /** What an order says. */
  sealed interface Stated extends OrderRow {

    OrderNumber orderNumber();

    int version();
  }

  /** An order as it is to be. */
  record Put(long line, PurchaseOrder order) implements Stated {
    @Override
    public OrderNumber orderNumber() {
      return order.number();
    }

    @Override
    public int version() {
      return order.version();
    }

    @Override
    public int weight() {
      return 1 + order.displays().size() + order.bundles().size();
    }
  }

  /** An order that is to end. */
  record Cancel(long line, OrderNumber orderNumber, int version) implements Stated {}

  /** What cannot be read as an order. */
  record Refused(long line, Optional<OrderNumber> number, List<OrderProblem> problems)
      implements OrderRow {}
}
