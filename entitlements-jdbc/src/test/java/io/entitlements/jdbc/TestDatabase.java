package io.entitlements.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;

/** A new H2 database in a file, with a pool; deleted when it is closed. */
final class TestDatabase implements AutoCloseable {

  private final Path directory;
  private JdbcConnectionPool pool;

  private TestDatabase(Path directory) {
    this.directory = directory;
    this.pool = newPool();
  }

  static TestDatabase empty() {
    try {
      return new TestDatabase(Files.createTempDirectory("entitlements"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static TestDatabase migrated() {
    TestDatabase database = empty();
    JdbcSchema.migrate(database.pool());
    return database;
  }

  String url(String settings) {
    return "jdbc:h2:file:" + directory.resolve("database") + settings;
  }

  JdbcConnectionPool pool() {
    return pool;
  }

  void execute(String sql, Object... arguments) {
    Jdbi.create(pool).useHandle(handle -> handle.execute(sql, arguments));
  }

  List<String> query(String sql, Object... arguments) {
    return Jdbi.create(pool)
        .withHandle(handle -> handle.select(sql, arguments).mapTo(String.class).list());
  }

  /** Closes the database for all connections; the next one opens it again. */
  void shutDown() {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("shutdown");
    } catch (SQLException e) {
      // H2 may close the connection before it answers.
    }
    pool.dispose();
    pool = newPool();
  }

  private JdbcConnectionPool newPool() {
    JdbcConnectionPool made = JdbcConnectionPool.create(url(""), "sa", "");
    made.setMaxConnections(16);
    return made;
  }

  @Override
  public void close() {
    shutDown();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
