package io.entitlements.core.internal.order;

import io.entitlements.claim.ImportedOrder;
import io.entitlements.claim.ImportedOrder.Result;
import io.entitlements.claim.OrderProblem;
import io.entitlements.claim.OrderProblem.Code;
import io.entitlements.claim.PurchaseOrder;
import io.entitlements.core.internal.change.Change;
import io.entitlements.event.OrderEvent;
import io.entitlements.spi.KnownOrder;
import io.entitlements.spi.OfferedOrder;
import io.entitlements.spi.OrderStore;
import java.util.ArrayList;
import java.util.List;

/** Lets a higher version of an order follow the one that is known, or refuses it. */
final class OrderSuccession {

  private final Change change;
  private final OrderStore orders;
  private final OrderRules rules;
  private final OrderMails mails;
  private final OrderResults results;

  OrderSuccession(Change change, OrderRules rules, OrderMails mails, OrderResults results) {
    this.change = change;
    this.orders = change.store().orders();
    this.rules = rules;
    this.mails = mails;
    this.results = results;
  }

  /** Does one row; answers what is known of the order then. */
  KnownOrder follow(int row, OrderRow.Stated stated, KnownOrder known) {
    // Who claims something of it does so before, or sees what becomes of it.
    OfferedOrder before = orders.lock(known.id()).orElseThrow();
    return stated instanceof OrderRow.Put put
        ? correct(row, put, known, before)
        : cancel(row, stated.version(), known);
  }

  private KnownOrder cancel(int row, int version, KnownOrder known) {
    if (!orders.cancel(known.id(), version, change.now())) {
      results.refuse(
          row,
          Code.CLAIMED,
          "cancelled",
          "software of this order is claimed: cancel the claim first");
      return known;
    }
    change.record(known.id(), new OrderEvent.OrderCancelled(known.id(), version));
    results.done(row, Result.CANCELLED);
    return new KnownOrder(known.id(), version, true, known.displays());
  }

  private KnownOrder correct(int row, OrderRow.Put put, KnownOrder known, OfferedOrder before) {
    PurchaseOrder order = put.order();
    List<OrderProblem> problems = new ArrayList<>(claimed(row, before, order));
    if (problems.isEmpty()) {
      problems.addAll(rules.problems(put.line(), order, before.bundles()));
    }
    if (problems.isEmpty()) {
      problems.addAll(results.taken(row, order, orders.correct(known.id(), order)));
    }
    if (!problems.isEmpty()) {
      results.refuse(row, problems);
      return known;
    }
    tell(before, order);
    results.done(row, Result.CORRECTED);
    return new KnownOrder(known.id(), order.version(), false, order.displays().size());
  }

  /** What is claimed stays in its place as it is. */
  private List<OrderProblem> claimed(int row, OfferedOrder before, PurchaseOrder order) {
    return before.claims().keySet().stream()
        .filter(
            place ->
                place >= order.bundles().size()
                    || !order.bundles().get(place).equals(before.bundles().get(place)))
        .sorted()
        .limit(ImportedOrder.MAX_PROBLEMS)
        .map(
            place ->
                results.problem(
                    row,
                    Code.CLAIMED,
                    "bundles[" + place + "]",
                    "this bundle is claimed: cancel the claim first"))
        .toList();
  }

  private void tell(OfferedOrder before, PurchaseOrder order) {
    boolean anotherBuyer = !before.buyer().equals(order.buyerEmail());
    change.record(
        before.id(),
        new OrderEvent.OrderCorrected(
            before.id(),
            order.version(),
            order.displays().size(),
            order.bundles().size(),
            anotherBuyer));
    if (anotherBuyer) {
      mails.endLinks(before.id());
    }
    if (anotherBuyer || before.cancelled()) {
      confirmAgain(before, order);
    }
  }

  /**
   * A confirmation that has not gone yet does not go any more, so that there is one for each buyer.
   */
  private void confirmAgain(OfferedOrder before, PurchaseOrder order) {
    orders.confirmAgain(before.id());
    boolean hasMoreToClaim = before.claims().size() < order.bundles().size();
    if (hasMoreToClaim) {
      mails.confirm(before.id(), before.confirmation() + 1);
    }
  }
}
