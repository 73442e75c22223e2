package io.entitlements.jdbc.internal.table;

import io.entitlements.claim.PurchaseOrder;
import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.spi.BundleClaim;
import io.entitlements.spi.OfferedOrder;
import io.entitlements.spi.OrderStore;
import io.entitlements.spi.StoredOrder;
import io.entitlements.spi.Token;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.OrderId;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.SerialNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The table {@code purchase_order}. Who locks its row keeps the bundles as they are, too. */
public final class PurchaseOrderTable implements OrderStore {

  private static final String INSERT =
      """
      insert into purchase_order (id, number, buyer_email)
      values (:id, :number, :buyerEmail)
      """;

  private static final String SELECT = "select id, number, buyer_email from purchase_order ";

  /** Displays are counted by their places, which have no gaps: one step in an index. */
  private static final String OFFERED =
      "select o.id, o.number, o.cancelled_at, "
          + "(select max(d.ordinal) + 1 from display d where d.order_id = o.id) as displays, "
          + OrderBundleTable.LIST
          + " from purchase_order o join order_bundle b on b.order_id = o.id"
          + " where o.id = %s order by b.ordinal";

  private static final String BY_ID = OFFERED.formatted(":id");

  private static final String BY_LINK =
      OFFERED.formatted("(select t.target from token t " + TokenTable.WHERE_USABLE + ")");

  private static final String FOR_UPDATE = " for update";

  private static final String LOCK = "select id from purchase_order where id = :id for update";

  private static final String CANCEL =
      """
      update purchase_order set cancelled_at = :now
      where id = :id
        and cancelled_at is null
        and not exists (
          select 1 from order_bundle where order_id = :id and claim_id is not null)
      """;

  private final Handle handle;
  private final DisplayTable displays;
  private final OrderBundleTable bundles;

  /** On one connection. */
  public PurchaseOrderTable(Handle handle) {
    this.handle = handle;
    this.displays = new DisplayTable(handle);
    this.bundles = new OrderBundleTable(handle);
  }

  @Override
  public boolean insert(StoredOrder order) {
    PurchaseOrder content = order.order();
    if (find(content.number()).isPresent() || displays.isAnyKnown(content.displays())) {
      return false;
    }
    handle
        .createUpdate(INSERT)
        .bind("id", order.id().value())
        .bind("number", content.number().value())
        .bind("buyerEmail", content.buyerEmail().value())
        .execute();
    displays.insert(order.id(), content.displays());
    bundles.insert(order.id(), content.bundles());
    return true;
  }

  @Override
  public Optional<StoredOrder> find(OrderId id) {
    return handle
        .createQuery(SELECT + "where id = :id")
        .bind("id", id.value())
        .map((row, context) -> new Row(row))
        .findOne()
        .map(this::load);
  }

  @Override
  public Optional<StoredOrder> find(OrderNumber number) {
    return handle
        .createQuery(SELECT + "where number = :number")
        .bind("number", number.value())
        .map((row, context) -> new Row(row))
        .findOne()
        .map(this::load);
  }

  @Override
  public Optional<OrderId> orderOf(SerialNumber serial) {
    return displays.orderOf(serial);
  }

  @Override
  public Optional<OrderId> orderLike(SerialNumber typed) {
    return displays.orderLike(typed);
  }

  @Override
  public Optional<OfferedOrder> offered(OrderId id) {
    return offered(Sql.of(handle, BY_ID).bind("id", id.value()));
  }

  @Override
  public Optional<OfferedOrder> lock(OrderId id) {
    return offered(Sql.of(handle, BY_ID + FOR_UPDATE).bind("id", id.value()));
  }

  @Override
  public Optional<OfferedOrder> offeredBy(String lookup, Instant now) {
    return offered(byLink(BY_LINK, lookup, now));
  }

  @Override
  public Optional<OfferedOrder> lockBy(String lookup, Instant now) {
    return offered(byLink(BY_LINK + FOR_UPDATE, lookup, now));
  }

  private Sql byLink(String sql, String lookup, Instant now) {
    return TokenTable.bindUsable(Sql.of(handle, sql), Token.Kind.CLAIM, lookup, now);
  }

  private static Optional<OfferedOrder> offered(Sql query) {
    List<OrderBundleTable.Row> bundles = new ArrayList<>();
    return query
        .list(
            row -> {
              bundles.add(OrderBundleTable.read(row));
              return offered(row, bundles);
            })
        .stream()
        .reduce((first, last) -> last);
  }

  @Override
  public boolean claim(OrderId id, Set<Integer> bundles, BundleClaim by) {
    return this.bundles.claim(id, bundles, by);
  }

  @Override
  public int release(OrderId id, BundleClaim by) {
    return bundles.release(id, by);
  }

  @Override
  public boolean cancel(OrderId id, Instant now) {
    Sql.of(handle, LOCK).bind("id", id.value()).find(row -> true);
    return Sql.of(handle, CANCEL).bind("id", id.value()).bind("now", Columns.micros(now)).execute()
        == 1;
  }

  private StoredOrder load(Row row) {
    List<OrderBundleTable.Row> rows = bundles.of(row.id);
    PurchaseOrder order =
        new PurchaseOrder(
            row.number, row.buyer, displays.of(row.id), OrderBundleTable.Row.bundles(rows));
    return new StoredOrder(row.id, order, OrderBundleTable.Row.claims(rows));
  }

  private static OfferedOrder offered(ResultSet row, List<OrderBundleTable.Row> bundles)
      throws SQLException {
    return new OfferedOrder(
        new OrderId(Columns.uuid(row, "id")),
        new OrderNumber(row.getString("number")),
        row.getInt("displays"),
        Columns.optionalInstant(row, "cancelled_at").isPresent(),
        OrderBundleTable.Row.bundles(bundles),
        OrderBundleTable.Row.claims(bundles));
  }

  /** An order without what belongs to it. */
  private record Row(OrderId id, OrderNumber number, EmailAddress buyer) {
    Row(ResultSet row) throws SQLException {
      this(
          new OrderId(Columns.uuid(row, "id")),
          new OrderNumber(row.getString("number")),
          new EmailAddress(row.getString("buyer_email")));
    }
  }
}
