package io.entitlements.jdbc.internal.table;

import io.entitlements.claim.PurchaseOrder;
import io.entitlements.claim.PurchaseOrder.Display;
import io.entitlements.jdbc.internal.dialect.BulkInsert;
import io.entitlements.jdbc.internal.dialect.Dialect;
import io.entitlements.jdbc.internal.dialect.ManyKeys;
import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.spi.BundleClaim;
import io.entitlements.spi.KnownOrder;
import io.entitlements.spi.OfferedOrder;
import io.entitlements.spi.OrderStore;
import io.entitlements.spi.StoredOrder;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.OrderId;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.SerialNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The table {@code purchase_order}. Who locks its row keeps the bundles as they are, too. */
public final class PurchaseOrderTable implements OrderStore {

  private static final String TAKE_TURN = "select id from order_turn where id = 1 for update";

  private static final String FIRST_TURN = "insert into order_turn (id) values (1)";

  private static final BulkInsert<StoredOrder> INSERT =
      BulkInsert.<StoredOrder>into("purchase_order")
          .uuid("id", stored -> stored.id().value())
          .text("number", stored -> stored.order().number().value())
          .text("buyer_email", stored -> stored.order().buyerEmail().value())
          .integer("version", stored -> stored.order().version());

  private static final String SELECT =
      "select id, number, buyer_email, version from purchase_order ";

  private static final ManyKeys NUMBERS = ManyKeys.texts("number");

  private static final ManyKeys IDS = ManyKeys.uuids("id");

  /** Displays are counted by their places, which have no gaps: one step in an index. */
  private static final String KNOWN =
      """
      select id, number, version, cancelled_at,
        (select max(ordinal) + 1 from display where order_id = purchase_order.id) as displays
      from purchase_order
      where <keys>
      """;

  private static final String CORRECT =
      """
      update purchase_order set
        version = :version,
        buyer_email = :buyerEmail,
        cancelled_at = null
      where id = :id
      """;

  private static final String CONFIRM_AGAIN =
      "update purchase_order set confirmation = confirmation + 1 where id = :id";

  private static final String LOCK = "select id from purchase_order where id = :id for update";

  private static final String CANCEL =
      """
      update purchase_order set
        version = :version,
        cancelled_at = coalesce(cancelled_at, :now)
      where id = :id
        and not exists (
          select 1 from order_bundle where order_id = :id and claim_id is not null)
      """;

  private final Handle handle;
  private final Dialect dialect;
  private final boolean afterDuplicate;
  private final DisplayTable displays;
  private final OrderBundleTable bundles;
  private final OfferedOrderQuery offered;

  /**
   * On one connection.
   *
   * @param afterDuplicate whether this transaction has met a duplicate before and is run again.
   *     Most orders have new serial numbers, so the first time nobody looks
   */
  public PurchaseOrderTable(Handle handle, Dialect dialect, boolean afterDuplicate) {
    this.handle = handle;
    this.dialect = dialect;
    this.afterDuplicate = afterDuplicate;
    this.displays = new DisplayTable(handle, dialect);
    this.bundles = new OrderBundleTable(handle, dialect);
    this.offered = new OfferedOrderQuery(handle);
  }

  @Override
  public void takeTurn() {
    if (Sql.of(handle, TAKE_TURN).find(row -> row.getInt(1)).isEmpty()) {
      Sql.of(handle, FIRST_TURN).execute();
    }
  }

  @Override
  public Map<OrderNumber, KnownOrder> known(Collection<OrderNumber> numbers) {
    Map<OrderNumber, KnownOrder> known = new HashMap<>();
    for (List<OrderNumber> slice : Slices.of(numbers)) {
      List<String> values = slice.stream().map(OrderNumber::value).toList();
      NUMBERS
          .bind(handle.createQuery(NUMBERS.in(KNOWN, dialect)), dialect, values)
          .map((row, context) -> Map.entry(new OrderNumber(row.getString("number")), known(row)))
          .forEach(found -> known.put(found.getKey(), found.getValue()));
    }
    return known;
  }

  private static KnownOrder known(ResultSet row) throws SQLException {
    return new KnownOrder(
        new OrderId(Columns.uuid(row, "id")),
        row.getInt("version"),
        Columns.optionalInstant(row, "cancelled_at").isPresent(),
        row.getInt("displays"));
  }

