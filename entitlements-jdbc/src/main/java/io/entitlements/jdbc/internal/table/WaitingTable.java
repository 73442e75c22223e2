package io.entitlements.jdbc.internal.table;

import io.entitlements.jdbc.internal.dialect.BulkInsert;
import io.entitlements.jdbc.internal.dialect.Dialect;
import io.entitlements.jdbc.internal.dialect.ManyKeys;
import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.seat.SeatSource;
import io.entitlements.seat.Waiting;
import io.entitlements.spi.WaitingStore;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** The table {@code waiting}; the row of the subscription says how many wait. */
public final class WaitingTable implements WaitingStore {

  // The subscription is locked, so nobody else looks for a place.
  private static final String NEXT_PLACE =
      """
      select coalesce(max(place), 0) + 1 from waiting
      where organization_id = :organization and subscription_id = :subscription
      """;

  private static final String INSERT =
      """
      insert into waiting (organization_id, subscription_id, account_id, place, source, since_at)
      values (:organization, :subscription, :account, :place, :source, :since)
      """;

  private static final String DELETE =
      """
      delete from waiting
      where organization_id = :organization
        and subscription_id = :subscription
        and account_id = :account
      """;

  private static final String SELECT =
      """
      select organization_id, subscription_id, account_id, place, source, since_at
      from waiting
      where organization_id = :organization and subscription_id = :subscription
      """;

  private static final String PAGE =
      SELECT + "and place > :after order by place fetch first :limit rows only";

  private static final String OF_PERSON =
      """
      select organization_id, subscription_id, account_id, place, source, since_at
      from waiting
      where account_id = :account and organization_id = :organization
      order by subscription_id
      """;

  private static final String OF_ACCOUNT =
      "select distinct organization_id from waiting where account_id = :account";

  private static final String ONE = SELECT + "and account_id = :account";

  private static final ManyKeys KEYS =
      ManyKeys.uuids("organization_id", "subscription_id", "account_id");

  private static final String DELETE_ALL = "delete from waiting where <keys>";

  private static final String SET_SOURCE_ALL =
      """
      update waiting set source = :source
      where <keys> and source <> :source
      """;

  private static final String MANY =
      """
      select organization_id, subscription_id, account_id, source, since_at
      from waiting
      where <keys>
      """;

  private static final BulkInsert<Placed> INSERT_ALL =
      BulkInsert.<Placed>into("waiting")
          .uuid("organization_id", placed -> placed.waiting().organization().value())
          .uuid("subscription_id", placed -> placed.waiting().subscription().value())
          .uuid("account_id", placed -> placed.waiting().account().value())
          .bigint("place", Placed::place)
          .text("source", placed -> placed.waiting().source().name())
          .bigint("since_at", placed -> Columns.micros(placed.waiting().since()));

  private final Handle handle;
  private final Dialect dialect;
  private final SubscriptionTable subscriptions;

  /** On one connection. */
  public WaitingTable(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.dialect = dialect;
    this.subscriptions = new SubscriptionTable(handle);
  }

  @Override
  public boolean add(Waiting waiting) {
    OrganizationId organization = waiting.organization();
    SubscriptionId subscription = waiting.subscription();
    if (find(organization, subscription, waiting.account()).isPresent()) {
      return false;
    }
    long place = query(NEXT_PLACE, organization, subscription).mapTo(Long.class).one();
    handle
        .createUpdate(INSERT)
        .bind("organization", organization.value())
        .bind("subscription", subscription.value())
        .bind("account", waiting.account().value())
        .bind("place", place)
        .bind("source", waiting.source().name())
        .bind("since", Columns.micros(waiting.since()))
        .execute();
    subscriptions.countWaiting(organization, subscription, 1);
    return true;
  }

  @Override
  public void addAll(List<Waiting> waiting) {
    if (waiting.isEmpty()) {
      return;
    }
    OrganizationId organization = waiting.get(0).organization();
    SubscriptionId subscription = waiting.get(0).subscription();
    long place = query(NEXT_PLACE, organization, subscription).mapTo(Long.class).one();
    List<Placed> placed = new ArrayList<>();
    for (Waiting entry : waiting) {
      placed.add(new Placed(entry, place + placed.size()));
    }
    INSERT_ALL.execute(handle, dialect, placed);
    subscriptions.countWaiting(organization, subscription, placed.size());
  }

