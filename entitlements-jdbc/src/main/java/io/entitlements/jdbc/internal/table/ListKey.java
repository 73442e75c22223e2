package io.entitlements.jdbc.internal.table;

import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.OrganizationId;
import org.jdbi.v3.core.Handle;

/** Whose list it is, in every table of what is pushed. */
record ListKey(OrganizationId organization, ConnectionId connection) {

  /** What statements about one list have in common; {@link #of} binds it. */
  static final String WHERE =
      " where organization_id = :organization and connection_id = :connection ";

  Sql of(Handle handle, String sql) {
    return Sql.of(handle, sql)
        .bind("organization", organization.value())
        .bind("connection", connection.value());
  }
}
