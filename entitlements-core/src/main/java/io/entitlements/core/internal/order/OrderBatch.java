package io.entitlements.core.internal.order;

import io.entitlements.claim.ImportedOrder;
import io.entitlements.claim.ImportedOrder.Result;
import io.entitlements.claim.OrderProblem;
import io.entitlements.claim.OrderProblem.Code;
import io.entitlements.claim.PurchaseOrder;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.event.OrderEvent;
import io.entitlements.spi.KnownOrder;
import io.entitlements.spi.OrderStore;
import io.entitlements.spi.StoredOrder;
import io.entitlements.type.OrderId;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.SerialNumber;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Does some orders inside one change, as if one after the other: what is new is put aside and added
 * together, as long as nothing that follows depends on it. Used once, by one thread.
 */
final class OrderBatch {

  private final Change change;
  private final OrderStore orders;
  private final OrderRules rules;
  private final OrderMails mails;
  private final List<OrderRow> rows;
  private final List<OrderId> fresh;
  private final OrderResults results;
  private final OrderSuccession succession;
  private final Map<OrderNumber, KnownOrder> known = new HashMap<>();
  private final Map<OrderId, StoredOrder> same = new HashMap<>();
  private final Map<Integer, StoredOrder> pending = new LinkedHashMap<>();
  private final Set<OrderNumber> pendingNumbers = new HashSet<>();
  private final Set<SerialNumber> pendingSerials = new HashSet<>();

  /**
   * Prepares a batch.
   *
   * @param fresh an identifier for each row, should its order be new
   */
  OrderBatch(Change change, Ids ids, OrderRules rules, List<OrderRow> rows, List<OrderId> fresh) {
    this.change = change;
    this.orders = change.store().orders();
    this.rules = rules;
    this.mails = new OrderMails(change, ids);
    this.rows = rows;
    this.fresh = fresh;
    this.results = new OrderResults(rows);
    this.succession = new OrderSuccession(change, rules, mails, results);
  }

  /** Does the rows, and says in order what became of each. */
  List<ImportedOrder> run() {
    orders.takeTurn();
    known.putAll(orders.known(numbers()));
    orders.findAll(perhapsTheSame()).forEach(order -> same.put(order.id(), order));
    for (int i = 0; i < rows.size(); i++) {
      OrderRow row = rows.get(i);
      if (row instanceof OrderRow.Stated stated) {
        decide(i, stated);
      } else {
        results.unreadable(i, (OrderRow.Refused) row);
      }
    }
    addPending();
    mails.send();
    return results.all();
  }

  private Set<OrderNumber> numbers() {
    Set<OrderNumber> numbers = new HashSet<>();
    for (OrderRow row : rows) {
      if (row instanceof OrderRow.Stated stated) {
        numbers.add(stated.orderNumber());
      }
    }
    return numbers;
  }

  /** Only of as many displays as these rows have, so that it is no more than they are. */
  private Set<OrderId> perhapsTheSame() {
    Set<OrderId> ids = new HashSet<>();
    for (OrderRow row : rows) {
      if (row instanceof OrderRow.Put put) {
        Optional.ofNullable(known.get(put.orderNumber()))
            .filter(order -> order.version() == put.version())
            .filter(order -> mayBeSame(put, order))
            .ifPresent(order -> ids.add(order.id()));
      }
    }
    return ids;
  }

  private static boolean mayBeSame(OrderRow.Put put, KnownOrder order) {
    return !order.cancelled() && order.displays() == put.order().displays().size();
  }

  private void decide(int i, OrderRow.Stated stated) {
    if (pendingNumbers.contains(stated.orderNumber()) || sharesSerials(stated)) {
      addPending();
    }
    KnownOrder order = known.get(stated.orderNumber());
    if (order == null) {
      begin(i, stated);
    } else if (order.id().equals(fresh.get(i))) {
      // The answer to the commit was lost, and the order was new.
      results.done(i, Result.IMPORTED);
    } else if (stated.version() < order.version()) {
      results.done(i, Result.OUTDATED);
    } else if (stated.version() > order.version()) {
      addPending();
      known.put(stated.orderNumber(), succession.follow(i, stated, order));
      same.remove(order.id());
    } else if (isSame(stated, order)) {
      results.done(i, Result.ALREADY_KNOWN);
    } else {
      results.refuse(
          i,
          Code.OTHER_CONTENT,
          "version",
          "version " + order.version() + " of this order was imported with other content");
    }
  }

  private boolean sharesSerials(OrderRow.Stated stated) {
    return stated instanceof OrderRow.Put put
        && !pendingSerials.isEmpty()
        && put.order().displays().stream()
            .anyMatch(display -> pendingSerials.contains(display.serial()));
  }

  private boolean isSame(OrderRow.Stated stated, KnownOrder order) {
    if (!(stated instanceof OrderRow.Put put)) {
      return order.cancelled();
    }
    if (!mayBeSame(put, order)) {
      return false;
    }
    StoredOrder found = same.get(order.id());
    StoredOrder stored = found == null ? orders.find(order.id()).orElseThrow() : found;
    PurchaseOrder content = stored.order();
    return content.buyerEmail().equals(put.order().buyerEmail())
        && content.bundles().equals(put.order().bundles())
        && new HashSet<>(content.displays()).equals(new HashSet<>(put.order().displays()));
  }

  private void begin(int i, OrderRow.Stated stated) {
    if (!(stated instanceof OrderRow.Put put)) {
      results.refuse(i, Code.UNKNOWN_ORDER, "number", "no order of this number is known");
      return;
    }
    List<OrderProblem> problems = rules.problems(put.line(), put.order(), List.of());
    if (!problems.isEmpty()) {
      results.refuse(i, problems);
      return;
    }
    pending.put(i, StoredOrder.unclaimed(fresh.get(i), put.order()));
    pendingNumbers.add(put.orderNumber());
    put.order().displays().forEach(display -> pendingSerials.add(display.serial()));
  }

  private void addPending() {
    while (!pending.isEmpty()) {
      Set<SerialNumber> taken = orders.insertAll(List.copyOf(pending.values()));
      if (taken.isEmpty()) {
        pending.forEach(this::added);
        pending.clear();
      } else if (!pending.entrySet().removeIf(e -> isRefused(e.getKey(), e.getValue(), taken))) {
        throw new IllegalStateException("serial numbers are taken that nobody wanted");
      }
    }
    pendingNumbers.clear();
    pendingSerials.clear();
  }

  private boolean isRefused(int i, StoredOrder order, Set<SerialNumber> taken) {
    List<OrderProblem> problems = results.taken(i, order.order(), taken);
    if (!problems.isEmpty()) {
      results.refuse(i, problems);
    }
    return !problems.isEmpty();
  }

  private void added(int i, StoredOrder stored) {
    PurchaseOrder order = stored.order();
    int displays = order.displays().size();
    change.record(
        stored.id(),
        new OrderEvent.OrderImported(
            stored.id(), order.number(), order.version(), displays, order.bundles().size()));
    mails.confirm(stored.id(), 0);
    results.done(i, Result.IMPORTED);
    known.put(order.number(), new KnownOrder(stored.id(), order.version(), false, displays));
  }
}
