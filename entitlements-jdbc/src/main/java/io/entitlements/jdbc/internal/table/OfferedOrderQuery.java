package io.entitlements.jdbc.internal.table;

import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.spi.OfferedOrder;
import io.entitlements.spi.Token;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.OrderId;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.SerialNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What there is to claim of an order, in one statement. */
final class OfferedOrderQuery {

  /**
   * Displays are counted by their places, which have no gaps: one step in an index. A lock gives an
   * order's row as it is now, a subquery as it was when the statement began.
   */
  private static final String OFFERED =
      "select o.id, o.number, o.buyer_email, o.version, o.cancelled_at, o.confirmation, "
          + "(select p.version from purchase_order p where p.id = o.id) as version_before, "
          + "(select max(d.ordinal) + 1 from display d where d.order_id = o.id) as displays, "
          + OrderBundleTable.LIST
          + " from purchase_order o join order_bundle b on b.order_id = o.id"
          + " where o.id = %s order by b.ordinal";

  private static final String BY_ID = OFFERED.formatted(":id");

  private static final String BY_LINK =
      OFFERED.formatted("(select t.target from token t " + TokenTable.WHERE_USABLE + ")");

  private static final String LIKE = OFFERED.formatted("(" + DisplayTable.ORDER_LIKE + ")");

  /** What is no row of the subquery is not locked: a subquery locks nothing. */
  private static final String CLAIMABLE_LIKE =
      OFFERED.formatted(
          "(select p.id from purchase_order p where p.id = ("
              + DisplayTable.ORDER_LIKE
              + ") and p.cancelled_at is null"
              + " and (select max(d.ordinal) + 1 from display d where d.order_id = p.id)"
              + " = :displays"
              + " and exists (select 1 from order_bundle f"
              + " where f.order_id = p.id and f.claim_id is null))");

  private static final String FOR_UPDATE = " for update";

  private final Handle handle;

  OfferedOrderQuery(Handle handle) {
    this.handle = handle;
  }

  Optional<OfferedOrder> lock(OrderId id) {
    return lock(Sql.of(handle, BY_ID + FOR_UPDATE).bind("id", id.value()));
  }

  Optional<OfferedOrder> findBy(String lookup, Instant now) {
    return Found.by(byLink(BY_LINK, lookup, now)).order();
  }

  Optional<OfferedOrder> lockBy(String lookup, Instant now) {
    return lock(byLink(BY_LINK + FOR_UPDATE, lookup, now));
  }

  Optional<OfferedOrder> findLike(SerialNumber typed) {
    return Found.by(DisplayTable.bindLike(Sql.of(handle, LIKE), typed)).order();
  }

  Optional<OfferedOrder> lockLike(SerialNumber typed, int displays) {
    Sql sql = Sql.of(handle, CLAIMABLE_LIKE + FOR_UPDATE).bind("displays", displays);
    return unmixed(Found.by(DisplayTable.bindLike(sql, typed)), sql).order();
  }

  private Sql byLink(String sql, String lookup, Instant now) {
    return TokenTable.bindUsable(Sql.of(handle, sql), Token.Kind.CLAIM, lookup, now);
  }

  /**
   * Whoever waited for the lock while the order was corrected has its row as it is now, but of its
   * bundles those that were there before and still are, perhaps none, and the link or display as it
   * was: all of it is read again, now that nobody changes it.
   */
  private static Optional<OfferedOrder> lock(Sql query) {
    Found found = Found.by(query);
    return unmixed(found.rows().isEmpty() ? Found.by(query) : found, query).order();
  }

  private static Found unmixed(Found found, Sql query) {
    return found.isMixed() ? Found.by(query) : found;
  }

  /** What a statement found: an order's row beside each of its bundles. */
  private record Found(List<Row> rows) {

    static Found by(Sql query) {
      return new Found(query.list(Row::read));
    }

    boolean isMixed() {
      return rows.stream().anyMatch(row -> row.version() != row.versionBefore());
    }

    Optional<OfferedOrder> order() {
      return rows.stream().findFirst().map(this::order);
    }

    private OfferedOrder order(Row row) {
      List<OrderBundleTable.Row> bundles = rows.stream().map(Row::bundle).toList();
      for (int i = 0; i < bundles.size(); i++) {
        if (bundles.get(i).ordinal() != i) {
          throw new IllegalStateException("order " + row.id() + " has no bundle at " + i);
        }
      }
      return new OfferedOrder(
          row.id(),
          row.number(),
          row.buyer(),
          row.displays(),
          row.isCancelled(),
          OrderBundleTable.Row.bundles(bundles),
          OrderBundleTable.Row.claims(bundles),
          OrderBundleTable.Row.lastDays(bundles),
          row.confirmation());
    }
  }

  private record Row(
      OrderId id,
      OrderNumber number,
      EmailAddress buyer,
      int version,
      int versionBefore,
      int displays,
      boolean isCancelled,
      int confirmation,
      OrderBundleTable.Row bundle) {

    static Row read(ResultSet row) throws SQLException {
      return new Row(
          new OrderId(Columns.uuid(row, "id")),
          new OrderNumber(row.getString("number")),
          new EmailAddress(row.getString("buyer_email")),
          row.getInt("version"),
          row.getInt("version_before"),
          row.getInt("displays"),
          Columns.optionalInstant(row, "cancelled_at").isPresent(),
          row.getInt("confirmation"),
          OrderBundleTable.read(row));
    }
  }
}
