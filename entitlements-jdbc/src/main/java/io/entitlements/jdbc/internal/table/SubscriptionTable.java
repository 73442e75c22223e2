package io.entitlements.jdbc.internal.table;

import io.entitlements.catalog.ProductId;
import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.spi.Capacity;
import io.entitlements.spi.SeatStore.Taking;
import io.entitlements.spi.SeatUse;
import io.entitlements.spi.SubscriptionStore;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

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
      insert into subscription (organization_id, id, ordinal, product, over_capacity_keep,
        over_capacity_grace_days, suspended_at, cancels_at, capacity, people_in_use,
        seats_in_use, waiting)
      values (:organization, :id, :ordinal, :product, :keep,
        :graceDays, :suspendedAt, :cancelsAt, 0, 0,
        0, 0)
      """;

  private static final String UPDATE =
      """
      update subscription set
        product = :product,
        over_capacity_keep = :keep,
        over_capacity_grace_days = :graceDays,
        suspended_at = :suspendedAt,
        cancels_at = :cancelsAt
      where organization_id = :organization and id = :id
      """;

  private static final String SELECT = "select " + SubscriptionColumns.LIST + " from subscription ";

  private static final String BY_KEY = "where organization_id = :organization and id = :id";

  private static final String SET_CAPACITY =
      """
      update subscription set
        capacity = :capacity,
        capacity_from_at = :from,
        capacity_until_at = :until,
        seats_in_use = people_in_use + (
          select coalesce(sum(product_key.devices_in_use), 0)
          from product_key
          where product_key.organization_id = :organization
            and product_key.subscription_id = :id
            and product_key.capacity > 0)
      where organization_id = :organization and id = :id
      """;

  private static final String USE_SEATS =
      """
      update subscription set
        seats_in_use = seats_in_use + :seats,
        people_in_use = people_in_use + :people
      where organization_id = :organization
        and id = :id
        and seats_in_use <= capacity - :seats
        and (capacity_from_at is null or capacity_from_at <= :now)
        and (capacity_until_at is null or capacity_until_at > :now)
      """;

  // Of two who give the same person a seat at once, the seat's unique constraint stops one.
  private static final String USE_SEAT_IF_NONE_IS_HELD =
      USE_SEATS
          + """
          and not exists (
            select 1 from seat
            where organization_id = :organization
              and subscription_id = :id
              and account_id = :account
              and active = true)
          """;

  private static final String OF_PRODUCT = " and product = :product";

  private static final String USE_SEAT_OF_PRODUCT = USE_SEAT_IF_NONE_IS_HELD + OF_PRODUCT;

  private static final String REFUSAL =
      """
      select case
          when capacity_from_at > :now or capacity_until_at <= :now then 'CAPACITY_STALE'
          when seats_in_use < capacity then 'TAKEN'
          else 'FULL'
        end
      from subscription
      """
          + BY_KEY;

  private static final String REFUSAL_OF_PRODUCT = REFUSAL + OF_PRODUCT;

  private static final String FREE_SEATS =
      """
      update subscription set
        seats_in_use = seats_in_use - :seats,
        people_in_use = people_in_use - :people
      where organization_id = :organization and id = :id
      """;

  private static final String WAITING =
      "update subscription set waiting = waiting + :change " + BY_KEY;

  private static final String USE = "select " + SubscriptionColumns.USE + " from subscription ";

  private static final String LOCK = USE + BY_KEY + " for update";

  private static final String LOCK_WHOLE =
      "select "
          + SubscriptionColumns.LIST
          + ", "
          + SubscriptionColumns.USE
          + " from subscription "
          + BY_KEY
          + " for update";

  private final Handle handle;

  /** On one connection. */
  public SubscriptionTable(Handle handle) {
    this.handle = handle;
  }

  @Override
  public boolean insert(Subscription subscription) {
    if (isOwned(subscription)) {
      return false;
    }
    int ordinal =
        handle
            .createQuery(NEXT_ORDINAL)
            .bind("organization", subscription.organization().value())
            .mapTo(Integer.class)
            .one();
    whole(INSERT, subscription).bind("ordinal", ordinal).execute();
    return true;
  }

  private boolean isOwned(Subscription subscription) {
    return of(subscription.organization()).stream()
        .filter(other -> !other.id().equals(subscription.id()))
        .anyMatch(other -> other.product().equals(subscription.product()));
  }

  private Sql whole(String sql, Subscription subscription) {
    return update(sql, subscription.organization(), subscription.id())
        .bind("product", subscription.product().value())
        .bind("keep", subscription.overCapacity().keep().name())
        .bind("graceDays", subscription.overCapacity().graceDays())
        .bind("suspendedAt", Columns.micros(subscription.suspendedAt()))
        .bind("cancelsAt", Columns.micros(subscription.cancelsAt()));
  }

  @Override
  public Optional<Subscription> find(OrganizationId organization, SubscriptionId id) {
    return query(SELECT + BY_KEY, organization, id).find(SubscriptionColumns::read);
  }

  @Override
  public List<Subscription> of(OrganizationId organization) {
    return handle
        .createQuery(SELECT + "where organization_id = :organization order by ordinal")
        .bind("organization", organization.value())
        .map((row, context) -> SubscriptionColumns.read(row))
        .list();
  }

  @Override
  public Optional<SeatUse> lock(OrganizationId organization, SubscriptionId id) {
    return query(LOCK, organization, id).find(SubscriptionColumns::use);
  }

  @Override
  public Optional<Locked> lockWhole(OrganizationId organization, SubscriptionId id) {
    return query(LOCK_WHOLE, organization, id)
        .find(row -> new Locked(SubscriptionColumns.read(row), SubscriptionColumns.use(row)));
  }

  @Override
  public boolean update(Subscription subscription) {
    return !isOwned(subscription) && whole(UPDATE, subscription).execute() == 1;
  }

  @Override
  public void setCapacity(OrganizationId organization, SubscriptionId id, Capacity capacity) {
    new ProductKeyTable(handle).setCapacities(organization, id, capacity.ofKeys());
    update(SET_CAPACITY, organization, id)
        .bind("capacity", capacity.total())
        .bind("from", Columns.micros(capacity.from()))
        .bind("until", Columns.micros(capacity.until()))
        .execute();
  }

  @Override
  public SeatUse use(OrganizationId organization, SubscriptionId id) {
    return query(USE + BY_KEY, organization, id)
        .find(SubscriptionColumns::use)
        .orElse(SeatUse.NONE);
  }

  /** Uses a seat for a computer, if there is one. */
  boolean useSeat(OrganizationId organization, SubscriptionId id, Instant now) {
    return update(USE_SEATS, organization, id)
            .bind("seats", 1)
            .bind("people", 0)
            .bind("now", Columns.micros(now))
            .execute()
        == 1;
  }

  /** Uses a seat for a person, if there is one and the person holds none. */
  boolean useSeat(
      OrganizationId organization,
      SubscriptionId id,
      UUID account,
      Optional<ProductId> product,
      Instant now) {
    return ofProduct(USE_SEAT_IF_NONE_IS_HELD, USE_SEAT_OF_PRODUCT, organization, id, product)
            .bind("seats", 1)
            .bind("people", 1)
            .bind("account", account)
            .bind("now", Columns.micros(now))
            .execute()
        == 1;
  }

  /** Uses seats for people who hold none, all or none. */
  boolean useSeats(OrganizationId organization, SubscriptionId id, int people, Instant now) {
    return update(USE_SEATS, organization, id)
            .bind("seats", people)
            .bind("people", people)
            .bind("now", Columns.micros(now))
            .execute()
        == 1;
  }

  /** Why no seat of this subscription could be used. */
  Taking refusal(OrganizationId organization, SubscriptionId id, Instant now) {
    Taking room = room(organization, id, Optional.empty(), now);
    return room == Taking.TAKEN ? Taking.FULL : room;
  }

  /** Why no seat of this subscription can be used, or {@link Taking#TAKEN} if one can by now. */
  Taking room(
      OrganizationId organization, SubscriptionId id, Optional<ProductId> product, Instant now) {
    return ofProduct(REFUSAL, REFUSAL_OF_PRODUCT, organization, id, product)
        .bind("now", Columns.micros(now))
        .find(row -> Taking.valueOf(row.getString(1)))
        .orElse(Taking.UNKNOWN);
  }

  void freeSeats(OrganizationId organization, SubscriptionId id, int seats, int people) {
    update(FREE_SEATS, organization, id).bind("seats", seats).bind("people", people).execute();
  }

  void countWaiting(OrganizationId organization, SubscriptionId id, int change) {
    update(WAITING, organization, id).bind("change", change).execute();
  }

  private Sql ofProduct(
      String any,
      String ofOne,
      OrganizationId organization,
      SubscriptionId id,
      Optional<ProductId> product) {
    return product
        .map(one -> query(ofOne, organization, id).bind("product", one.value()))
        .orElseGet(() -> query(any, organization, id));
  }

  private Sql update(String sql, OrganizationId organization, SubscriptionId id) {
    return query(sql, organization, id);
  }

  private Sql query(String sql, OrganizationId organization, SubscriptionId id) {
    return Sql.of(handle, sql).bind("organization", organization.value()).bind("id", id.value());
  }
}
