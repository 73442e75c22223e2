package io.entitlements.jdbc.internal.table;

import io.entitlements.account.Organization;
import io.entitlements.spi.OrganizationStore;
import io.entitlements.type.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The table {@code organization}. */
public final class OrganizationTable implements OrganizationStore {

  private static final String INSERT =
      """
      insert into organization (id, name, location, zone)
      values (:id, :name, :location, :zone)
      """;

  private static final String SELECT =
      "select id, name, location, zone from organization where id = :id";

  private final Handle handle;

  /** On one connection. */
  public OrganizationTable(Handle handle) {
    this.handle = handle;
  }

  @Override
  public void insert(Organization organization) {
    handle
        .createUpdate(INSERT)
        .bind("id", organization.id().value())
        .bind("name", organization.details().name())
        .bind("location", organization.details().location())
        .bind("zone", organization.details().zone().getId())
        .execute();
  }

  @Override
  public Optional<Organization> find(OrganizationId id) {
    return handle.createQuery(SELECT).bind("id", id.value()).map(OrganizationTable::map).findOne();
  }

  private static Organization map(ResultSet row, StatementContext context) throws SQLException {
    return read(row, new OrganizationId(Columns.uuid(row, "id")));
  }

  static Organization read(ResultSet row, OrganizationId id) throws SQLException {
    return new Organization(
        id,
        new Organization.Details(
            row.getString("name"), row.getString("location"), ZoneId.of(row.getString("zone"))));
  }
}
