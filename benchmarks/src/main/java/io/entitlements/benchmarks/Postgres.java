package io.entitlements.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.entitlements.jdbc.JdbcSchema;
import io.entitlements.jdbc.JdbcStorage;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL of this JVM in a new folder, the tables made, which waits for the disk at each
 * commit: embedded ones do not by default. Before it lies a pool of HikariCP as its manual advises:
 * of a fixed size, and everything else as it comes.
 */
public final class Postgres implements AutoCloseable {

  /** How many connections the pool has, and how many threads use it. */
  static final int CONNECTIONS = 8;

  private final TemporaryFolder folder = TemporaryFolder.create();
  private final EmbeddedPostgres server;
  private final HikariDataSource pool;
  private final JdbcStorage storage;

  /** Starts it. */
  public Postgres() {
    server = start();
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setURL(server.getJdbcUrl("postgres", "postgres"));
    HikariConfig config = new HikariConfig();
    config.setDataSource(dataSource);
    config.setMaximumPoolSize(CONNECTIONS);
    pool = new HikariDataSource(config);
    JdbcSchema.migrate(pool);
    storage = JdbcStorage.create(pool, JdbcStorage.Durability.POWER_LOSS);
  }

  private EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder()
          .setOverrideWorkingDirectory(folder.path().resolve("binaries").toFile())
          .setDataDirectory(folder.path().resolve("data"))
          .setLocaleConfig("locale", "C")
          .setServerConfig("fsync", "on")
          .setServerConfig("synchronous_commit", "on")
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of {@link #CONNECTIONS} connections. */
  public DataSource pool() {
    return pool;
  }

  /** A store over the pool. */
  public JdbcStorage storage() {
    return storage;
  }

  /** Runs a statement and commits it. */
  public void execute(String sql, Object... arguments) {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      Jdbc.bind(statement, arguments);
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public void close() {
    storage.close();
    pool.close();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    folder.close();
  }
}
