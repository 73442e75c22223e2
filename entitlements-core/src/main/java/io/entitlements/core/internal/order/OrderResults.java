package io.entitlements.core.internal.order;

import io.entitlements.claim.ImportedOrder;
import io.entitlements.claim.ImportedOrder.Result;
import io.entitlements.claim.OrderProblem;
import io.entitlements.claim.OrderProblem.Code;
import io.entitlements.claim.PurchaseOrder;
import io.entitlements.claim.PurchaseOrder.Display;
import io.entitlements.type.SerialNumber;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What became of each row of a batch; rows are named by their place in it. */
final class OrderResults {

  private final List<OrderRow> rows;
  private final ImportedOrder[] results;

  OrderResults(List<OrderRow> rows) {
    this.rows = rows;
    this.results = new ImportedOrder[rows.size()];
  }

  /** What becomes of a row that could not be read. */
  static ImportedOrder refused(OrderRow.Refused row) {
    return new ImportedOrder(row.line(), row.number(), Result.REFUSED, row.problems());
  }

  /** In the order of the rows, once each has a result. */
  List<ImportedOrder> all() {
    return Arrays.asList(results);
  }

  void unreadable(int row, OrderRow.Refused refused) {
    results[row] = refused(refused);
  }

  void done(int row, Result result) {
    put(row, result, List.of());
  }

  void refuse(int row, Code code, String field, String words) {
    refuse(row, List.of(problem(row, code, field, words)));
  }

  void refuse(int row, List<OrderProblem> problems) {
    put(row, Result.REFUSED, problems);
  }

  OrderProblem problem(int row, Code code, String field, String words) {
    return new OrderProblem(code, rows.get(row).line(), field, words);
  }

  /** Those of an order's serials that belong to others. */
  List<OrderProblem> taken(int row, PurchaseOrder order, Set<SerialNumber> taken) {
    return order.displays().stream()
        .map(Display::serial)
        .filter(taken::contains)
        .limit(ImportedOrder.MAX_PROBLEMS)
        .map(
            serial ->
                problem(
                    row,
                    Code.SERIAL_TAKEN,
                    "displays",
                    "serial number " + serial + " belongs to another order"))
        .toList();
  }

  private void put(int row, Result result, List<OrderProblem> problems) {
    OrderRow.Stated stated = (OrderRow.Stated) rows.get(row);
    results[row] =
        new ImportedOrder(stated.line(), Optional.of(stated.orderNumber()), result, problems);
  }
}
