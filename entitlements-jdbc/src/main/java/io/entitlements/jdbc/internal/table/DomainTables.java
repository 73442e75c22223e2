package io.entitlements.jdbc.internal.table;

import io.entitlements.account.Domain;
import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.spi.DomainStore;
import io.entitlements.type.DomainName;
import io.entitlements.type.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The tables {@code organization_domain} and {@code verified_domain}. */
public final class DomainTables implements DomainStore {

  private static final String INSERT =
      """
      insert into organization_domain (organization_id, name, token, added_at)
      values (:organization, :name, :token, :addedAt)
      """;

  private static final String SELECT =
      """
      select said.organization_id, said.name, said.token, said.added_at, verified.verified_at,
        said.looked_at, said.seen_at
      from organization_domain said
      left join verified_domain verified
        on verified.name = said.name and verified.holder_id = said.organization_id
      where said.organization_id = :organization
      """;

  private static final String FIND = SELECT + "  and said.name = :name";

  private static final String ALL = SELECT + "order by said.name";

  private static final String LOOK =
      """
      update organization_domain
      set looked_at = :at, seen_at = case when :found then :at else seen_at end
      where organization_id = :organization and name = :name and token = :token
      """;

  private static final String HOLDER = "select holder_id from verified_domain where name = :name";

  private static final String HOLD =
      """
      insert into verified_domain (name, holder_id, verified_at)
      values (:name, :organization, :now)
      """;

  private static final String RELEASE =
      "delete from verified_domain where name = :name and holder_id = :organization";

  private static final String REMOVE =
      "delete from organization_domain where organization_id = :organization and name = :name";

  private final Handle handle;

  /** On one connection. */
  public DomainTables(Handle handle) {
    this.handle = handle;
  }

  @Override
  public boolean insert(Domain domain) {
    if (find(domain.organization(), domain.name()).isPresent()) {
      return false;
    }
    of(INSERT, domain.organization(), domain.name())
        .bind("token", domain.token())
        .bind("addedAt", Columns.micros(domain.addedAt()))
        .execute();
    return true;
  }

  @Override
  public Optional<Domain> find(OrganizationId organization, DomainName name) {
    return of(FIND, organization, name).find(DomainTables::read);
  }

  @Override
  public List<Domain> of(OrganizationId organization) {
    return Sql.of(handle, ALL).bind("organization", organization.value()).list(DomainTables::read);
  }

  @Override
  public boolean look(Domain domain, Instant at, boolean found) {
    return of(LOOK, domain.organization(), domain.name())
            .bind("token", domain.token())
            .bind("at", Columns.micros(at))
            .bind("found", found)
            .execute()
        == 1;
  }

  @Override
  public Optional<OrganizationId> holder(DomainName name) {
    return Sql.of(handle, HOLDER)
        .bind("name", name.value())
        .find(row -> new OrganizationId(Columns.uuid(row, "holder_id")));
  }

  @Override
  public boolean hold(DomainName name, OrganizationId organization, Instant now) {
    if (holder(name).isPresent()) {
      return false;
    }
    of(HOLD, organization, name).bind("now", Columns.micros(now)).execute();
    return true;
  }

  @Override
  public boolean release(DomainName name, OrganizationId organization) {
    return of(RELEASE, organization, name).execute() == 1;
  }

  @Override
  public boolean remove(OrganizationId organization, DomainName name) {
    release(name, organization);
    return of(REMOVE, organization, name).execute() == 1;
  }

  private Sql of(String sql, OrganizationId organization, DomainName name) {
    return Sql.of(handle, sql)
        .bind("organization", organization.value())
        .bind("name", name.value());
  }

  private static Domain read(ResultSet row) throws SQLException {
    return new Domain(
        new OrganizationId(Columns.uuid(row, "organization_id")),
        new DomainName(row.getString("name")),
        row.getString("token"),
        Columns.instant(row, "added_at"),
        Columns.optionalInstant(row, "verified_at"),
        Columns.optionalInstant(row, "looked_at"),
        Columns.optionalInstant(row, "seen_at"));
  }
}
