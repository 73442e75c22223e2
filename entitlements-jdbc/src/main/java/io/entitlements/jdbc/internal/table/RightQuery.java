package io.entitlements.jdbc.internal.table;

import io.entitlements.catalog.ActivationMethod;
import io.entitlements.catalog.ProductId;
import io.entitlements.spi.HeldRight;
import io.entitlements.spi.RightStore;
import io.entitlements.subscription.Term;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.SubscriptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** What somebody has a right to: seats joined with what makes them count, in one statement. */
public final class RightQuery implements RightStore {

  // A left join: without any key there is still a seat, with no terms.
  private static final String OF_ACCOUNT =
      """
      select seat.organization_id, organization.zone, seat.subscription_id, subscription.product,
        seat.product_key_id, product_key.starts_at, product_key.ends_at
      from seat
      join subscription on subscription.organization_id = seat.organization_id
        and subscription.id = seat.subscription_id
      join organization on organization.id = seat.organization_id
      left join product_key on product_key.organization_id = seat.organization_id
        and product_key.subscription_id = seat.subscription_id
      where seat.account_id = :account and seat.active = true
      order by seat.subscription_id, seat.organization_id, product_key.ends_at, product_key.id
      """;

  private static final String OF_DEVICE =
      """
      select seat.organization_id, organization.zone, seat.subscription_id, subscription.product,
        seat.product_key_id, product_key.starts_at, product_key.ends_at
      from seat
      join subscription on subscription.organization_id = seat.organization_id
        and subscription.id = seat.subscription_id
      join organization on organization.id = seat.organization_id
      join product_key on product_key.organization_id = seat.organization_id
        and product_key.id = seat.product_key_id
      where seat.device_id = :device and seat.active = true
      order by seat.subscription_id, seat.organization_id, seat.product_key_id
      """;

  private final Handle handle;

  /** On one connection. */
  public RightQuery(Handle handle) {
    this.handle = handle;
  }

  @Override
  public List<HeldRight> of(AccountId account) {
    return collect(
        handle
            .createQuery(OF_ACCOUNT)
            .bind("account", account.value())
            .map(RightQuery::map)
            .list());
  }

  @Override
  public List<HeldRight> of(DeviceId device) {
    return collect(
        handle.createQuery(OF_DEVICE).bind("device", device.value()).map(RightQuery::map).list());
  }

  private static List<HeldRight> collect(List<Row> rows) {
    Map<Held, List<Term>> terms = new LinkedHashMap<>();
    for (Row row : rows) {
      List<Term> ofSeat = terms.computeIfAbsent(row.held, held -> new ArrayList<>());
      row.term.ifPresent(ofSeat::add);
    }
    return terms.entrySet().stream()
        .map(entry -> entry.getKey().withTerms(entry.getValue()))
        .toList();
  }

  private static Row map(ResultSet row, StatementContext context) throws SQLException {
    Held held =
        new Held(
            Columns.uuid(row, "organization_id"),
            row.getString("zone"),
            Columns.uuid(row, "subscription_id"),
            row.getString("product"),
            Columns.optionalUuid(row, "product_key_id"));
    row.getLong("starts_at");
    Optional<Term> term =
        row.wasNull()
            ? Optional.empty()
            : Optional.of(
                new Term(Columns.instant(row, "starts_at"), Columns.instant(row, "ends_at")));
    return new Row(held, term);
  }

  /** One row: a seat with one of its terms. */
  private record Row(Held held, Optional<Term> term) {}

  /** What the rows of one seat have in common. */
  private record Held(
      UUID organization, String zone, UUID subscription, String product, Optional<UUID> key) {

    HeldRight withTerms(List<Term> terms) {
      return new HeldRight(
          new OrganizationId(organization),
          ZoneId.of(zone),
          new SubscriptionId(subscription),
          new ProductId(product),
          key.isPresent() ? ActivationMethod.PRODUCT_KEY : ActivationMethod.EMAIL,
          key.map(ProductKeyId::new),
          terms);
    }
  }
}
