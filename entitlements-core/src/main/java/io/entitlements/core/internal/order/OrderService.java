package io.entitlements.core.internal.order;

import io.entitlements.catalog.Catalog;
import io.entitlements.claim.ImportSummary;
import io.entitlements.claim.ImportedOrder;
import io.entitlements.claim.PurchaseOrder;
import io.entitlements.claim.PurchaseOrders;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.type.Actor;
import io.entitlements.type.OrderId;
import io.entitlements.type.OrderNumber;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Importing purchase orders: each order by itself, many in a transaction. */
public final class OrderService implements PurchaseOrders {

  private static final Actor ACTOR = new Actor.Task("order-import");

  private final Changes changes;
  private final Ids ids;
  private final Supplier<Catalog> catalog;

  /** Composes the service. */
  public OrderService(Changes changes, Ids ids, Supplier<Catalog> catalog) {
    this.changes = changes;
    this.ids = ids;
    this.catalog = catalog;
  }

  @Override
  public ImportSummary importFile(
      String fileName, InputStream file, Consumer<ImportedOrder> report) {
    try {
      return new OrderImport(this::take, report).run(OrderFile.open(fileName, file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + fileName, e);
    }
  }

  @Override
  public ImportedOrder put(PurchaseOrder order) {
    return take(List.of(new OrderRow.Put(0, order))).get(0);
  }

  @Override
  public ImportedOrder cancel(OrderNumber number, int version) {
    PurchaseOrder.checkVersion(version);
    return take(List.of(new OrderRow.Cancel(0, number, version))).get(0);
  }

  /**
   * Identifiers are made before the transaction: after an answer that was lost, the repetition
   * knows its own orders by them, and says that it imported them.
   */
  private List<ImportedOrder> take(List<OrderRow> rows) {
    if (rows.stream().noneMatch(OrderRow.Stated.class::isInstance)) {
      return rows.stream().map(OrderRow.Refused.class::cast).map(OrderResults::refused).toList();
    }
    Instant now = changes.now();
    List<OrderId> fresh = rows.stream().map(row -> new OrderId(ids.next(now))).toList();
    return changes.write(
        ACTOR,
        "order.import",
        change ->
            new OrderBatch(change, ids, OrderRules.at(change.now(), catalog.get()), rows, fresh)
                .run());
  }
}
