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

  private static final String FIND_ONE = BY_ID.one(FIND);

  private static final String REMOVE_GONE =
      """
      delete from roster_link
      where organization_id = :organization and connection_id = :connection
        and standing = 'GONE' and run_id = :run
      """;

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

  private static final String LISTED_ONE = BY_ACCOUNT.one(LISTED);

  private static final String DIGESTS =
      """
      select directory_id, digest from roster_link
      where organization_id = :organization and connection_id = :connection
        and standing <> 'GONE'%s
      order by directory_id
      fetch first :limit rows only
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
  private final SeatedLinks seated;
  private final PendingReleaseTable pending;

  /** On one connection. */
  public RosterLinkTable(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.dialect = dialect;
    this.seats = new RosterSeats(handle);
    this.seated = new SeatedLinks(handle, dialect);
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
    if (directoryIds.size() == 1) {
      Sql.of(handle, FIND_ONE)
          .bind("organization_id", connection.organization().value())
          .bind("connection_id", connection.id().value())
          .bind("directory_id", directoryIds.iterator().next())
          .find(RosterLinkTable::read)
          .ifPresent(link -> found.put(link.directoryId(), link));
      return found;
    }
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
    seated.replace(connection, directoryIds, 0);
    for (List<String> slice : Slices.of(directoryIds)) {
      BY_ID
          .bind(handle.createUpdate(BY_ID.in(REMOVE, dialect)), dialect, slice)
          .bind("organization_id", connection.organization().value())
          .bind("connection_id", connection.id().value())
          .execute();
    }
  }

  @Override
  public void removeGone(RosterConnection connection, RosterRunId run) {
    Sql.of(handle, REMOVE_GONE)
        .bind("organization", connection.organization().value())
        .bind("connection", connection.id().value())
        .bind("run", run.value())
        .execute();
  }

  @Override
  public List<ListedPerson> listed(
      OrganizationId organization, SubscriptionId subscription, Collection<AccountId> accounts) {
    if (accounts.size() == 1) {
      return Sql.of(handle, LISTED_ONE)
          .bind("organization_id", organization.value())
          .bind("account_id", accounts.iterator().next().value())
          .bind("subscription", subscription.value())
          .list(RosterLinkTable::listed);
    }
    List<ListedPerson> found = new ArrayList<>();
    for (List<AccountId> slice : Slices.of(accounts)) {
      BY_ACCOUNT
          .bind(
              handle.createQuery(BY_ACCOUNT.in(LISTED, dialect)),
              dialect,
              slice.stream().map(AccountId::value).toList())
          .bind("organization_id", organization.value())
          .bind("subscription", subscription.value())
          .map((row, context) -> listed(row))
          .forEach(found::add);
    }
    return found;
  }

  private static ListedPerson listed(ResultSet row) throws SQLException {
    return new ListedPerson(new ConnectionId(Columns.uuid(row, "connection_id")), read(row));
  }

  @Override
  public void insert(RosterConnection connection, List<RosterLink> links) {
    INSERT.execute(
        handle, dialect, links.stream().map(link -> new ListedIn(connection, link)).toList());
    seated.add(connection, SeatedLinks.among(links));
  }

  @Override
  public void update(RosterConnection connection, List<RosterLink> links) {
    if (links.isEmpty()) {
      return;
    }
    seated.replace(
        connection, links.stream().map(RosterLink::directoryId).toList(), SeatedLinks.among(links));
    Sql update = Sql.of(handle, UPDATE);
    for (RosterLink link : links) {
      update
          .bind("organization", connection.organization().value())
          .bind("connection", connection.id().value())
          .bind("directoryId", link.directoryId())
          .bind("account", link.account().value())
          .bind("digest", link.digest())
          .bind("standing", link.standing().name())
          .bind("run", link.run().value())
          .add();
    }
    update.executeBatch();
  }

  @Override
  public int seated(RosterConnection connection) {
    return seated.of(connection);
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
    seated.removed(organization, account);
    Sql.of(handle, UNLINK)
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
    return read(row);
  }

  private static RosterLink read(ResultSet row) throws SQLException {
    return new RosterLink(
        row.getString("directory_id"),
        new AccountId(Columns.uuid(row, "account_id")),
        row.getLong("digest"),
        Standing.valueOf(row.getString("standing")),
        new RosterRunId(Columns.uuid(row, "run_id")));
  }
}
