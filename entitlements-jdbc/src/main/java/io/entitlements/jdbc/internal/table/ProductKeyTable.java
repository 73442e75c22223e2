package io.entitlements.jdbc.internal.table;

import io.entitlements.key.ProductKey;
import io.entitlements.spi.ProductKeyStore;
import io.entitlements.subscription.Term;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.SubscriptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The table {@code product_key}, whose row says how many computers use the key. */
public final class ProductKeyTable implements ProductKeyStore {

  private static final String INSERT =
      """
      insert into product_key (organization_id, id, subscription_id, seats, starts_at, ends_at,
        generation, number, devices_in_use)
      values (:organization, :id, :subscription, :seats, :startsAt, :endsAt,
        :generation, :number, 0)
      """;

  private static final String SELECT =
      """
      select organization_id, id, subscription_id, seats, starts_at, ends_at, generation, number
      from product_key
      """;

  private static final String BY_KEY = "where organization_id = :organization and id = :id";

  private static final String OF_SUBSCRIPTION =
      SELECT
          + """
          where organization_id = :organization and subscription_id = :subscription
          order by ends_at, id
          """;

  private static final String DEVICES_IN_USE = "select devices_in_use from product_key " + BY_KEY;

  private static final String USE_SEAT =
      """
      update product_key set devices_in_use = devices_in_use + 1
      where organization_id = :organization
        and id = :id
        and subscription_id = :subscription
        and devices_in_use < seats
      """;

  private static final String FREE_SEAT =
      """
      update product_key set devices_in_use = devices_in_use - 1
      where organization_id = :organization and id = :id and devices_in_use > 0
      """;

  private final Handle handle;

  /** On one connection. */
  public ProductKeyTable(Handle handle) {
    this.handle = handle;
  }

  @Override
  public void insert(ProductKey key) {
    handle
        .createUpdate(INSERT)
        .bind("organization", key.organization().value())
        .bind("id", key.id().value())
        .bind("subscription", key.subscription().value())
        .bind("seats", key.seats())
        .bind("startsAt", Columns.micros(key.term().startsAt()))
        .bind("endsAt", Columns.micros(key.term().endsAt()))
        .bind("generation", key.generation())
        .bind("number", key.number())
        .execute();
  }

  @Override
  public Optional<ProductKey> find(OrganizationId organization, ProductKeyId id) {
    return handle
        .createQuery(SELECT + BY_KEY)
        .bind("organization", organization.value())
        .bind("id", id.value())
        .map(ProductKeyTable::map)
        .findOne();
  }

  @Override
  public List<ProductKey> of(OrganizationId organization, SubscriptionId subscription) {
    return handle
        .createQuery(OF_SUBSCRIPTION)
        .bind("organization", organization.value())
        .bind("subscription", subscription.value())
        .map(ProductKeyTable::map)
        .list();
  }

  @Override
  public int devicesInUse(OrganizationId organization, ProductKeyId id) {
    return handle
        .createQuery(DEVICES_IN_USE)
        .bind("organization", organization.value())
        .bind("id", id.value())
        .mapTo(Integer.class)
        .findOne()
        .orElse(0);
  }

  /** One more computer uses the key, if it has a seat left and belongs to the subscription. */
  boolean useSeat(OrganizationId organization, ProductKeyId id, SubscriptionId subscription) {
    return handle
            .createUpdate(USE_SEAT)
            .bind("organization", organization.value())
            .bind("id", id.value())
            .bind("subscription", subscription.value())
            .execute()
        == 1;
  }

  /** One computer less uses the key. */
  boolean freeSeat(OrganizationId organization, ProductKeyId id) {
    return handle
            .createUpdate(FREE_SEAT)
            .bind("organization", organization.value())
            .bind("id", id.value())
            .execute()
        == 1;
  }

  private static ProductKey map(ResultSet row, StatementContext context) throws SQLException {
    return new ProductKey(
        new OrganizationId(Columns.uuid(row, "organization_id")),
        new SubscriptionId(Columns.uuid(row, "subscription_id")),
        new ProductKeyId(Columns.uuid(row, "id")),
        row.getInt("seats"),
        new Term(Columns.instant(row, "starts_at"), Columns.instant(row, "ends_at")),
        row.getInt("generation"),
        row.getLong("number"));
  }
}
