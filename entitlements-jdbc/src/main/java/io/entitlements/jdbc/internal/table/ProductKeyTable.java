package io.entitlements.jdbc.internal.table;

import io.entitlements.key.KeyEnd;
import io.entitlements.key.ProductKey;
import io.entitlements.spi.ProductKeyStore;
import io.entitlements.spi.SeatStore.Taking;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.SubscriptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/** The table {@code product_key}, whose row says how many computers use the key. */
public final class ProductKeyTable implements ProductKeyStore {

  private static final String INSERT =
      """
      insert into product_key (organization_id, id, subscription_id, ends_at, ended_at, ended_why,
        generation, number, capacity, devices_in_use)
      values (:organization, :id, :subscription, :endsAt, :endedAt, :endedWhy,
        :generation, :number, 0, 0)
      """;

  private static final String UPDATE =
      """
      update product_key set
        ends_at = :endsAt,
        ended_at = :endedAt,
        ended_why = :endedWhy,
        generation = :generation,
        number = :number
      where organization_id = :organization and id = :id and subscription_id = :subscription
      """;

  private static final String SELECT =
      "select product_key.organization_id, product_key.subscription_id, "
          + KeyColumns.LIST
          + " from product_key "
          + KeyColumns.JOIN_ALLOTMENT;

  private static final String BY_KEY = " where organization_id = :organization and id = :id";

  private static final String ONE =
      SELECT
          + """
          where product_key.organization_id = :organization and product_key.id = :id
          order by
          """
          + KeyColumns.ORDER;

  private static final String OF_SUBSCRIPTION =
      SELECT
          + """
          where product_key.organization_id = :organization
            and product_key.subscription_id = :subscription
          order by
          """
          + KeyColumns.ORDER;

  private static final String DEVICES_IN_USE = "select devices_in_use from product_key" + BY_KEY;

  private static final String NO_CAPACITY =
      """
      update product_key set capacity = 0
      where organization_id = :organization
        and subscription_id = :subscription
        and capacity > 0
      """;

  private static final String SET_CAPACITY = "update product_key set capacity = :seats" + BY_KEY;

  private static final String USE_SEAT =
      """
      update product_key set devices_in_use = devices_in_use + 1
      where organization_id = :organization
        and id = :id
        and subscription_id = :subscription
        and devices_in_use < capacity
      """;

  private static final String FREE_SEAT =
      "update product_key set devices_in_use = devices_in_use - 1" + BY_KEY;

  private static final String ROOM =
      """
      select case when devices_in_use < capacity then 'TAKEN' else 'KEY_FULL' end
      from product_key
      where organization_id = :organization and id = :id and subscription_id = :subscription
      """;

  private static final String COUNTS =
      "select count(*) from product_key" + BY_KEY + " and capacity > 0";

  private final Handle handle;

  /** On one connection. */
  public ProductKeyTable(Handle handle) {
    this.handle = handle;
  }

  @Override
  public void insert(ProductKey key) {
    whole(INSERT, key).execute();
    new AllotmentTable(handle).insert(key);
  }

  @Override
  public void replace(ProductKey key) {
    if (whole(UPDATE, key).execute() == 0) {
      throw new IllegalArgumentException("there is no such key: " + key.id());
    }
    AllotmentTable allotments = new AllotmentTable(handle);
    allotments.delete(key);
    allotments.insert(key);
  }

  private Update whole(String sql, ProductKey key) {
    return update(sql, key.organization(), key.id())
        .bind("subscription", key.subscription().value())
        .bind("endsAt", Columns.micros(key.endsAt()))
        .bind("endedAt", Columns.micros(key.end().map(KeyEnd::at)))
        .bind("endedWhy", key.end().map(end -> end.why().name()).orElse(null))
        .bind("generation", key.generation())
        .bind("number", key.number());
  }

  @Override
  public Optional<ProductKey> find(OrganizationId organization, ProductKeyId id) {
    return keys(query(ONE, organization, id)).stream().findFirst();
  }

  @Override
  public List<ProductKey> of(OrganizationId organization, SubscriptionId subscription) {
    return keys(
        handle
            .createQuery(OF_SUBSCRIPTION)
            .bind("organization", organization.value())
            .bind("subscription", subscription.value()));
  }

  private static List<ProductKey> keys(Query query) {
    return KeyColumns.join(query.map(ProductKeyTable::part).list());
  }

  private static KeyColumns.Part part(ResultSet row, StatementContext context) throws SQLException {
    return KeyColumns.read(
            row,
            new OrganizationId(Columns.uuid(row, "organization_id")),
            new SubscriptionId(Columns.uuid(row, "subscription_id")))
        .orElseThrow();
  }

  @Override
  public int devicesInUse(OrganizationId organization, ProductKeyId id) {
    return query(DEVICES_IN_USE, organization, id).mapTo(Integer.class).findOne().orElse(0);
  }

  void setCapacities(
      OrganizationId organization, SubscriptionId subscription, Map<ProductKeyId, Integer> seats) {
    handle
        .createUpdate(NO_CAPACITY)
        .bind("organization", organization.value())
        .bind("subscription", subscription.value())
        .execute();
    seats.forEach(
        (id, ofKey) -> update(SET_CAPACITY, organization, id).bind("seats", ofKey).execute());
  }

  boolean useSeat(OrganizationId organization, ProductKeyId id, SubscriptionId subscription) {
    return update(USE_SEAT, organization, id).bind("subscription", subscription.value()).execute()
        == 1;
  }

  /** Whether another computer would fit: {@code TAKEN}, {@code KEY_FULL} or {@code UNKNOWN}. */
  Taking room(OrganizationId organization, ProductKeyId id, SubscriptionId subscription) {
    return query(ROOM, organization, id)
        .bind("subscription", subscription.value())
        .mapTo(Taking.class)
        .findOne()
        .orElse(Taking.UNKNOWN);
  }

  void freeSeat(OrganizationId organization, ProductKeyId id) {
    update(FREE_SEAT, organization, id).execute();
  }

  /** Whether the key's computers count among the seats in use. */
  boolean counts(OrganizationId organization, ProductKeyId id) {
    return query(COUNTS, organization, id).mapTo(Integer.class).one() == 1;
  }

  private Update update(String sql, OrganizationId organization, ProductKeyId id) {
    return handle
        .createUpdate(sql)
        .bind("organization", organization.value())
        .bind("id", id.value());
  }

  private Query query(String sql, OrganizationId organization, ProductKeyId id) {
    return handle
        .createQuery(sql)
        .bind("organization", organization.value())
        .bind("id", id.value());
  }
}
