package io.entitlements.core.memory;

import io.entitlements.claim.PurchaseOrder.Display;
import io.entitlements.spi.OrderStore;
import io.entitlements.spi.StoredOrder;
import io.entitlements.type.ClaimId;
import io.entitlements.type.OrderId;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SerialNumber;
import java.util.Optional;

/** Purchase orders by identifier, by number and by the serials of their displays. */
record MemoryOrders(
    Table<OrderId, StoredOrder> orders,
    Table<OrderNumber, OrderId> byNumber,
    Table<SerialNumber, OrderId> bySerial,
    MemoryEvents events)
    implements OrderStore {

  @Override
  public boolean insert(StoredOrder order) {
    if (byNumber.find(order.order().number()).isPresent()
        || order.order().displays().stream()
            .anyMatch(display -> bySerial.find(display.serial()).isPresent())) {
      return false;
    }
    orders.add(order.id(), order);
    byNumber.add(order.order().number(), order.id());
    for (Display display : order.order().displays()) {
      bySerial.add(display.serial(), order.id());
    }
    events.begin(order.id());
    return true;
  }

  @Override
  public Optional<StoredOrder> find(OrderId id) {
    return orders.find(id);
  }

  @Override
  public Optional<StoredOrder> find(OrderNumber number) {
    return byNumber.find(number).flatMap(orders::find);
  }

  @Override
  public Optional<OrderId> orderOf(SerialNumber serial) {
    return bySerial.find(serial);
  }

  @Override
  public boolean claim(OrderId id, OrganizationId organization, ClaimId claim) {
    return orders.update(
        id,
        order -> order.claim().isEmpty(),
        order -> new StoredOrder(id, order.order(), Optional.of(claim)));
  }
}
