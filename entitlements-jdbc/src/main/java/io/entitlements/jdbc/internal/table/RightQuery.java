package io.entitlements.jdbc.internal.table;

import io.entitlements.catalog.ActivationMethod;
import io.entitlements.spi.HeldRight;
import io.entitlements.spi.RightStore;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.ProductKeyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** What somebody has a right to: seats, joined with what makes them count. */
public final class RightQuery implements RightStore {

  private static final String SEATS =
      "select organization.zone, seat.product_key_id as held_key_id, "
          + SubscriptionColumns.LIST
          + ", "
          + KeyColumns.LIST
          + """
          from seat
          join subscription on subscription.organization_id = seat.organization_id
            and subscription.id = seat.subscription_id
          join organization on organization.id = seat.organization_id
          """;

  private static final String ORDER =
      " order by seat.subscription_id, seat.organization_id, seat.product_key_id, "
          + KeyColumns.ORDER;

  // An outer join: without any key there is still a seat.
  private static final String OF_ACCOUNT =
      SEATS
          + """
          left join product_key on product_key.organization_id = seat.organization_id
            and product_key.subscription_id = seat.subscription_id
          left \
          """
          + KeyColumns.JOIN_ALLOTMENT
          + """
           where seat.account_id = :account and seat.active = true
            and not exists (
              select 1 from account
              where account.id = :account and account.status in ('DISABLED', 'DELETED'))
          """
          + ORDER;

  private static final String OF_DEVICE =
      SEATS
          + """
          join product_key on product_key.organization_id = seat.organization_id
            and product_key.id = seat.product_key_id
          """
          + KeyColumns.JOIN_ALLOTMENT
          + " where seat.device_id = :device and seat.active = true"
          + ORDER;

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
    Map<Held, List<KeyColumns.Part>> parts = new LinkedHashMap<>();
    for (Row row : rows) {
      List<KeyColumns.Part> ofSeat = parts.computeIfAbsent(row.held, held -> new ArrayList<>());
      row.part.ifPresent(ofSeat::add);
    }
    return parts.entrySet().stream().map(entry -> entry.getKey().with(entry.getValue())).toList();
  }

  private static Row map(ResultSet row, StatementContext context) throws SQLException {
    Subscription subscription = SubscriptionColumns.read(row);
    Held held =
        new Held(
            ZoneId.of(row.getString("zone")),
            subscription,
            Columns.optionalUuid(row, "held_key_id").map(ProductKeyId::new));
    return new Row(held, KeyColumns.read(row, subscription.organization(), subscription.id()));
  }

  private record Row(Held held, Optional<KeyColumns.Part> part) {}

  private record Held(ZoneId zone, Subscription subscription, Optional<ProductKeyId> key) {

    HeldRight with(List<KeyColumns.Part> parts) {
      return new HeldRight(
          zone,
          subscription,
          key.isPresent() ? ActivationMethod.PRODUCT_KEY : ActivationMethod.EMAIL,
          key,
          KeyColumns.join(parts));
    }
  }
}
