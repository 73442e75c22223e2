package io.entitlements.jdbc.internal.table;

import io.entitlements.claim.PurchaseOrder.Display;
import io.entitlements.jdbc.internal.dialect.BulkInsert;
import io.entitlements.jdbc.internal.dialect.Dialect;
import io.entitlements.jdbc.internal.dialect.ManyKeys;
import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.spi.StoredOrder;
import io.entitlements.type.OrderId;
import io.entitlements.type.SerialNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The table {@code display}. */
final class DisplayTable {

  private static final BulkInsert<Row> INSERT =
      BulkInsert.<Row>into("display")
          .text("serial", row -> row.display().serial().value())
          .text("folded", row -> row.display().serial().folded().value())
          .uuid("order_id", row -> row.order().value())
          .integer("ordinal", Row::ordinal)
          .text("model", row -> row.display().model());

  private static final ManyKeys SERIALS = ManyKeys.texts("serial");

  private static final ManyKeys ORDERS = ManyKeys.uuids("order_id");

  private static final String KNOWN = "select serial, order_id from display where <keys>";

  private static final String OF_ORDERS =
      "select order_id, serial, model from display where <keys> order by order_id, ordinal";

  private static final String DELETE = "delete from display where order_id = :order";

  private static final String OF_ORDER =
      "select serial, model from display where order_id = :order order by ordinal";

  /** The order of the exact serial; otherwise the only one of those that look like it. */
  static final String ORDER_LIKE =
      """
      select a.order_id from display a
      where a.folded = :folded
        and (a.serial = :serial
          or not exists (
            select 1 from display b where b.folded = :folded and b.order_id <> a.order_id))
      order by case when a.serial = :serial then 0 else 1 end
      fetch first 1 rows only
      """;

  private final Handle handle;
  private final Dialect dialect;

  /** A display at its place in an order. */
  private record Row(OrderId order, int ordinal, Display display) {}

  DisplayTable(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.dialect = dialect;
  }

  /** Those of the orders' serial numbers that there are already. */
  Set<SerialNumber> known(List<StoredOrder> orders) {
    return owners(orders.stream().flatMap(stored -> stored.order().displays().stream()).toList())
        .keySet();
  }

  /** Those of these serial numbers that belong to other orders than this. */
  Set<SerialNumber> ofOthers(OrderId order, List<Display> displays) {
    Map<SerialNumber, OrderId> owners = owners(displays);
    owners.values().removeIf(order::equals);
    return owners.keySet();
  }

  private Map<SerialNumber, OrderId> owners(List<Display> displays) {
    Map<SerialNumber, OrderId> owners = new HashMap<>();
    for (List<Display> slice : Slices.of(displays)) {
      List<String> values = slice.stream().map(display -> display.serial().value()).toList();
      SERIALS
          .bind(handle.createQuery(SERIALS.in(KNOWN, dialect)), dialect, values)
          .map((row, context) -> Map.entry(serial(row), orderId(row)))
          .forEach(owner -> owners.put(owner.getKey(), owner.getValue()));
    }
    return owners;
  }

  void insert(List<StoredOrder> orders) {
    List<Row> rows = new ArrayList<>();
    orders.forEach(stored -> addRows(rows, stored.id(), stored.order().displays()));
    INSERT.execute(handle, dialect, rows);
  }

  private static void addRows(List<Row> rows, OrderId order, List<Display> displays) {
    for (int i = 0; i < displays.size(); i++) {
      rows.add(new Row(order, i, displays.get(i)));
    }
  }

  void replace(OrderId order, List<Display> displays) {
    if (of(order).equals(displays)) {
      return;
    }
    Sql.of(handle, DELETE).bind("order", order.value()).execute();
    List<Row> rows = new ArrayList<>();
    addRows(rows, order, displays);
    INSERT.execute(handle, dialect, rows);
  }

  Map<OrderId, List<Display>> ofAll(List<UUID> orders) {
    Map<OrderId, List<Display>> found = new HashMap<>();
    ORDERS
        .bind(handle.createQuery(ORDERS.in(OF_ORDERS, dialect)), dialect, orders)
        .map((row, context) -> Map.entry(orderId(row), display(row)))
        .forEach(
            row -> found.computeIfAbsent(row.getKey(), o -> new ArrayList<>()).add(row.getValue()));
    return found;
  }

  List<Display> of(OrderId order) {
    return handle
        .createQuery(OF_ORDER)
        .bind("order", order.value())
        .map((row, context) -> display(row))
        .list();
  }

  static Sql bindLike(Sql sql, SerialNumber typed) {
    return sql.bind("folded", typed.folded().value()).bind("serial", typed.value());
  }

  private static Display display(ResultSet row) throws SQLException {
    return new Display(serial(row), row.getString("model"));
  }

  private static SerialNumber serial(ResultSet row) throws SQLException {
    return new SerialNumber(row.getString("serial"));
  }

  private static OrderId orderId(ResultSet row) throws SQLException {
    return new OrderId(Columns.uuid(row, "order_id"));
  }
}
