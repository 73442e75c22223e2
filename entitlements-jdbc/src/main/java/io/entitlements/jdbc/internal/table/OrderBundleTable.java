package io.entitlements.jdbc.internal.table;

import io.entitlements.catalog.ProductId;
import io.entitlements.claim.PurchaseOrder.Bundle;
import io.entitlements.claim.PurchaseOrder.BundleTerm;
import io.entitlements.claim.PurchaseOrder.BundleTerm.Days;
import io.entitlements.claim.PurchaseOrder.BundleTerm.Months;
import io.entitlements.jdbc.internal.dialect.BulkInsert;
import io.entitlements.jdbc.internal.dialect.Dialect;
import io.entitlements.jdbc.internal.dialect.ManyKeys;
import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.spi.BundleClaim;
import io.entitlements.spi.StoredOrder;
import io.entitlements.type.ClaimId;
import io.entitlements.type.OrderId;
import io.entitlements.type.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The table {@code order_bundle}. */
final class OrderBundleTable {

  private static final BulkInsert<Placed> INSERT =
      BulkInsert.<Placed>into("order_bundle")
          .uuid("order_id", placed -> placed.order().value())
          .integer("ordinal", Placed::ordinal)
          .text("product", placed -> placed.bundle().product().value())
          .integer("seats", placed -> placed.bundle().seats())
          .integer("months", placed -> months(placed.bundle().term()))
          .date("first_day", placed -> days(placed.bundle().term()).map(Days::first).orElse(null))
          .date("last_day", placed -> days(placed.bundle().term()).map(Days::last).orElse(null));

  private static final ManyKeys ORDERS = ManyKeys.uuids("order_id");

  private static final String DELETE =
      """
      delete from order_bundle
      where order_id = :order and ordinal = :ordinal and claim_id is null
      """;

  /** What a query needs to read a bundle. */
  static final String LIST =
      "b.ordinal, b.product, b.seats, b.months, b.first_day, b.last_day, b.claim_organization_id, "
          + "b.claim_id, b.ends_on";

  private static final String OF_ORDER =
      "select " + LIST + " from order_bundle b where b.order_id = :order order by b.ordinal";

  private static final String CLAIM =
      """
      update order_bundle set claim_organization_id = :organization, claim_id = :claim
      where order_id = :order
        and ordinal in (<ordinals>)
        and claim_id is null
        and exists (
          select 1 from purchase_order where id = :order and cancelled_at is null)
      """;

  private static final String TRANSFER =
      """
      update order_bundle set claim_organization_id = :toOrganization, claim_id = :toClaim
      where order_id = :order and claim_organization_id = :organization and claim_id = :claim
      """;

  private static final String END =
      "update order_bundle set ends_on = :lastDay where order_id = :order and ordinal = :ordinal";

  private static final String RELEASE =
      """
      update order_bundle set claim_organization_id = null, claim_id = null
      where order_id = :order and claim_organization_id = :organization and claim_id = :claim
      """;

  private final Handle handle;
  private final Dialect dialect;

  /** A bundle at its place in an order. */
  private record Placed(OrderId order, int ordinal, Bundle bundle) {}

  OrderBundleTable(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.dialect = dialect;
  }

  void insert(List<StoredOrder> orders) {
    List<Placed> placed = new ArrayList<>();
    for (StoredOrder stored : orders) {
      List<Bundle> bundles = stored.order().bundles();
      for (int i = 0; i < bundles.size(); i++) {
        placed.add(new Placed(stored.id(), i, bundles.get(i)));
      }
    }
    INSERT.execute(handle, dialect, placed);
  }

  /**
   * Rows that stay as they are, claimed ones among them, are left alone. The last day of returned
   * hardware stays with its product.
   */
  void replace(OrderId order, List<Bundle> bundles) {
    List<Row> before = of(order);
    List<Placed> added = new ArrayList<>();
    for (int i = 0; i < Math.max(before.size(), bundles.size()); i++) {
      if (i < before.size()
          && i < bundles.size()
          && before.get(i).bundle().equals(bundles.get(i))) {
        continue;
      }
      if (i < before.size() && !isDeleted(order, i)) {
        throw new IllegalArgumentException("a claimed bundle would change");
      }
      if (i < bundles.size()) {
        added.add(new Placed(order, i, bundles.get(i)));
      }
    }
    INSERT.execute(handle, dialect, added);
    for (Placed placed : added) {
      if (placed.ordinal() < before.size()) {
        Row row = before.get(placed.ordinal());
        row.lastDay()
            .filter(day -> row.bundle().product().equals(placed.bundle().product()))
            .ifPresent(day -> end(order, placed.ordinal(), day));
      }
    }
  }

