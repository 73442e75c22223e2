package io.entitlements.jdbc.internal.table;

import io.entitlements.account.Organization;
import io.entitlements.account.ServiceRegion;
import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.spi.OrganizationStore;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/** The table {@code organization}. */
public final class OrganizationTable implements OrganizationStore {

  /** What a query needs to read an organization, but for its identifier. */
  static final String LIST =
      "organization.name, organization.location, organization.zone, organization.region, "
          + "organization.owner_account_id, organization.closed_at";

  private static final String INSERT =
      """
      insert into organization (id, name, location, zone, region, owner_account_id, closed_at)
      values (:id, :name, :location, :zone, :region, :owner, :closedAt)
      """;

  private static final String FIND =
      "select id, " + LIST + " from organization where organization.id = :id";

  private static final String KEEP_OPEN = FIND + " and closed_at is null for update";

  private static final String EDIT =
      """
      update organization
      set name = :name, location = :location, zone = :zone, region = :region
      where id = :id and closed_at is null
      """;

  private static final String SET_OWNER =
      """
      update organization set owner_account_id = :owner
      where id = :id
        and closed_at is null
        and owner_account_id = :before
      """;

  private static final String SET_FIRST_OWNER =
      """
      update organization set owner_account_id = :owner
      where id = :id
        and closed_at is null
        and owner_account_id is null
      """;

  private static final String CLOSE =
      "update organization set closed_at = :now where id = :id and closed_at is null";

  private final Handle handle;

  /** On one connection. */
  public OrganizationTable(Handle handle) {
    this.handle = handle;
  }

  @Override
  public void insert(Organization organization) {
    bind(handle.createUpdate(INSERT), organization.id(), organization.details())
        .bind("owner", organization.owner().map(AccountId::value).orElse(null))
        .bind("closedAt", Columns.micros(organization.closedAt()))
        .execute();
  }

  @Override
  public Optional<Organization> find(OrganizationId id) {
    return Sql.of(handle, FIND).bind("id", id.value()).find(row -> read(row, id));
  }

  @Override
  public Optional<Organization> keepOpen(OrganizationId id) {
    return handle
        .createQuery(KEEP_OPEN)
        .bind("id", id.value())
        .map(OrganizationTable::map)
        .findOne();
  }

  @Override
  public boolean edit(OrganizationId id, Organization.Details details) {
    return bind(handle.createUpdate(EDIT), id, details).execute() == 1;
  }

  @Override
  public boolean setOwner(OrganizationId id, Optional<AccountId> before, AccountId owner) {
    Update update =
        before
            .map(known -> handle.createUpdate(SET_OWNER).bind("before", known.value()))
            .orElseGet(() -> handle.createUpdate(SET_FIRST_OWNER));
    return update.bind("id", id.value()).bind("owner", owner.value()).execute() == 1;
  }

  @Override
  public boolean close(OrganizationId id, Instant now) {
    return handle
            .createUpdate(CLOSE)
            .bind("id", id.value())
            .bind("now", Columns.micros(now))
            .execute()
        == 1;
  }

  private static Update bind(Update update, OrganizationId id, Organization.Details details) {
    return update
        .bind("id", id.value())
        .bind("name", details.name())
        .bind("location", details.location())
        .bind("zone", details.zone().getId())
        .bind("region", details.region().name());
  }

  private static Organization map(ResultSet row, StatementContext context) throws SQLException {
    return read(row, new OrganizationId(Columns.uuid(row, "id")));
  }

  static Organization read(ResultSet row, OrganizationId id) throws SQLException {
    return new Organization(
        id,
        new Organization.Details(
            row.getString("name"),
            row.getString("location"),
            ZoneId.of(row.getString("zone")),
            ServiceRegion.valueOf(row.getString("region"))),
        Columns.optionalUuid(row, "owner_account_id").map(AccountId::new),
        Columns.optionalInstant(row, "closed_at"));
  }
}
