package io.entitlements.jdbc.internal.table;

import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatSource;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.SeatId;
import io.entitlements.type.SubscriptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;

/** How a row of the table {@code seat} is read. */
final class SeatColumns {

  static final String SELECT =
      """
      select organization_id, id, subscription_id, account_id, device_id, product_key_id,
        source, taken_at, pinned
      from seat
      """;

  private SeatColumns() {}

  static Seat map(ResultSet row, StatementContext context) throws SQLException {
    return read(row);
  }

  static Seat read(ResultSet row) throws SQLException {
    return new Seat(
        new OrganizationId(Columns.uuid(row, "organization_id")),
        new SubscriptionId(Columns.uuid(row, "subscription_id")),
        new SeatId(Columns.uuid(row, "id")),
        holder(row),
        SeatSource.valueOf(row.getString("source")),
        Columns.instant(row, "taken_at"),
        row.getBoolean("pinned"));
  }

  private static SeatHolder holder(ResultSet row) throws SQLException {
    Optional<UUID> account = Columns.optionalUuid(row, "account_id");
    if (account.isPresent()) {
      return new SeatHolder.Person(new AccountId(account.get()));
    }
    return new SeatHolder.Device(
        new DeviceId(Columns.uuid(row, "device_id")),
        new ProductKeyId(Columns.uuid(row, "product_key_id")));
  }
}
