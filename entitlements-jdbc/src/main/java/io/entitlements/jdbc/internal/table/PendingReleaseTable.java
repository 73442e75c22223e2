package io.entitlements.jdbc.internal.table;

import io.entitlements.jdbc.internal.dialect.BulkInsert;
import io.entitlements.jdbc.internal.dialect.Dialect;
import io.entitlements.jdbc.internal.dialect.ManyKeys;
import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.roster.PendingRelease;
import io.entitlements.roster.RosterConnection;
import io.entitlements.spi.PendingReleaseStore;
import io.entitlements.type.AccountId;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.RosterRunId;
import io.entitlements.type.SeatId;
import io.entitlements.type.SubscriptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** The table {@code pending_release}. */
public final class PendingReleaseTable implements PendingReleaseStore {

  private static final String SELECT =
      """
      select organization_id, subscription_id, account_id, connection_id, run_id, seat_id, due_at
      from pending_release
      """;

  private static final ManyKeys BY_PERSON =
      ManyKeys.uuids("organization_id", "subscription_id", "account_id");

  private static final String FIND = SELECT + "where <keys>";

  private static final String FIND_ONE = BY_PERSON.one(FIND);

  private static final String REMOVE = "delete from pending_release where <keys>";

  private static final String REMOVE_ONE = BY_PERSON.one(REMOVE);

  private static final String DUE =
      SELECT
          + """
          where organization_id = :organization and connection_id = :connection and due_at <= :now
          order by due_at, account_id
          fetch first :limit rows only
          """;

  private static final String PAGE =
      SELECT
          + """
          where organization_id = :organization and subscription_id = :subscription%s
          order by account_id
          fetch first :limit rows only
          """;

  private static final String DELETE =
      "delete from pending_release where organization_id = :organization and account_id = :account";

  private static final BulkInsert<PendingRelease> INSERT =
      BulkInsert.<PendingRelease>into("pending_release")
          .uuid("organization_id", row -> row.organization().value())
          .uuid("subscription_id", row -> row.subscription().value())
          .uuid("account_id", row -> row.account().value())
          .uuid("connection_id", row -> row.connection().value())
          .uuid("run_id", row -> row.run().value())
          .uuid("seat_id", row -> row.seat().value())
          .bigint("due_at", row -> Columns.micros(row.dueAt()));

  private final Handle handle;
  private final Dialect dialect;

  /** On one connection. */
  public PendingReleaseTable(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.dialect = dialect;
  }

  @Override
  public void insertAll(List<PendingRelease> pending) {
    INSERT.execute(handle, dialect, pending);
  }

  @Override
  public Map<AccountId, PendingRelease> findAll(
      OrganizationId organization, SubscriptionId subscription, Collection<AccountId> accounts) {
    Map<AccountId, PendingRelease> found = new HashMap<>();
    if (accounts.size() == 1) {
      one(FIND_ONE, organization, subscription, accounts)
          .find(PendingReleaseTable::read)
          .ifPresent(pending -> found.put(pending.account(), pending));
      return found;
    }
    for (List<AccountId> slice : Slices.of(accounts)) {
      BY_PERSON
          .bind(handle.createQuery(BY_PERSON.in(FIND, dialect)), dialect, ids(slice))
          .bind("organization_id", organization.value())
          .bind("subscription_id", subscription.value())
          .map(PendingReleaseTable::map)
          .forEach(pending -> found.put(pending.account(), pending));
    }
    return found;
  }

  private Sql one(
      String sql,
      OrganizationId organization,
      SubscriptionId subscription,
      Collection<AccountId> accounts) {
    return Sql.of(handle, sql)
        .bind("organization_id", organization.value())
        .bind("subscription_id", subscription.value())
        .bind("account_id", accounts.iterator().next().value());
  }

  @Override
  public int removeAll(
      OrganizationId organization, SubscriptionId subscription, Collection<AccountId> accounts) {
    if (accounts.size() == 1) {
      return one(REMOVE_ONE, organization, subscription, accounts).execute();
    }
    int removed = 0;
    for (List<AccountId> slice : Slices.of(accounts)) {
      removed +=
          BY_PERSON
              .bind(handle.createUpdate(BY_PERSON.in(REMOVE, dialect)), dialect, ids(slice))
              .bind("organization_id", organization.value())
              .bind("subscription_id", subscription.value())
              .execute();
    }
    return removed;
  }

  @Override
  public List<PendingRelease> due(RosterConnection connection, Instant now, int limit) {
    return handle
        .createQuery(DUE)
        .bind("organization", connection.organization().value())
        .bind("connection", connection.id().value())
        .bind("now", Columns.micros(now))
        .bind("limit", limit)
        .map(PendingReleaseTable::map)
        .list();
  }

  @Override
  public List<PendingRelease> page(
      OrganizationId organization,
      SubscriptionId subscription,
      Optional<AccountId> after,
      int limit) {
    String behind = after.isPresent() ? " and account_id > :after" : "";
    Query query =
        handle
            .createQuery(PAGE.formatted(behind))
            .bind("organization", organization.value())
            .bind("subscription", subscription.value())
            .bind("limit", limit);
    after.ifPresent(account -> query.bind("after", account.value()));
    return query.map(PendingReleaseTable::map).list();
  }

  /** All of a person in an organization. */
  void delete(OrganizationId organization, AccountId account) {
    handle
        .createUpdate(DELETE)
        .bind("organization", organization.value())
        .bind("account", account.value())
        .execute();
  }

  private static List<UUID> ids(List<AccountId> accounts) {
    return accounts.stream().map(AccountId::value).toList();
  }

  private static PendingRelease map(ResultSet row, StatementContext context) throws SQLException {
    return read(row);
  }

  private static PendingRelease read(ResultSet row) throws SQLException {
    return new PendingRelease(
        new OrganizationId(Columns.uuid(row, "organization_id")),
        new SubscriptionId(Columns.uuid(row, "subscription_id")),
        new AccountId(Columns.uuid(row, "account_id")),
        new ConnectionId(Columns.uuid(row, "connection_id")),
        new RosterRunId(Columns.uuid(row, "run_id")),
        new SeatId(Columns.uuid(row, "seat_id")),
        Columns.instant(row, "due_at"));
  }
}
