package io.entitlements.core.memory;

import io.entitlements.claim.PurchaseOrder.Display;
import io.entitlements.spi.BundleClaim;
import io.entitlements.spi.OfferedOrder;
import io.entitlements.spi.OrderStore;
import io.entitlements.spi.StoredOrder;
import io.entitlements.spi.Token;
import io.entitlements.type.OrderId;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.SerialNumber;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Purchase orders by identifier, by number and by the serials of their displays. */
record MemoryOrders(
    Table<OrderId, StoredOrder> orders,
    Table<OrderNumber, OrderId> byNumber,
    Table<SerialNumber, OrderId> bySerial,
    Table<OrderId, Instant> cancelled,
    MemoryTokens tokens,
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
  public Optional<OrderId> orderLike(SerialNumber typed) {
    return orderOf(typed)
        .or(
            () -> {
              List<OrderId> alike =
                  bySerial
                      .entries()
                      .filter(entry -> entry.getKey().folded().equals(typed.folded()))
                      .map(Map.Entry::getValue)
                      .limit(2)
                      .toList();
              return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
            });
  }

  @Override
  public Optional<OfferedOrder> offered(OrderId id) {
    return orders
        .find(id)
        .map(
            stored ->
                new OfferedOrder(
                    id,
                    stored.order().number(),
                    stored.order().displays().size(),
                    cancelled.find(id).isPresent(),
                    stored.order().bundles(),
                    stored.claims()));
  }

  /** Transactions take turns. */
  @Override
  public Optional<OfferedOrder> lock(OrderId id) {
    return offered(id);
  }

  @Override
  public Optional<OfferedOrder> offeredBy(String lookup, Instant now) {
    return tokens
        .find(Token.Kind.CLAIM, lookup)
        .filter(token -> token.isUsable(now))
        .flatMap(token -> offered(new OrderId(token.target())));
  }

  @Override
  public Optional<OfferedOrder> lockBy(String lookup, Instant now) {
    return offeredBy(lookup, now);
  }

  @Override
  public boolean claim(OrderId id, Set<Integer> bundles, BundleClaim by) {
    return orders.update(
        id,
        stored ->
            cancelled.find(id).isEmpty()
                && bundles.stream().noneMatch(stored.claims()::containsKey)
                && bundles.stream().allMatch(i -> i >= 0 && i < stored.order().bundles().size()),
        stored -> {
          Map<Integer, BundleClaim> claims = new HashMap<>(stored.claims());
          bundles.forEach(bundle -> claims.put(bundle, by));
          return new StoredOrder(id, stored.order(), claims);
        });
  }

  @Override
  public int release(OrderId id, BundleClaim by) {
    int[] released = {0};
    orders.update(
        id,
        stored -> stored.claims().containsValue(by),
        stored -> {
          Map<Integer, BundleClaim> claims = new HashMap<>(stored.claims());
          claims.values().removeIf(by::equals);
          released[0] = stored.claims().size() - claims.size();
          return new StoredOrder(id, stored.order(), claims);
        });
    return released[0];
  }

  @Override
  public boolean cancel(OrderId id, Instant now) {
    return orders.find(id).filter(stored -> stored.claims().isEmpty()).isPresent()
        && cancelled.insert(id, now);
  }
}
