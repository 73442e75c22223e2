package io.entitlements.jdbc.internal.table;

import io.entitlements.spi.CatalogRow;
import io.entitlements.spi.CatalogStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The table {@code catalog_version}. Every row names the one it follows, and that column is unique:
 * of two transactions that follow the same version, the second to commit fails as a duplicate and
 * is run again.
 */
public final class CatalogVersionTable implements CatalogStore {

  private static final String INSERT =
      """
      insert into catalog_version (version, previous, actor, recorded_at, body)
      values (:version, :previous, :actor, :recordedAt, :body)
      """;

  private static final String NEWEST_VERSION =
      "select coalesce(max(version), 0) from catalog_version";

  private static final String NEWEST =
      """
      select version, actor, recorded_at, body
      from catalog_version
      where version = (select max(version) from catalog_version)
      """;

  private static final String AT =
      """
      select version, actor, recorded_at, body
      from catalog_version
      where version = (select max(version) from catalog_version where recorded_at <= :at)
      """;

  private static final String VERSIONS =
      "select version, actor, recorded_at from catalog_version order by version";

  private final Handle handle;

  /** On one connection. */
  public CatalogVersionTable(Handle handle) {
    this.handle = handle;
  }

  @Override
  public boolean insert(CatalogRow row, int previous) {
    CatalogRow.Header header = row.header();
    if (header.version() <= previous) {
      throw new IllegalArgumentException("a version follows a lesser one");
    }
    if (newestVersion() != previous) {
      return false;
    }
    handle
        .createUpdate(INSERT)
        .bind("version", header.version())
        .bind("previous", previous)
        .bind("actor", header.actor())
        .bind("recordedAt", Columns.micros(header.recordedAt()))
        .bind("body", row.body())
        .execute();
    return true;
  }

  @Override
  public int newestVersion() {
    return handle.createQuery(NEWEST_VERSION).mapTo(Integer.class).one();
  }

  @Override
  public Optional<CatalogRow> newest() {
    return handle.createQuery(NEWEST).map(CatalogVersionTable::row).findOne();
  }

  @Override
  public Optional<CatalogRow> at(Instant instant) {
    return handle
        .createQuery(AT)
        .bind("at", Columns.micros(instant))
        .map(CatalogVersionTable::row)
        .findOne();
  }

  @Override
  public List<CatalogRow.Header> versions() {
    return handle.createQuery(VERSIONS).map(CatalogVersionTable::header).list();
  }

  private static CatalogRow row(ResultSet row, StatementContext context) throws SQLException {
    return new CatalogRow(header(row, context), row.getString("body"));
  }

  private static CatalogRow.Header header(ResultSet row, StatementContext context)
      throws SQLException {
    return new CatalogRow.Header(
        row.getInt("version"), row.getString("actor"), Columns.instant(row, "recorded_at"));
  }
}
