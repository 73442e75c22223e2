package io.entitlements.benchmarks;

import io.entitlements.jdbc.JdbcSchema;
import io.entitlements.jdbc.JdbcStorage;
import org.h2.jdbcx.JdbcConnectionPool;

/** A new H2 database in a file, with H2's own pool, the tables made; deleted when closed. */
final class H2File implements AutoCloseable {

  private final TemporaryFolder folder = TemporaryFolder.create();
  private final JdbcConnectionPool pool;
  private final JdbcStorage storage;

  H2File() {
    pool = JdbcConnectionPool.create("jdbc:h2:file:" + folder.path().resolve("database"), "sa", "");
    JdbcSchema.migrate(pool);
    storage = JdbcStorage.create(pool);
  }

  JdbcConnectionPool pool() {
    return pool;
  }

  JdbcStorage storage() {
    return storage;
  }

  @Override
  public void close() {
    storage.close();
    // With its last connection H2 closes the file.
    pool.dispose();
    folder.close();
  }
}
