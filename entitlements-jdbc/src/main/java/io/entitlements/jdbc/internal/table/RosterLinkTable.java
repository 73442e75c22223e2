package io.entitlements.jdbc.internal.table;

import io.entitlements.jdbc.internal.dialect.BulkInsert;
import io.entitlements.jdbc.internal.dialect.Dialect;
import io.entitlements.jdbc.internal.dialect.ManyKeys;
import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.roster.RosterConnection;
import io.entitlements.spi.RosterDigest;
import io.entitlements.spi.RosterLink;
import io.entitlements.spi.RosterLink.Standing;
import io.entitlements.spi.RosterLinkStore;
import io.entitlements.type.AccountId;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.RosterRunId;
import io.entitlements.type.SubscriptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** The table {@code roster_link}. */
public final class RosterLinkTable implements RosterLinkStore {

  static final String SELECT =
      """
      select connection_id, directory_id, account_id, digest, standing, run_id
      from roster_link
      """;

  private static final ManyKeys BY_ID =
      ManyKeys.texts("organization_id", "connection_id", "directory_id");

  private static final ManyKeys BY_ACCOUNT = ManyKeys.uuids("organization_id", "account_id");

  private static final String FIND = SELECT + "where <keys>";

  private static final String REMOVE = "delete from roster_link where <keys>";

  private static final String FIRST =
      SELECT
          + """
          where organization_id = :organization and connection_id = :connection
          order by directory_id
          fetch first :limit rows only
          """;

  private static final String LISTED =
      SELECT
          + """
          where <keys> and standing <> 'GONE'
            and exists (select 1 from roster_connection
              where roster_connection.organization_id = roster_link.organization_id
                and roster_connection.id = roster_link.connection_id
                and roster_connection.subscription_id = :subscription
                and roster_connection.live = true)
          """;

  private static final String DIGESTS =
      """
      select directory_id, digest from roster_link
      where organization_id = :organization and connection_id = :connection
        and standing <> 'GONE'%s
      order by directory_id
      fetch first :limit rows only
      """;

  private static final String SEATED =
      """
      select count(*) from roster_link
      where organization_id = :organization and connection_id = :connection
        and standing = 'SEATED'
      """;

  private static final String UPDATE =
      """
      update roster_link set account_id = :account, digest = :digest, standing = :standing,
        run_id = :run
      where organization_id = :organization and connection_id = :connection
        and directory_id = :directoryId
      """;

  private static final String UNLINK =
      "delete from roster_link where organization_id = :organization and account_id = :account";

  private static final BulkInsert<ListedIn> INSERT =
      BulkInsert.<ListedIn>into("roster_link")
          .uuid("organization_id", row -> row.connection().organization().value())
          .uuid("connection_id", row -> row.connection().id().value())
          .text("directory_id", row -> row.link().directoryId())
          .uuid("account_id", row -> row.link().account().value())
          .bigint("digest", row -> row.link().digest())
          .text("standing", row -> row.link().standing().name())
          .uuid("run_id", row -> row.link().run().value());

  private final Handle handle;
  private final Dialect dialect;
  private final RosterSeats seats;
  private final PendingReleaseTable pending;

  /** On one connection. */
  public RosterLinkTable(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.dialect = dialect;
    this.seats = new RosterSeats(handle);
    this.pending = new PendingReleaseTable(handle, dialect);
  }

  private record ListedIn(RosterConnection connection, RosterLink link) {}

  @Override
  public List<RosterDigest> digests(
      RosterConnection connection, Optional<String> after, int limit) {
    String behind = after.isPresent() ? " and directory_id > :after" : "";
    Sql query =
        Sql.of(handle, DIGESTS.formatted(behind))
            .bind("organization", connection.organization().value())
            .bind("connection", connection.id().value())
            .bind("limit", limit);
    after.ifPresent(id -> query.bind("after", id));
    return query.list(row -> new RosterDigest(row.getString(1), row.getLong(2)));
  }

