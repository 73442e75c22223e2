package io.entitlements.jdbc.internal.table;

import io.entitlements.account.Action;
import io.entitlements.account.Organization;
import io.entitlements.spi.OverviewRow;
import io.entitlements.spi.OverviewRow.Position;
import io.entitlements.spi.OverviewStore;
import io.entitlements.spi.SeatUse;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import io.entitlements.type.ProductKeyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** A page of subscriptions with their organizations, keys and counters, in one query. */
public final class OverviewQuery implements OverviewStore {

  /** Stands for a subscription without a renewal to come: after every other one. */
  private static final long NEVER = Long.MAX_VALUE;

  private static final String PLACES =
      """
      select subscription.organization_id as organization_id, subscription.id as id,
        coalesce(
          min(case when product_key.ends_at > :now then product_key.ends_at end), :never)
          as renewal_at
      from membership
      join account on account.id = membership.account_id and account.status <> 'DISABLED'
      join subscription on subscription.organization_id = membership.organization_id
      left join product_key on product_key.organization_id = subscription.organization_id
        and product_key.subscription_id = subscription.id
      where membership.account_id = :viewer
        and (%s)
      group by subscription.organization_id, subscription.id
      """
          .formatted(MembershipTable.hasAny(Action.LOOK.roles()));

  private static final String AFTER =
      """
      where place.renewal_at > :renewal
        or (place.renewal_at = :renewal
          and (place.organization_id > :organization
            or (place.organization_id = :organization and place.id > :subscription)))
      """;

  private static final String PAGE_OF_PLACES =
      """
      order by place.renewal_at, place.organization_id, place.id
      fetch first :limit rows only
      """;

  private static final String ROWS =
      "select page.renewal_at, "
          + OrganizationTable.LIST
          + ", "
          + "product_key.devices_in_use, "
          + SubscriptionColumns.LIST
          + ", "
          + SubscriptionColumns.USE
          + ", "
          + KeyColumns.LIST
          + """
          from (%s) page
          join subscription on subscription.organization_id = page.organization_id
            and subscription.id = page.id
          join organization on organization.id = page.organization_id
          left join product_key on product_key.organization_id = page.organization_id
            and product_key.subscription_id = page.id
          left \
          """
          + KeyColumns.JOIN_ALLOTMENT
          + " order by page.renewal_at, page.organization_id, page.id, "
          + KeyColumns.ORDER;

  private static final String FIRST_PAGE =
      ROWS.formatted("select place.* from (" + PLACES + ") place " + PAGE_OF_PLACES);

  private static final String NEXT_PAGE =
      ROWS.formatted("select place.* from (" + PLACES + ") place " + AFTER + PAGE_OF_PLACES);

  private final Handle handle;

  /** On one connection. */
  public OverviewQuery(Handle handle) {
    this.handle = handle;
  }

  @Override
  public List<OverviewRow> page(
      AccountId viewer, Instant now, Optional<Position> after, int limit) {
    Query query = handle.createQuery(after.isPresent() ? NEXT_PAGE : FIRST_PAGE);
    after.ifPresent(
        position ->
            query
                .bind("renewal", position.nextRenewal().map(Columns::micros).orElse(NEVER))
                .bind("organization", position.organization().value())
                .bind("subscription", position.subscription().value()));
    List<Row> rows =
        query
            .bind("viewer", viewer.value())
            .bind("now", Columns.micros(now))
            .bind("never", NEVER)
            .bind("limit", limit)
            .map(OverviewQuery::map)
            .list();
    return collect(rows);
  }

  private static List<OverviewRow> collect(List<Row> rows) {
    Map<Head, List<Row>> byHead = new LinkedHashMap<>();
    rows.forEach(row -> byHead.computeIfAbsent(row.head, head -> new ArrayList<>()).add(row));
    return byHead.entrySet().stream().map(entry -> entry.getKey().with(entry.getValue())).toList();
  }

  private static Row map(ResultSet row, StatementContext context) throws SQLException {
    Subscription subscription = SubscriptionColumns.read(row);
    long renewal = row.getLong("renewal_at");
    Head head =
        new Head(
            OrganizationTable.read(row, subscription.organization()),
            subscription,
            SubscriptionColumns.use(row),
            renewal == NEVER ? Optional.empty() : Optional.of(Columns.instant(row, "renewal_at")));
    return new Row(
        head,
        KeyColumns.read(row, subscription.organization(), subscription.id()),
        row.getInt("devices_in_use"));
  }

  private record Row(Head head, Optional<KeyColumns.Part> part, int devices) {}

  private record Head(
      Organization organization,
      Subscription subscription,
      SeatUse use,
      Optional<Instant> renewal) {

    OverviewRow with(List<Row> rows) {
      Map<ProductKeyId, Integer> devices = new HashMap<>();
      List<KeyColumns.Part> parts = new ArrayList<>();
      for (Row row : rows) {
        row.part.ifPresent(
            part -> {
              parts.add(part);
              devices.put(part.head().id(), row.devices);
            });
      }
      return new OverviewRow(
          organization, subscription, use, renewal, KeyColumns.join(parts), devices);
    }
  }
}
