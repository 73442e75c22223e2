package io.entitlements.jdbc.internal.table;

import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.catalog.OverCapacityPolicy.Keep;
import io.entitlements.catalog.ProductId;
import io.entitlements.spi.SeatUse;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Subscriptions out of rows that join the table {@code subscription}. */
final class SubscriptionColumns {

  static final String LIST =
      """
      subscription.organization_id, subscription.id as subscription_id, subscription.product,
        subscription.over_capacity_keep, subscription.over_capacity_grace_days,
        subscription.suspended_at, subscription.cancels_at
      """;

  static final String USE =
      """
      subscription.people_in_use, subscription.seats_in_use, subscription.capacity,
        subscription.waiting, subscription.capacity_from_at, subscription.capacity_until_at
      """;

  private SubscriptionColumns() {}

  static Subscription read(ResultSet row) throws SQLException {
    return new Subscription(
        new OrganizationId(Columns.uuid(row, "organization_id")),
        new SubscriptionId(Columns.uuid(row, "subscription_id")),
        new ProductId(row.getString("product")),
        new OverCapacityPolicy(
            Keep.valueOf(row.getString("over_capacity_keep")),
            row.getInt("over_capacity_grace_days")),
        Columns.optionalInstant(row, "suspended_at"),
        Columns.optionalInstant(row, "cancels_at"));
  }

  static SeatUse use(ResultSet row) throws SQLException {
    return new SeatUse(
        row.getInt("people_in_use"),
        row.getInt("seats_in_use"),
        row.getInt("capacity"),
        row.getInt("waiting"),
        Columns.optionalInstant(row, "capacity_from_at"),
        Columns.optionalInstant(row, "capacity_until_at"));
  }
}
