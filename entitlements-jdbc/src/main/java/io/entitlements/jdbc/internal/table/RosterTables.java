package io.entitlements.jdbc.internal.table;

import io.entitlements.roster.RosterConnection;
import io.entitlements.spi.RosterStore;
import io.entitlements.type.AccountId;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The tables {@code roster_connection} and {@code roster_link}. */
public final class RosterTables implements RosterStore {

  private static final String INSERT =
      """
      insert into roster_connection (organization_id, id, subscription_id, name)
      values (:organization, :id, :subscription, :name)
      """;

  private static final String SELECT =
      "select organization_id, id, subscription_id, name from roster_connection ";

  private static final String BY_NAME =
      SELECT
          + """
          where organization_id = :organization
            and subscription_id = :subscription
            and name = :name
          """;

  private static final String LINK =
      """
      insert into roster_link (organization_id, connection_id, directory_id, account_id)
      values (:organization, :connection, :directoryId, :account)
      """;

  private static final String LINKED =
      """
      select account_id from roster_link
      where organization_id = :organization
        and connection_id = :connection
        and directory_id = :directoryId
      """;

  private static final String UNLINK =
      "delete from roster_link where organization_id = :organization and account_id = :account";

  private final Handle handle;

  /** On one connection. */
  public RosterTables(Handle handle) {
    this.handle = handle;
  }

  @Override
  public boolean insert(RosterConnection connection) {
    if (find(connection.organization(), connection.subscription(), connection.name()).isPresent()) {
      return false;
    }
    handle
        .createUpdate(INSERT)
        .bind("organization", connection.organization().value())
        .bind("id", connection.id().value())
        .bind("subscription", connection.subscription().value())
        .bind("name", connection.name())
        .execute();
    return true;
  }

  @Override
  public Optional<RosterConnection> find(OrganizationId organization, ConnectionId id) {
    return handle
        .createQuery(SELECT + "where organization_id = :organization and id = :id")
        .bind("organization", organization.value())
        .bind("id", id.value())
        .map(RosterTables::map)
        .findOne();
  }

  @Override
  public Optional<RosterConnection> find(
      OrganizationId organization, SubscriptionId subscription, String name) {
    return handle
        .createQuery(BY_NAME)
        .bind("organization", organization.value())
        .bind("subscription", subscription.value())
        .bind("name", name)
        .map(RosterTables::map)
        .findOne();
  }

  @Override
  public boolean link(RosterConnection connection, String directoryId, AccountId account) {
    if (linked(connection, directoryId).isPresent()) {
      return false;
    }
    handle
        .createUpdate(LINK)
        .bind("organization", connection.organization().value())
        .bind("connection", connection.id().value())
        .bind("directoryId", directoryId)
        .bind("account", account.value())
        .execute();
    return true;
  }

  @Override
  public Optional<AccountId> linked(RosterConnection connection, String directoryId) {
    return handle
        .createQuery(LINKED)
        .bind("organization", connection.organization().value())
        .bind("connection", connection.id().value())
        .bind("directoryId", directoryId)
        .map((row, context) -> new AccountId(Columns.uuid(row, "account_id")))
        .findOne();
  }

  @Override
  public void unlink(OrganizationId organization, AccountId account) {
    handle
        .createUpdate(UNLINK)
        .bind("organization", organization.value())
        .bind("account", account.value())
        .execute();
  }

  private static RosterConnection map(ResultSet row, StatementContext context) throws SQLException {
    return new RosterConnection(
        new OrganizationId(Columns.uuid(row, "organization_id")),
        new ConnectionId(Columns.uuid(row, "id")),
        new SubscriptionId(Columns.uuid(row, "subscription_id")),
        row.getString("name"));
  }
}
