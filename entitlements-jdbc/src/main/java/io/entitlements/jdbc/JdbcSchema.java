package io.entitlements.jdbc;

import io.entitlements.error.StorageException;
import io.entitlements.error.StorageException.Outcome;
import io.entitlements.jdbc.internal.Failures;
import io.entitlements.jdbc.internal.dialect.Dialect;
import io.entitlements.jdbc.internal.schema.Migration;
import io.entitlements.jdbc.internal.schema.SchemaFile;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Makes the tables and brings them up to date. Give the library a database, or a schema, of its
 * own: its tables have short names.
 */
public final class JdbcSchema {

  private JdbcSchema() {}

  /**
   * Brings the tables up to the version that this library needs; does nothing if they are. May be
   * called by several processes at once, each start of an application for example: one works, the
   * others wait. A migration that was killed is completed by the next. Blocks.
   *
   * @param dataSource gives two connections at once, to a user who may create tables; it stays the
   *     caller's
   * @throws StorageException if the schema was made by a newer version of this library, or by files
   *     that were changed since, or if the database fails
   */
  public static void migrate(DataSource dataSource) {
    Jdbi jdbi = JdbcStorage.jdbi(dataSource);
    Dialect dialect;
    try (Handle handle = jdbi.open()) {
      dialect = Dialect.of(handle.getConnection());
      dialect.requireSafe(handle.getConnection(), false);
    } catch (JdbiException | SQLException e) {
      throw Failures.storageException(Outcome.NOT_DONE, "the database cannot be opened", e);
    }
    new Migration(jdbi, dialect, SchemaFile.of(dialect)).run();
  }
}
