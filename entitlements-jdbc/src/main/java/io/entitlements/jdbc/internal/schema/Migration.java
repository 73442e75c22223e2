package io.entitlements.jdbc.internal.schema;

import io.entitlements.error.StorageException;
import io.entitlements.error.StorageException.Outcome;
import io.entitlements.jdbc.internal.Backoff;
import io.entitlements.jdbc.internal.Failures;
import io.entitlements.jdbc.internal.dialect.Dialect;
import io.entitlements.jdbc.internal.dialect.Failure;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Brings a database up to the newest schema file. One connection holds a row locked while another
 * one changes the tables: where changes of tables commit by themselves, a lock on the same
 * connection would end with the first of them.
 */
public final class Migration {

  private final Jdbi jdbi;
  private final Dialect dialect;
  private final List<SchemaFile> files;

  /**
   * Plans a migration.
   *
   * @param jdbi gives two connections at once
   * @param dialect the database's
   * @param files all files, in order
   */
  public Migration(Jdbi jdbi, Dialect dialect, List<SchemaFile> files) {
    this.jdbi = jdbi;
    this.dialect = dialect;
    this.files = List.copyOf(files);
  }

  /**
   * Refuses a schema that is not exactly the one of the files.
   *
   * @param handle outside of a transaction
   * @param files all files, in order
   */
  public static void requireCurrent(Handle handle, List<SchemaFile> files) {
    List<SchemaFile> missing;
    try {
      missing = new SchemaVersionTable(handle).missing(files);
    } catch (JdbiException e) {
      // Class 42: there is no such table.
      if (Failures.sqlState(e).startsWith("42")) {
        missing = files;
      } else {
        throw e;
      }
    }
    if (!missing.isEmpty()) {
      throw new StorageException(
          "the schema lacks version " + missing.get(0).version() + ": call JdbcSchema.migrate");
    }
  }

  /** Runs it, after waiting for another one that runs. */
  public void run() {
    for (int attempt = 1; ; attempt++) {
      try {
        once();
        return;
      } catch (JdbiException | SQLException e) {
        Failure failure = Failures.classify(dialect, e);
        if (attempt == Backoff.MAX_ATTEMPTS
            || (failure != Failure.CONFLICT && failure != Failure.DUPLICATE)) {
          throw Failures.storageException(Outcome.NOT_DONE, "the migration failed", e);
        }
        Backoff.pause(attempt);
      }
    }
  }

  private void once() throws SQLException {
    try (Handle changes = jdbi.open();
        Handle lock = jdbi.open()) {
      // Nested in a transaction of the pool's making, Jdbi would not commit.
      changes.getConnection().setAutoCommit(true);
      lock.getConnection().setAutoCommit(true);
      new SchemaVersionTable(changes).create(dialect);
      lock.useTransaction(
          locked -> {
            new SchemaVersionTable(locked).lock();
            SchemaVersionTable versions = new SchemaVersionTable(changes);
            for (SchemaFile file : versions.missing(files)) {
              changes.useTransaction(
                  change -> {
                    change.createScript(file.sql()).executeAsSeparateStatements();
                    new SchemaVersionTable(change).insert(file.version(), file.checksum());
                  });
            }
          });
    }
  }
}
