package io.entitlements.jdbc.internal.table;

import io.entitlements.claim.PurchaseOrder;
import io.entitlements.spi.OrderStore;
import io.entitlements.spi.StoredOrder;
import io.entitlements.type.ClaimId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.OrderId;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SerialNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table {@code purchase_order}. An order is claimed as a whole, so the claim is on its row. */
public final class PurchaseOrderTable implements OrderStore {

  private static final String INSERT =
      """
      insert into purchase_order (id, number, buyer_email, claim_organization_id, claim_id)
      values (:id, :number, :buyerEmail, null, null)
      """;

  private static final String SELECT =
      "select id, number, buyer_email, claim_id from purchase_order ";

  private static final String CLAIM =
      """
      update purchase_order set claim_organization_id = :organization, claim_id = :claim
      where id = :id and claim_id is null
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
  public boolean claim(OrderId id, OrganizationId organization, ClaimId claim) {
    return handle
            .createUpdate(CLAIM)
            .bind("id", id.value())
            .bind("organization", organization.value())
            .bind("claim", claim.value())
            .execute()
        == 1;
  }

  private StoredOrder load(Row row) {
    PurchaseOrder order =
        new PurchaseOrder(row.number, row.buyer, displays.of(row.id), bundles.of(row.id));
    return new StoredOrder(row.id, order, row.claim);
  }

  /** An order without what belongs to it. */
  private record Row(OrderId id, OrderNumber number, EmailAddress buyer, Optional<ClaimId> claim) {
    Row(ResultSet row) throws SQLException {
      this(
          new OrderId(Columns.uuid(row, "id")),
          new OrderNumber(row.getString("number")),
          new EmailAddress(row.getString("buyer_email")),
          Columns.optionalUuid(row, "claim_id").map(ClaimId::new));
    }
  }
}