  @Override
  public Map<String, RosterLink> find(
      RosterConnection connection, Collection<String> directoryIds) {
    Map<String, RosterLink> found = new HashMap<>();
    for (List<String> slice : Slices.of(directoryIds)) {
      BY_ID
          .bind(handle.createQuery(BY_ID.in(FIND, dialect)), dialect, slice)
          .bind("organization_id", connection.organization().value())
          .bind("connection_id", connection.id().value())
          .map(RosterLinkTable::link)
          .forEach(link -> found.put(link.directoryId(), link));
    }
    return found;
  }

  @Override
  public List<RosterLink> first(RosterConnection connection, int limit) {
    return query(FIRST, connection).bind("limit", limit).map(RosterLinkTable::link).list();
  }

  @Override
  public void remove(RosterConnection connection, Collection<String> directoryIds) {
    for (List<String> slice : Slices.of(directoryIds)) {
      BY_ID
          .bind(handle.createUpdate(BY_ID.in(REMOVE, dialect)), dialect, slice)
          .bind("organization_id", connection.organization().value())
          .bind("connection_id", connection.id().value())
          .execute();
    }
  }

  @Override
  public List<ListedPerson> listed(
      OrganizationId organization, SubscriptionId subscription, Collection<AccountId> accounts) {
    List<ListedPerson> found = new ArrayList<>();
    for (List<AccountId> slice : Slices.of(accounts)) {
      BY_ACCOUNT
          .bind(
              handle.createQuery(BY_ACCOUNT.in(LISTED, dialect)),
              dialect,
              slice.stream().map(AccountId::value).toList())
          .bind("organization_id", organization.value())
          .bind("subscription", subscription.value())
          .map(
              (row, context) ->
                  new ListedPerson(
                      new ConnectionId(Columns.uuid(row, "connection_id")), link(row, context)))
          .forEach(found::add);
    }
    return found;
  }

  @Override
  public void insert(RosterConnection connection, List<RosterLink> links) {
    INSERT.execute(
        handle, dialect, links.stream().map(link -> new ListedIn(connection, link)).toList());
  }

  @Override
  public void update(RosterConnection connection, List<RosterLink> links) {
    if (links.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(UPDATE);
    for (RosterLink link : links) {
      batch
          .bind("organization", connection.organization().value())
          .bind("connection", connection.id().value())
          .bind("directoryId", link.directoryId())
          .bind("account", link.account().value())
          .bind("digest", link.digest())
          .bind("standing", link.standing().name())
          .bind("run", link.run().value())
          .add();
    }
    batch.execute();
  }

  @Override
  public int seated(RosterConnection connection) {
    return query(SEATED, connection).mapTo(Integer.class).one();
  }

  @Override
  public List<RosterLink> unmet(RosterConnection connection, int limit) {
    return seats.unmet(connection, limit);
  }

  @Override
  public List<RosterLink> deprived(RosterConnection connection, RosterRunId run, int limit) {
    return seats.deprived(connection, run, limit);
  }

  @Override
  public List<AccountId> typed(RosterConnection connection, Optional<AccountId> after, int limit) {
    return seats.typed(connection, after, limit);
  }

  @Override
  public void unlink(OrganizationId organization, AccountId account) {
    handle
        .createUpdate(UNLINK)
        .bind("organization", organization.value())
        .bind("account", account.value())
        .execute();
    pending.delete(organization, account);
  }

  private Query query(String sql, RosterConnection connection) {
    return handle
        .createQuery(sql)
        .bind("organization", connection.organization().value())
        .bind("connection", connection.id().value());
  }

  static RosterLink link(ResultSet row, StatementContext context) throws SQLException {
    return new RosterLink(
        row.getString("directory_id"),
        new AccountId(Columns.uuid(row, "account_id")),
        row.getLong("digest"),
        Standing.valueOf(row.getString("standing")),
        new RosterRunId(Columns.uuid(row, "run_id")));
  }
}
