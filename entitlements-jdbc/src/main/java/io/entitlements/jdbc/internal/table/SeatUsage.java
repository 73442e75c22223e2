package io.entitlements.jdbc.internal.table;

import io.entitlements.catalog.OverCapacityPolicy.Keep;
import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.spi.SeatStore.Among;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** When the seats in the table {@code seat} were used, and so which of them would go first. */
final class SeatUsage {

  private static final String UNUSED_OF_PERSON =
      "where account_id = :account and active = true and last_used_at < :since";

  private static final String UNUSED_OF_DEVICE =
      "where device_id = :device and active = true and last_used_at < :since";

  private static final String OWNERS = "select distinct organization_id from seat ";

  private static final String SET_USED = "update seat set last_used_at = :now ";

  private static final String OF_ORGANIZATION = " and organization_id = :organization";

  private static final String OF_SUBSCRIPTION =
      SeatColumns.SELECT
          + """
          where organization_id = :organization
            and subscription_id = :subscription
            and active = true
            and \
          """;

  private static final String LIMIT = "fetch first :limit rows only";

  private final Handle handle;

  SeatUsage(Handle handle) {
    this.handle = handle;
  }

  List<OrganizationId> notUsedSince(SeatHolder holder, Instant since) {
    return unused(OWNERS, holder, "", since)
        .list(row -> new OrganizationId(Columns.uuid(row, "organization_id")));
  }

  void used(OrganizationId organization, SeatHolder holder, Instant now, Instant unlessSince) {
    unused(SET_USED, holder, OF_ORGANIZATION, unlessSince)
        .bind("organization", organization.value())
        .bind("now", Columns.micros(now))
        .execute();
  }

  private Sql unused(String what, SeatHolder holder, String whose, Instant since) {
    Sql sql =
        holder instanceof SeatHolder.Device device
            ? Sql.of(handle, what + UNUSED_OF_DEVICE + whose)
                .bind("device", device.device().value())
            : Sql.of(handle, what + UNUSED_OF_PERSON + whose)
                .bind("account", SeatTable.account(holder));
    return sql.bind("since", Columns.micros(since));
  }

  List<Seat> inOrderOfRelease(
      OrganizationId organization, SubscriptionId subscription, Among among, Keep keep, int limit) {
    if (!among.people() && among.keys().isEmpty()) {
      return List.of();
    }
    List<UUID> keys = among.keys().stream().map(ProductKeyId::value).toList();
    String order = keep == Keep.OLDEST ? "taken_at desc" : "last_used_at";
    Query query =
        handle
            .createQuery(
                OF_SUBSCRIPTION + whose(among) + " order by pinned, " + order + ", id " + LIMIT)
            .bind("organization", organization.value())
            .bind("subscription", subscription.value())
            .bind("limit", limit);
    if (!keys.isEmpty()) {
      query.bindList("keys", keys);
    }
    return query.map(SeatColumns::map).list();
  }

  private static String whose(Among among) {
    if (among.keys().isEmpty()) {
      return "account_id is not null";
    }
    String ofKeys = "product_key_id in (<keys>)";
    return among.people() ? "(account_id is not null or " + ofKeys + ")" : ofKeys;
  }
}
