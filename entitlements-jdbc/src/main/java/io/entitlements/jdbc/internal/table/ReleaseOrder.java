package io.entitlements.jdbc.internal.table;

import io.entitlements.catalog.OverCapacityPolicy.Keep;
import io.entitlements.seat.Seat;
import io.entitlements.spi.SeatStore.Among;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.SubscriptionId;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The seats of a subscription in the order in which they go when there are too few. */
final class ReleaseOrder {

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

  ReleaseOrder(Handle handle) {
    this.handle = handle;
  }

  List<Seat> seats(
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
