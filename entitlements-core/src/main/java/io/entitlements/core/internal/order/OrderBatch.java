package io.entitlements.core.internal.order;

import io.entitlements.claim.ImportedOrder;
import io.entitlements.claim.ImportedOrder.Result;
import io.entitlements.claim.OrderProblem;
import io.entitlements.claim.OrderProblem.Code;
import io.entitlements.claim.PurchaseOrder;
import io.entitlements.claim.PurchaseOrder.Display;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.event.OrderEvent;
import io.entitlements.spi.KnownOrder;
import io.entitlements.spi.OrderStore;
import io.entitlements.spi.StoredOrder;
import io.entitlements.type.OrderId;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.SerialNumber;
import java.util.ArrayList;
import java.util.Arrays;
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
  private final ImportedOrder[] results;
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
    this.results = new ImportedOrder[rows.size()];
  }

  /** Does the rows, and says in order what became of each. */
  List<ImportedOrder> run() {
    orders.takeTurn();
    known.putAll(orders.known(numbers()));
    orders.findAll(perhapsTheSame()).forEach(order -> same.put(order.id(), order));
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i) instanceof OrderRow.Stated stated) {
        decide(i, stated);
      } else {
        results[i] = refused(rows.get(i));
      }
    }
    addPending();
    mails.send();
    return Arrays.asList(results);
  }

  /** What becomes of a row that could not be read. */
  static ImportedOrder refused(OrderRow row) {
    OrderRow.Refused refused = (OrderRow.Refused) row;
    return new ImportedOrder(refused.line(), refused.number(), Result.REFUSED, refused.problems());
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
            .filter(order -> order.version() == put.version() && !order.cancelled())
            .filter(order -> order.displays() == put.order().displays().size())
            .ifPresent(order -> ids.add(order.id()));
      }
    }
    return ids;
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
      done(i, Result.IMPORTED);
    } else if (stated.version() < order.version()) {
      done(i, Result.OUTDATED);
    } else if (stated.version() > order.version()) {
      addPending();
      follow(i, stated, order);
    } else if (isSame(stated, order)) {
      done(i, Result.ALREADY_KNOWN);
    } else {
      refuse(
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
    if (order.cancelled() || order.displays() != put.order().displays().size()) {
      return false;
    }
    StoredOrder stored = same.get(order.id());
    PurchaseOrder content =
        (stored == null ? orders.find(order.id()).orElseThrow() : stored).order();
    return content.buyerEmail().equals(put.order().buyerEmail())
        && content.bundles().equals(put.order().bundles())
        && new HashSet<>(content.displays()).equals(new HashSet<>(put.order().displays()));
  }

  private void begin(int i, OrderRow.Stated stated) {
    if (!(stated instanceof OrderRow.Put put)) {
      refuse(i, Code.UNKNOWN_ORDER, "number", "no order of this number is known");
      return;
    }
    List<OrderProblem> problems = rules.problems(put.line(), put.order(), List.of());
    if (!problems.isEmpty()) {
      refuse(i, problems);
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
    List<OrderProblem> problems = taken(i, order.order(), taken);
    if (!problems.isEmpty()) {
      refuse(i, problems);
    }
    return !problems.isEmpty();
  }

  private void added(int i, StoredOrder stored) {
    PurchaseOrder order = stored.order();
    change.record(
        stored.id(),
        new OrderEvent.OrderImported(
            stored.id(),
            order.number(),
            order.version(),
            order.displays().size(),
            order.bundles().size()));
    mails.confirm(stored.id());
    done(i, Result.IMPORTED);
    remember(stored.id(), order, false);
  }

  private void follow(int i, OrderRow.Stated stated, KnownOrder order) {
    // Who claims something of it does so before, or sees what becomes of it.
    orders.lock(order.id());
    if (stated instanceof OrderRow.Put put) {
      correct(i, put, order);
    } else if (orders.cancel(order.id(), stated.version(), change.now())) {
      change.record(order.id(), new OrderEvent.OrderCancelled(order.id(), stated.version()));
      done(i, Result.CANCELLED);
      known.put(
          stated.orderNumber(),
          new KnownOrder(order.id(), stated.version(), true, order.displays()));
    } else {
      refuse(
          i,
          Code.CLAIMED,
          "cancelled",
          "software of this order is claimed: cancel the claim first");
    }
  }

  private void correct(int i, OrderRow.Put put, KnownOrder known) {
    StoredOrder before = orders.find(known.id()).orElseThrow();
    PurchaseOrder order = put.order();
    List<OrderProblem> problems = new ArrayList<>(claimed(i, before, order));
    if (problems.isEmpty()) {
      problems.addAll(rules.problems(put.line(), order, before.order().bundles()));
    }
    if (problems.isEmpty()) {
      Set<SerialNumber> taken = orders.correct(known.id(), order);
      problems.addAll(taken(i, order, taken));
    }
    if (!problems.isEmpty()) {
      refuse(i, problems);
      return;
    }
    boolean anotherBuyer = !before.order().buyerEmail().equals(order.buyerEmail());
    change.record(
        known.id(),
        new OrderEvent.OrderCorrected(
            known.id(),
            order.version(),
            order.displays().size(),
            order.bundles().size(),
            anotherBuyer));
    if (anotherBuyer) {
      mails.endLinks(known.id());
    }
    if ((anotherBuyer || known.cancelled()) && before.claims().size() < order.bundles().size()) {
      mails.confirm(known.id());
    }
    done(i, Result.CORRECTED);
    remember(known.id(), order, false);
  }

  /** What is claimed stays in its place as it is. */
  private List<OrderProblem> claimed(int i, StoredOrder before, PurchaseOrder order) {
    return before.claims().keySet().stream()
        .filter(
            place ->
                place >= order.bundles().size()
                    || !order.bundles().get(place).equals(before.order().bundles().get(place)))
        .sorted()
        .limit(ImportedOrder.MAX_PROBLEMS)
        .map(
            place ->
                problem(
                    i,
                    Code.CLAIMED,
                    "bundles[" + place + "]",
                    "this bundle is claimed: cancel the claim first"))
        .toList();
  }

  private List<OrderProblem> taken(int i, PurchaseOrder order, Set<SerialNumber> taken) {
    return order.displays().stream()
        .map(Display::serial)
        .filter(taken::contains)
        .limit(ImportedOrder.MAX_PROBLEMS)
        .map(
            serial ->
                problem(
                    i,
                    Code.SERIAL_TAKEN,
                    "displays",
                    "serial number " + serial + " belongs to another order"))
        .toList();
  }

  private void remember(OrderId id, PurchaseOrder order, boolean cancelled) {
    same.remove(id);
    known.put(
        order.number(), new KnownOrder(id, order.version(), cancelled, order.displays().size()));
  }

  private void done(int i, Result result) {
    results[i] = result(i, result, List.of());
  }

  private void refuse(int i, Code code, String field, String words) {
    refuse(i, List.of(problem(i, code, field, words)));
  }

  private void refuse(int i, List<OrderProblem> problems) {
    results[i] = result(i, Result.REFUSED, problems);
  }

  private OrderProblem problem(int i, Code code, String field, String words) {
    return new OrderProblem(code, rows.get(i).line(), field, words);
  }

  private ImportedOrder result(int i, Result result, List<OrderProblem> problems) {
    OrderRow.Stated stated = (OrderRow.Stated) rows.get(i);
    return new ImportedOrder(stated.line(), Optional.of(stated.orderNumber()), result, problems);
  }
}
