package io.entitlements.jdbc.internal.table;

import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.roster.PushToken;
import io.entitlements.spi.PushStore.Opened;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.PushTokenId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table {@code push_token}. */
final class PushTokenTable {

  private static final String INSERT =
      """
      insert into push_token (hash, organization_id, connection_id, id, issued_at, expires_at)
      values (:hash, :organization, :connection, :id, :issuedAt, :expiresAt)
      """;

  private static final String FIND =
      """
      select push_token.id token_id, issued_at, expires_at, roster_connection.organization_id,
        roster_connection.id, subscription_id, roster_connection.name, mode, grace_days,
        guard_percent, guard_least, every_minutes, pause_first_day, pause_last_day
      from push_token
      join roster_connection
        on roster_connection.organization_id = push_token.organization_id
        and roster_connection.id = push_token.connection_id
      join organization
        on organization.id = push_token.organization_id and organization.closed_at is null
      where hash = :hash and live = true
      """;

  private static final String OF =
      "select id token_id, issued_at, expires_at from push_token"
          + ListKey.WHERE
          + "order by issued_at, id";

  private static final String REMOVE = "delete from push_token" + ListKey.WHERE + "and id = :id";

  private static final String CLEAR = "delete from push_token" + ListKey.WHERE;

  private final Handle handle;

  PushTokenTable(Handle handle) {
    this.handle = handle;
  }

  void insert(OrganizationId organization, PushToken token, String hash) {
    new ListKey(organization, token.connection())
        .of(handle, INSERT)
        .bind("hash", hash)
        .bind("id", token.id().value())
        .bind("issuedAt", Columns.micros(token.issuedAt()))
        .bind("expiresAt", Columns.micros(token.expiresAt()))
        .execute();
  }

  Optional<Opened> find(String hash) {
    return Sql.of(handle, FIND)
        .bind("hash", hash)
        .find(
            row ->
                new Opened(
                    token(row, new ConnectionId(Columns.uuid(row, "id"))), RosterTables.read(row)));
  }

  List<PushToken> of(ListKey list) {
    return list.of(handle, OF).list(row -> token(row, list.connection()));
  }

  void remove(ListKey list, PushTokenId id) {
    list.of(handle, REMOVE).bind("id", id.value()).execute();
  }

  boolean clear(ListKey list) {
    return list.of(handle, CLEAR).execute() > 0;
  }

  private static PushToken token(ResultSet row, ConnectionId connection) throws SQLException {
    return new PushToken(
        new PushTokenId(Columns.uuid(row, "token_id")),
        connection,
        Columns.instant(row, "issued_at"),
        Columns.optionalInstant(row, "expires_at"));
  }
}