  @Override
  public Set<SerialNumber> insertAll(List<StoredOrder> orders) {
    if (afterDuplicate) {
      Set<SerialNumber> taken = displays.known(orders);
      if (!taken.isEmpty()) {
        return taken;
      }
    }
    INSERT.execute(handle, dialect, orders);
    displays.insert(orders);
    bundles.insert(orders);
    return Set.of();
  }

  @Override
  public Set<SerialNumber> correct(OrderId id, PurchaseOrder order) {
    Set<SerialNumber> taken = displays.ofOthers(id, order.displays());
    if (!taken.isEmpty()) {
      return taken;
    }
    Sql.of(handle, CORRECT)
        .bind("id", id.value())
        .bind("version", order.version())
        .bind("buyerEmail", order.buyerEmail().value())
        .execute();
    displays.replace(id, order.displays());
    bundles.replace(id, order.bundles());
    return Set.of();
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
  public List<StoredOrder> findAll(Collection<OrderId> ids) {
    List<StoredOrder> found = new ArrayList<>();
    for (List<OrderId> slice : Slices.of(ids)) {
      List<UUID> values = slice.stream().map(OrderId::value).toList();
      Map<OrderId, List<Display>> displaysOf = displays.ofAll(values);
      Map<OrderId, List<OrderBundleTable.Row>> bundlesOf = bundles.ofAll(values);
      IDS.bind(handle.createQuery(IDS.in(SELECT + "where <keys>", dialect)), dialect, values)
          .map((row, context) -> new Row(row))
          .forEach(
              row ->
                  found.add(
                      stored(
                          row,
                          displaysOf.getOrDefault(row.id(), List.of()),
                          bundlesOf.getOrDefault(row.id(), List.of()))));
    }
    return found;
  }

  @Override
  public void confirmAgain(OrderId id) {
    Sql.of(handle, CONFIRM_AGAIN).bind("id", id.value()).execute();
  }

  @Override
  public Optional<OfferedOrder> lock(OrderId id) {
    return offered.lock(id);
  }

  @Override
  public Optional<OfferedOrder> offeredBy(String lookup, Instant now) {
    return offered.findBy(lookup, now);
  }

  @Override
  public Optional<OfferedOrder> lockBy(String lookup, Instant now) {
    return offered.lockBy(lookup, now);
  }

  @Override
  public Optional<OfferedOrder> offeredLike(SerialNumber typed) {
    return offered.findLike(typed);
  }

  @Override
  public Optional<OfferedOrder> lockLike(SerialNumber typed, int displays) {
    return offered.lockLike(typed, displays);
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
  public int transfer(OrderId id, BundleClaim from, BundleClaim to) {
    return bundles.transfer(id, from, to);
  }

  @Override
  public boolean endBundle(OrderId id, int bundle, LocalDate lastDay) {
    return bundles.end(id, bundle, lastDay);
  }

  @Override
  public boolean cancel(OrderId id, int version, Instant now) {
    Sql.of(handle, LOCK).bind("id", id.value()).find(row -> true);
    return Sql.of(handle, CANCEL)
            .bind("id", id.value())
            .bind("version", version)
            .bind("now", Columns.micros(now))
            .execute()
        == 1;
  }

  private StoredOrder load(Row row) {
    return stored(row, displays.of(row.id), bundles.of(row.id));
  }

  private static StoredOrder stored(
      Row row, List<Display> displays, List<OrderBundleTable.Row> bundles) {
    PurchaseOrder order =
        new PurchaseOrder(
            row.number, row.version, row.buyer, displays, OrderBundleTable.Row.bundles(bundles));
    return new StoredOrder(row.id, order, OrderBundleTable.Row.claims(bundles));
  }

  /** An order without what belongs to it. */
  private record Row(OrderId id, OrderNumber number, EmailAddress buyer, int version) {
    Row(ResultSet row) throws SQLException {
      this(
          new OrderId(Columns.uuid(row, "id")),
          new OrderNumber(row.getString("number")),
          new EmailAddress(row.getString("buyer_email")),
          row.getInt("version"));
    }
  }
}
