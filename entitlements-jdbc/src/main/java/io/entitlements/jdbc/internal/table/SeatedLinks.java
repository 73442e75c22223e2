package io.entitlements.jdbc.internal.table;

import io.entitlements.jdbc.internal.dialect.Dialect;
import io.entitlements.jdbc.internal.dialect.ManyKeys;
import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.roster.RosterConnection;
import io.entitlements.spi.RosterLink;
import io.entitlements.spi.RosterLink.Standing;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * How many people each list gives a seat, on the row of its connection: it is asked for each loss
 * that is pushed, so that counting the links would make the losses of a big list cost the square of
 * their number. Who changes links holds that row.
 */
final class SeatedLinks {

  private static final ManyKeys BY_ID =
      ManyKeys.texts("organization_id", "connection_id", "directory_id");

  private static final String OF =
      "select seated from roster_connection where organization_id = :organization and id = :id";

  private static final String ADD =
      """
      update roster_connection set seated = seated + :more
      where organization_id = :organization and id = :id
      """;

  private static final String REPLACE =
      """
      update roster_connection set seated = seated + :more - (
        select count(*) from roster_link where <keys> and standing = 'SEATED')
      where organization_id = :organization and id = :id
      """;

  private static final String REPLACE_ONE = BY_ID.one(REPLACE);

  /** In one order for all. */
  private static final String LOCK_OF_ACCOUNT =
      """
      select id from roster_connection
      where organization_id = :organization
        and id in (select connection_id from roster_link
          where organization_id = :organization and account_id = :account)
      order by id
      for update
      """;

  private static final String REMOVED =
      """
      update roster_connection set seated = seated - (
        select count(*) from roster_link
        where organization_id = :organization and connection_id = :id and account_id = :account
          and standing = 'SEATED')
      where organization_id = :organization and id = :id
      """;

  private final Handle handle;
  private final Dialect dialect;

  SeatedLinks(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.dialect = dialect;
  }

  static int among(Collection<RosterLink> links) {
    return (int) links.stream().filter(link -> link.standing() == Standing.SEATED).count();
  }

  int of(RosterConnection connection) {
    return at(OF, connection).find(row -> row.getInt("seated")).orElse(0);
  }

  private Sql at(String sql, RosterConnection connection) {
    return Sql.of(handle, sql)
        .bind("organization", connection.organization().value())
        .bind("id", connection.id().value());
  }

  void add(RosterConnection connection, int more) {
    if (more != 0) {
      at(ADD, connection).bind("more", more).execute();
    }
  }

  /** Counts so many in the place of what these links are now, and before they are changed. */
  void replace(RosterConnection connection, Collection<String> directoryIds, int more) {
    if (directoryIds.size() == 1) {
      at(REPLACE_ONE, connection)
          .bind("more", more)
          .bind("organization_id", connection.organization().value())
          .bind("connection_id", connection.id().value())
          .bind("directory_id", directoryIds.iterator().next())
          .execute();
      return;
    }
    add(connection, more);
    for (List<String> slice : Slices.of(directoryIds)) {
      Update less = handle.createUpdate(BY_ID.in(REPLACE, dialect));
      BY_ID
          .bind(less, dialect, slice)
          .bind("organization_id", connection.organization().value())
          .bind("connection_id", connection.id().value())
          .bind("organization", connection.organization().value())
          .bind("id", connection.id().value())
          .bind("more", 0)
          .execute();
    }
  }

  /** Locks the connections that have links of a person; their rows come before all of theirs. */
  List<UUID> lock(OrganizationId organization, AccountId account) {
    return Sql.of(handle, LOCK_OF_ACCOUNT)
        .bind("organization", organization.value())
        .bind("account", account.value())
        .list(row -> Columns.uuid(row, "id"));
  }

  /** Before the links of a person are removed. */
  void removed(OrganizationId organization, AccountId account) {
    for (UUID connection : lock(organization, account)) {
      Sql.of(handle, REMOVED)
          .bind("organization", organization.value())
          .bind("account", account.value())
          .bind("id", connection)
          .execute();
    }
  }
}
