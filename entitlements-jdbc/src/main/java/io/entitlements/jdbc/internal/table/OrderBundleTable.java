package io.entitlements.jdbc.internal.table;

import io.entitlements.catalog.ProductId;
import io.entitlements.claim.PurchaseOrder.Bundle;
import io.entitlements.claim.PurchaseOrder.BundleTerm;
import io.entitlements.claim.PurchaseOrder.BundleTerm.Days;
import io.entitlements.claim.PurchaseOrder.BundleTerm.Months;
import io.entitlements.type.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** The table {@code order_bundle}. */
final class OrderBundleTable {

  private static final String INSERT =
      """
      insert into order_bundle (order_id, ordinal, product, seats, months, first_day, last_day)
      values (:order, :ordinal, :product, :seats, :months, :firstDay, :lastDay)
      """;

  private static final String OF_ORDER =
      """
      select product, seats, months, first_day, last_day
      from order_bundle
      where order_id = :order
      order by ordinal
      """;

  private final Handle handle;

  OrderBundleTable(Handle handle) {
    this.handle = handle;
  }

  void insert(OrderId order, List<Bundle> bundles) {
    PreparedBatch batch = handle.prepareBatch(INSERT);
    for (int i = 0; i < bundles.size(); i++) {
      Bundle bundle = bundles.get(i);
      batch
          .bind("order", order.value())
          .bind("ordinal", i)
          .bind("product", bundle.product().value())
          .bind("seats", bundle.seats());
      bind(batch, bundle.term());
      batch.add();
    }
    batch.execute();
  }

  List<Bundle> of(OrderId order) {
    return handle
        .createQuery(OF_ORDER)
        .bind("order", order.value())
        .map(OrderBundleTable::map)
        .list();
  }

  /** By type: a batch keeps for a column the type that it had in the first row. */
  private static void bind(PreparedBatch batch, BundleTerm term) {
    if (term instanceof Days days) {
      batch
          .bindByType("months", null, Integer.class)
          .bindByType("firstDay", days.first(), LocalDate.class)
          .bindByType("lastDay", days.last(), LocalDate.class);
    } else {
      batch
          .bindByType("months", ((Months) term).months(), Integer.class)
          .bindByType("firstDay", null, LocalDate.class)
          .bindByType("lastDay", null, LocalDate.class);
    }
  }

  private static Bundle map(ResultSet row, StatementContext context) throws SQLException {
    return new Bundle(new ProductId(row.getString("product")), row.getInt("seats"), term(row));
  }

  private static BundleTerm term(ResultSet row) throws SQLException {
    int months = row.getInt("months");
    return row.wasNull()
        ? new Days(
            row.getObject("first_day", LocalDate.class), row.getObject("last_day", LocalDate.class))
        : new Months(months);
  }
}
