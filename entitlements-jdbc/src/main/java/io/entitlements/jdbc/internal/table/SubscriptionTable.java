package io.entitlements.jdbc.internal.table;

import io.entitlements.catalog.ProductId;
import io.entitlements.spi.Capacity;
import io.entitlements.spi.SeatStore.Taking;
import io.entitlements.spi.SubscriptionStore;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/** The table {@code subscription}, whose row says how many seats there are and are in use. */
public final class SubscriptionTable implements SubscriptionStore {

  // Two made at once want the same place: one of them is run again.
  private static final String NEXT_ORDINAL =
      """
      select coalesce(max(ordinal), 0) + 1 from subscription
      where organization_id = :organization
      """;

  private static final String INSERT =
      """
      insert into subscription (organization_id, id, ordinal, product, capacity, seats_in_use)
      values (:organization, :id, :ordinal, :product, 0, 0)
      """;

  private static final String SELECT = "select organization_id, id, product from subscription ";

  private static final String BY_KEY = "where organization_id = :organization and id = :id";

  private static final String LOCK =
      "update subscription set seats_in_use = seats_in_use " + BY_KEY;

  private static final String SET_CAPACITY =
      """
      update subscription set
        capacity = :capacity,
        capacity_from_at = :from,
        capacity_until_at = :until
      """
          + BY_KEY;

  private static final String USE_SEAT =
      """
      update subscription set seats_in_use = seats_in_use + 1
      where organization_id = :organization
        and id = :id
        and seats_in_use < capacity
        and (capacity_from_at is null or capacity_from_at <= :now)
        and (capacity_until_at is null or capacity_until_at > :now)
      """;

  private static final String REFUSAL =
      """
      select case
          when capacity_from_at > :now or capacity_until_at <= :now then 'CAPACITY_STALE'
          else 'FULL'
        end
      from subscription
      """
          + BY_KEY;

  private static final String FREE_SEAT =
      """
      update subscription set seats_in_use = seats_in_use - 1
      where organization_id = :organization and id = :id and seats_in_use > 0
      """;

  private final Handle handle;

  /** On one connection. */
  public SubscriptionTable(Handle handle) {
    this.handle = handle;
  }

  @Override
  public boolean insert(Subscription subscription) {
    if (of(subscription.organization()).stream()
        .anyMatch(other -> other.product().equals(subscription.product()))) {
      return false;
    }
    int ordinal =
        handle
            .createQuery(NEXT_ORDINAL)
            .bind("organization", subscription.organization().value())
            .mapTo(Integer.class)
            .one();
    update(INSERT, subscription.organization(), subscription.id())
        .bind("ordinal", ordinal)
        .bind("product", subscription.product().value())
        .execute();
    return true;
  }

  @Override
  public Optional<Subscription> find(OrganizationId organization, SubscriptionId id) {
    return query(SELECT + BY_KEY, organization, id).map(SubscriptionTable::map).findOne();
  }

  @Override
  public List<Subscription> of(OrganizationId organization) {
    return handle
        .createQuery(SELECT + "where organization_id = :organization order by ordinal")
        .bind("organization", organization.value())
        .map(SubscriptionTable::map)
        .list();
  }

  @Override
  public boolean lock(OrganizationId organization, SubscriptionId id) {
    return update(LOCK, organization, id).execute() == 1;
  }

  @Override
  public void setCapacity(OrganizationId organization, SubscriptionId id, Capacity capacity) {
    update(SET_CAPACITY, organization, id)
        .bind("capacity", capacity.total())
        .bind("from", Columns.micros(capacity.from()))
        .bind("until", Columns.micros(capacity.until()))
        .execute();
  }

  @Override
  public int seatsInUse(OrganizationId organization, SubscriptionId id) {
    return query("select seats_in_use from subscription " + BY_KEY, organization, id)
        .mapTo(Integer.class)
        .findOne()
        .orElse(0);
  }

  /** One more seat is in use, or the reason why not, read after the fact. */
  Taking useSeat(OrganizationId organization, SubscriptionId id, Instant now) {
    long micros = Columns.micros(now);
    if (update(USE_SEAT, organization, id).bind("now", micros).execute() == 1) {
      return Taking.TAKEN;
    }
    return query(REFUSAL, organization, id)
        .bind("now", micros)
        .mapTo(Taking.class)
        .findOne()
        .orElse(Taking.UNKNOWN);
  }

  /** One seat less is in use. */
  boolean freeSeat(OrganizationId organization, SubscriptionId id) {
    return update(FREE_SEAT, organization, id).execute() == 1;
  }

  private Update update(String sql, OrganizationId organization, SubscriptionId id) {
    return handle
        .createUpdate(sql)
        .bind("organization", organization.value())
        .bind("id", id.value());
  }

  private Query query(String sql, OrganizationId organization, SubscriptionId id) {
    return handle
        .createQuery(sql)
        .bind("organization", organization.value())
        .bind("id", id.value());
  }

  private static Subscription map(ResultSet row, StatementContext context) throws SQLException {
    return new Subscription(
        new OrganizationId(Columns.uuid(row, "organization_id")),
        new SubscriptionId(Columns.uuid(row, "id")),
        new ProductId(row.getString("product")));
  }
}
