package io.entitlements.core.internal.order;

import io.entitlements.claim.ImportSummary;
import io.entitlements.claim.ImportSummary.End;
import io.entitlements.claim.ImportedOrder;
import io.entitlements.claim.ImportedOrder.Result;
import io.entitlements.claim.PurchaseOrders;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Takes a file piece by piece: the rows of a piece are done together, then reported. */
final class OrderImport {

  /** Orders of one piece. */
  static final int ORDERS_AT_ONCE = 1_000;

  /** Rows that a piece's orders make at least: a few seconds' work of the slowest store. */
  static final int WEIGHT_AT_ONCE = 15_000;

  private final Function<List<OrderRow>, List<ImportedOrder>> work;
  private final Consumer<ImportedOrder> report;
  private final Map<Result, Long> counts = new EnumMap<>(Result.class);

  /**
   * Prepares to take a file.
   *
   * @param work does a piece, and says in order what became of each row
   * @param report told of each row then
   */
  OrderImport(Function<List<OrderRow>, List<ImportedOrder>> work, Consumer<ImportedOrder> report) {
    this.work = work;
    this.report = report;
  }

  ImportSummary run(OrderFile file) throws IOException {
    List<OrderRow> piece = new ArrayList<>();
    int weight = 0;
    for (Optional<OrderRow> row = file.next(); row.isPresent(); row = file.next()) {
      piece.add(row.get());
      weight += row.get().weight();
      if (piece.size() >= ORDERS_AT_ONCE || weight >= WEIGHT_AT_ONCE) {
        take(piece);
        piece.clear();
        weight = 0;
        if (counts.getOrDefault(Result.REFUSED, 0L) >= PurchaseOrders.MAX_REFUSED) {
          return new ImportSummary(counts, End.TOO_MANY_REFUSED);
        }
      }
    }
    take(piece);
    return new ImportSummary(counts, file.isTooLarge() ? End.TOO_LARGE : End.COMPLETE);
  }

  private void take(List<OrderRow> piece) {
    for (ImportedOrder done : work.apply(List.copyOf(piece))) {
      counts.merge(done.result(), 1L, Long::sum);
      report.accept(done);
    }
  }
}