  private boolean isDeleted(OrderId order, int ordinal) {
    return Sql.of(handle, DELETE).bind("order", order.value()).bind("ordinal", ordinal).execute()
        == 1;
  }

  Map<OrderId, List<Row>> ofAll(List<UUID> orders) {
    String ofOrders =
        "select b.order_id, "
            + LIST
            + " from order_bundle b where <keys> order by order_id, ordinal";
    Map<OrderId, List<Row>> found = new HashMap<>();
    ORDERS
        .bind(handle.createQuery(ORDERS.in(ofOrders, dialect)), dialect, orders)
        .map((row, context) -> Map.entry(new OrderId(Columns.uuid(row, "order_id")), read(row)))
        .forEach(
            row -> found.computeIfAbsent(row.getKey(), o -> new ArrayList<>()).add(row.getValue()));
    return found;
  }

  List<Row> of(OrderId order) {
    return handle
        .createQuery(OF_ORDER)
        .bind("order", order.value())
        .map((row, context) -> read(row))
        .list();
  }

  boolean claim(OrderId order, Set<Integer> ordinals, BundleClaim by) {
    int claimed = marking(CLAIM, order, by).bindList("ordinals", List.copyOf(ordinals)).execute();
    if (claimed > 0 && claimed < ordinals.size()) {
      release(order, by);
    }
    return claimed == ordinals.size();
  }

  int release(OrderId order, BundleClaim by) {
    return marking(RELEASE, order, by).execute();
  }

  int transfer(OrderId order, BundleClaim from, BundleClaim to) {
    return marking(TRANSFER, order, from)
        .bind("toOrganization", to.organization().value())
        .bind("toClaim", to.claim().value())
        .execute();
  }

  boolean end(OrderId order, int ordinal, LocalDate lastDay) {
    return handle
            .createUpdate(END)
            .bind("order", order.value())
            .bind("ordinal", ordinal)
            .bind("lastDay", lastDay)
            .execute()
        == 1;
  }

  private Update marking(String sql, OrderId order, BundleClaim by) {
    return handle
        .createUpdate(sql)
        .bind("order", order.value())
        .bind("organization", by.organization().value())
        .bind("claim", by.claim().value());
  }

  private static @Nullable Integer months(BundleTerm term) {
    return term instanceof Months months ? months.months() : null;
  }

  private static Optional<Days> days(BundleTerm term) {
    return term instanceof Days days ? Optional.of(days) : Optional.empty();
  }

  static Row read(ResultSet row) throws SQLException {
    Optional<OrganizationId> organization =
        Columns.optionalUuid(row, "claim_organization_id").map(OrganizationId::new);
    Optional<ClaimId> claim = Columns.optionalUuid(row, "claim_id").map(ClaimId::new);
    return new Row(
        row.getInt("ordinal"),
        new Bundle(new ProductId(row.getString("product")), row.getInt("seats"), term(row)),
        organization.map(it -> new BundleClaim(it, claim.orElseThrow())),
        Optional.ofNullable(row.getObject("ends_on", LocalDate.class)));
  }

  /** A bundle at its place, who has claimed it, and its last day if its hardware was returned. */
  record Row(int ordinal, Bundle bundle, Optional<BundleClaim> claim, Optional<LocalDate> lastDay) {

    static List<Bundle> bundles(List<Row> rows) {
      return rows.stream().map(Row::bundle).toList();
    }

    static Map<Integer, BundleClaim> claims(List<Row> rows) {
      return rows.stream()
          .filter(row -> row.claim().isPresent())
          .collect(Collectors.toMap(Row::ordinal, row -> row.claim().orElseThrow()));
    }

    static Map<Integer, LocalDate> lastDays(List<Row> rows) {
      return rows.stream()
          .filter(row -> row.lastDay().isPresent())
          .collect(Collectors.toMap(Row::ordinal, row -> row.lastDay().orElseThrow()));
    }
  }

  private static BundleTerm term(ResultSet row) throws SQLException {
    int months = row.getInt("months");
    return row.wasNull()
        ? new Days(
            row.getObject("first_day", LocalDate.class), row.getObject("last_day", LocalDate.class))
        : new Months(months);
  }
}
