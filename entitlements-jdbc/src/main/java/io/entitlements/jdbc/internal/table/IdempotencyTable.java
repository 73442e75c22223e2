package io.entitlements.jdbc.internal.table;

import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.spi.IdempotencyRecord;
import io.entitlements.spi.IdempotencyStore;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Revision;
import io.entitlements.type.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table {@code idempotency}. */
public final class IdempotencyTable implements IdempotencyStore {

  private static final String INSERT =
      """
      insert into idempotency (scope_id, idempotency_key, scope_kind, request, result, revision,
        recorded_at)
      values (:scope, :key, :scopeKind, :request, :result, :revision, :recordedAt)
      """;

  private static final String SELECT =
      """
      select scope_id, idempotency_key, scope_kind, request, result, revision, recorded_at
      from idempotency
      where scope_id = :scope and idempotency_key = :key
      """;

  private final Handle handle;

  /** On one connection. */
  public IdempotencyTable(Handle handle) {
    this.handle = handle;
  }

  @Override
  public Optional<IdempotencyRecord> find(Scope scope, IdempotencyKey key) {
    return Sql.of(handle, SELECT)
        .bind("scope", scope.value())
        .bind("key", key.value())
        .find(IdempotencyTable::read);
  }

  @Override
  public void insert(IdempotencyRecord record) {
    Sql.of(handle, INSERT)
        .bind("scope", record.revision().scope().value())
        .bind("key", record.key().value())
        .bind("scopeKind", record.revision().scope().kind().name())
        .bind("request", record.request())
        .bind("result", record.result())
        .bind("revision", record.revision().number())
        .bind("recordedAt", Columns.micros(record.recordedAt()))
        .execute();
  }

  private static IdempotencyRecord read(ResultSet row) throws SQLException {
    return new IdempotencyRecord(
        new IdempotencyKey(row.getString("idempotency_key")),
        row.getString("request"),
        row.getString("result"),
        new Revision(Columns.scope(row), row.getLong("revision")),
        Columns.instant(row, "recorded_at"));
  }
}
