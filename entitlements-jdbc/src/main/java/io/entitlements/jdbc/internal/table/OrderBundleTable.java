package io.entitlements.jdbc.internal.table;

import io.entitlements.catalog.ProductId;
import io.entitlements.claim.PurchaseOrder.Bundle;
import io.entitlements.claim.PurchaseOrder.BundleTerm;
import io.entitlements.claim.PurchaseOrder.BundleTerm.Days;
import io.entitlements.claim.PurchaseOrder.BundleTerm.Months;
import io.entitlements.spi.BundleClaim;
import io.entitlements.type.ClaimId;
import io.entitlements.type.OrderId;
import io.entitlements.type.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;

/** The table {@code order_bundle}. */
final class OrderBundleTable {

  private static final String INSERT =
      """
      insert into order_bundle (order_id, ordinal, product, seats, months, first_day, last_day)
      values (:order, :ordinal, :product, :seats, :months, :firstDay, :lastDay)
      """;

  /** What a query needs to read a bundle. */
  static final String LIST =
      "b.ordinal, b.product, b.seats, b.months, b.first_day, b.last_day, b.claim_organization_id, "
          + "b.claim_id";

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

  private static final String RELEASE =
      """
      update order_bundle set claim_organization_id = null, claim_id = null
      where order_id = :order and claim_organization_id = :organization and claim_id = :claim
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

  private Update marking(String sql, OrderId order, BundleClaim by) {
    return handle
        .createUpdate(sql)
        .bind("order", order.value())
        .bind("organization", by.organization().value())
        .bind("claim", by.claim().value());
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

  static Row read(ResultSet row) throws SQLException {
    Optional<OrganizationId> organization =
        Columns.optionalUuid(row, "claim_organization_id").map(OrganizationId::new);
    Optional<ClaimId> claim = Columns.optionalUuid(row, "claim_id").map(ClaimId::new);
    return new Row(
        row.getInt("ordinal"),
        new Bundle(new ProductId(row.getString("product")), row.getInt("seats"), term(row)),
        organization.map(it -> new BundleClaim(it, claim.orElseThrow())));
  }

  /** A bundle at its place, and who has claimed it. */
  record Row(int ordinal, Bundle bundle, Optional<BundleClaim> claim) {

    static List<Bundle> bundles(List<Row> rows) {
      return rows.stream().map(Row::bundle).toList();
    }

    static Map<Integer, BundleClaim> claims(List<Row> rows) {
      return rows.stream()
          .filter(row -> row.claim().isPresent())
          .collect(Collectors.toMap(Row::ordinal, row -> row.claim().orElseThrow()));
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
