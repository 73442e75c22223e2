package io.entitlements.core.memory;

import io.entitlements.claim.PurchaseOrder;
import io.entitlements.claim.PurchaseOrder.Display;
import io.entitlements.spi.BundleClaim;
import io.entitlements.spi.KnownOrder;
import io.entitlements.spi.OfferedOrder;
import io.entitlements.spi.OrderStore;
import io.entitlements.spi.StoredOrder;
import io.entitlements.spi.Token;
import io.entitlements.type.OrderId;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.SerialNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Purchase orders by identifier, by number and by the serials of their displays. */
record MemoryOrders(
    Table<OrderId, StoredOrder> orders,
    Table<OrderNumber, OrderId> byNumber,
    Table<SerialNumber, OrderId> bySerial,
    Table<OrderId, Instant> cancelled,
    Table<OrderId, Integer> confirmations,
    Table<OrderId, Map<Integer, LocalDate>> lastDays,
    MemoryTokens tokens,
    MemoryEvents events)
    implements OrderStore {

  /** Transactions take turns. */
  @Override
  public void takeTurn() {}

  @Override
  public Map<OrderNumber, KnownOrder> known(Collection<OrderNumber> numbers) {
    Map<OrderNumber, KnownOrder> known = new HashMap<>();
    for (OrderNumber number : numbers) {
      find(number)
          .ifPresent(
              stored ->
                  known.put(
                      number,
                      new KnownOrder(
                          stored.id(),
                          stored.order().version(),
                          cancelled.find(stored.id()).isPresent(),
                          stored.order().displays().size())));
    }
    return known;
  }

  @Override
  public Set<SerialNumber> insertAll(List<StoredOrder> added) {
    Set<SerialNumber> taken = new HashSet<>();
    added.forEach(order -> taken.addAll(taken(order.id(), order.order())));
    if (taken.isEmpty()) {
      added.forEach(this::insert);
    }
    return taken;
  }

  private void insert(StoredOrder order) {
    orders.add(order.id(), order);
    byNumber.add(order.order().number(), order.id());
    order.order().displays().forEach(display -> bySerial.add(display.serial(), order.id()));
    events.begin(order.id());
  }

  private Set<SerialNumber> taken(OrderId id, PurchaseOrder order) {
    return order.displays().stream()
        .map(Display::serial)
        .filter(serial -> bySerial.find(serial).filter(owner -> !owner.equals(id)).isPresent())
        .collect(Collectors.toSet());
  }

  @Override
  public Set<SerialNumber> correct(OrderId id, PurchaseOrder order) {
    Set<SerialNumber> taken = taken(id, order);
    if (!taken.isEmpty()) {
      return taken;
    }
    StoredOrder before = find(id).orElseThrow();
    for (int place : before.claims().keySet()) {
      if (place >= order.bundles().size()
          || !order.bundles().get(place).equals(before.order().bundles().get(place))) {
        throw new IllegalArgumentException("a claimed bundle would change");
      }
    }
    before.order().displays().forEach(display -> bySerial.remove(display.serial(), own -> true));
    order.displays().forEach(display -> bySerial.add(display.serial(), id));
    orders.put(id, new StoredOrder(id, order, before.claims()));
    Map<Integer, LocalDate> days = new HashMap<>(lastDays.find(id).orElse(Map.of()));
    days.keySet()
        .removeIf(
            place ->
                place >= order.bundles().size()
                    || !order
                        .bundles()
                        .get(place)
                        .product()
                        .equals(before.order().bundles().get(place).product()));
    lastDays.put(id, days);
    cancelled.remove(id, since -> true);
    return Set.of();
  }

  @Override
  public void confirmAgain(OrderId id) {
    confirmations.put(id, confirmations.find(id).orElse(0) + 1);
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
  public List<StoredOrder> findAll(Collection<OrderId> ids) {
    return ids.stream().map(orders::find).flatMap(Optional::stream).toList();
  }

  @Override
  public Optional<OfferedOrder> offeredLike(SerialNumber typed) {
    return orderLike(typed).flatMap(this::offered);
  }

  /** Transactions take turns. */
  @Override
  public Optional<OfferedOrder> lockLike(SerialNumber typed, int displays) {
    return offeredLike(typed)
        .filter(order -> order.displays() == displays && !order.cancelled())
        .filter(order -> order.claims().size() < order.bundles().size());
  }

  private Optional<OrderId> orderLike(SerialNumber typed) {
    return bySerial
        .find(typed)
        .or(
            () -> {
              List<OrderId> alike =
                  bySerial
                      .entries()
                      .filter(entry -> entry.getKey().folded().equals(typed.folded()))
                      .map(Map.Entry::getValue)
                      .distinct()
                      .limit(2)
                      .toList();
              return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
            });
  }

  private Optional<OfferedOrder> offered(OrderId id) {
    return orders
        .find(id)
        .map(
            stored ->
                new OfferedOrder(
                    id,
                    stored.order().number(),
                    stored.order().buyerEmail(),
                    stored.order().displays().size(),
                    cancelled.find(id).isPresent(),
                    stored.order().bundles(),
                    stored.claims(),
                    lastDays.find(id).orElse(Map.of()),
                    confirmations.find(id).orElse(0)));
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
    return change(id, by, claims -> claims.values().removeIf(by::equals));
  }

  @Override
  public int transfer(OrderId id, BundleClaim from, BundleClaim to) {
    return change(id, from, claims -> claims.replaceAll((i, by) -> by.equals(from) ? to : by));
  }

  private int change(OrderId id, BundleClaim by, Consumer<Map<Integer, BundleClaim>> change) {
    int had =
        (int)
            find(id).stream()
                .flatMap(stored -> stored.claims().values().stream())
                .filter(by::equals)
                .count();
    orders.update(
        id,
        stored -> had > 0,
        stored -> {
          Map<Integer, BundleClaim> claims = new HashMap<>(stored.claims());
          change.accept(claims);
          return new StoredOrder(id, stored.order(), claims);
        });
    return had;
  }

  @Override
  public boolean endBundle(OrderId id, int bundle, LocalDate lastDay) {
    if (bundle < 0
        || find(id).filter(stored -> bundle < stored.order().bundles().size()).isEmpty()) {
      return false;
    }
    Map<Integer, LocalDate> days = new HashMap<>(lastDays.find(id).orElse(Map.of()));
    days.put(bundle, lastDay);
    lastDays.put(id, days);
    return true;
  }

  @Override
  public boolean cancel(OrderId id, int version, Instant now) {
    boolean done =
        orders.update(
            id,
            stored -> stored.claims().isEmpty(),
            stored -> StoredOrder.unclaimed(id, withVersion(stored.order(), version)));
    if (done) {
      cancelled.insert(id, now);
    }
    return done;
  }

  private static PurchaseOrder withVersion(PurchaseOrder order, int version) {
    return new PurchaseOrder(
        order.number(), version, order.buyerEmail(), order.displays(), order.bundles());
  }
}