  @Override
  public int removeAll(
      OrganizationId organization, SubscriptionId subscription, Collection<AccountId> accounts) {
    int removed = 0;
    for (List<AccountId> slice : Slices.of(accounts)) {
      removed +=
          KEYS.bind(handle.createUpdate(KEYS.in(DELETE_ALL, dialect)), dialect, values(slice))
              .bind("organization_id", organization.value())
              .bind("subscription_id", subscription.value())
              .execute();
    }
    if (removed > 0) {
      subscriptions.countWaiting(organization, subscription, -removed);
    }
    return removed;
  }

  @Override
  public int setSourceAll(
      OrganizationId organization,
      SubscriptionId subscription,
      Collection<AccountId> accounts,
      SeatSource source) {
    int changed = 0;
    for (List<AccountId> slice : Slices.of(accounts)) {
      changed +=
          KEYS.bind(handle.createUpdate(KEYS.in(SET_SOURCE_ALL, dialect)), dialect, values(slice))
              .bind("organization_id", organization.value())
              .bind("subscription_id", subscription.value())
              .bind("source", source.name())
              .execute();
    }
    return changed;
  }

  @Override
  public Map<AccountId, Waiting> findAll(
      OrganizationId organization, SubscriptionId subscription, Collection<AccountId> accounts) {
    Map<AccountId, Waiting> found = new HashMap<>();
    for (List<AccountId> slice : Slices.of(accounts)) {
      KEYS.bind(handle.createQuery(KEYS.in(MANY, dialect)), dialect, values(slice))
          .bind("organization_id", organization.value())
          .bind("subscription_id", subscription.value())
          .map(WaitingTable::map)
          .forEach(waiting -> found.put(waiting.account(), waiting));
    }
    return found;
  }

  private static List<UUID> values(List<AccountId> accounts) {
    return accounts.stream().map(AccountId::value).toList();
  }

  @Override
  public boolean remove(
      OrganizationId organization, SubscriptionId subscription, AccountId account) {
    int removed =
        handle
            .createUpdate(DELETE)
            .bind("organization", organization.value())
            .bind("subscription", subscription.value())
            .bind("account", account.value())
            .execute();
    if (removed == 1) {
      subscriptions.countWaiting(organization, subscription, -1);
    }
    return removed == 1;
  }

  @Override
  public Optional<Waiting> find(
      OrganizationId organization, SubscriptionId subscription, AccountId account) {
    return Sql.of(handle, ONE)
        .bind("organization", organization.value())
        .bind("subscription", subscription.value())
        .bind("account", account.value())
        .find(WaitingTable::read);
  }

  @Override
  public List<Waiting> ofPerson(OrganizationId organization, AccountId account) {
    return handle
        .createQuery(OF_PERSON)
        .bind("organization", organization.value())
        .bind("account", account.value())
        .map(WaitingTable::map)
        .list();
  }

  @Override
  public Set<OrganizationId> of(AccountId account) {
    return Set.copyOf(
        Sql.of(handle, OF_ACCOUNT)
            .bind("account", account.value())
            .list(row -> new OrganizationId(Columns.uuid(row, "organization_id"))));
  }

  @Override
  public List<Placed> page(
      OrganizationId organization, SubscriptionId subscription, long after, int limit) {
    return query(PAGE, organization, subscription)
        .bind("after", after)
        .bind("limit", limit)
        .map((row, context) -> new Placed(map(row, context), row.getLong("place")))
        .list();
  }

  private Query query(String sql, OrganizationId organization, SubscriptionId subscription) {
    return handle
        .createQuery(sql)
        .bind("organization", organization.value())
        .bind("subscription", subscription.value());
  }

  private static Waiting map(ResultSet row, StatementContext context) throws SQLException {
    return read(row);
  }

  private static Waiting read(ResultSet row) throws SQLException {
    return new Waiting(
        new OrganizationId(Columns.uuid(row, "organization_id")),
        new SubscriptionId(Columns.uuid(row, "subscription_id")),
        new AccountId(Columns.uuid(row, "account_id")),
        SeatSource.valueOf(row.getString("source")),
        Columns.instant(row, "since_at"));
  }
}
