package io.entitlements.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;

/** A new H2 database in a file. */
final class H2Database extends TestDatabase {

  private static final String FILE = "database.mv.db";

  private final Path directory;
  private JdbcConnectionPool pool;

  private H2Database(Path directory) {
    this.directory = directory;
    this.pool = newPool();
  }

  static H2Database inNewFile() {
    try {
      return new H2Database(Files.createTempDirectory("entitlements"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In a copy of a file whose tables were made once. */
  static H2Database inNewFileWithTables() {
    try {
      Path directory = Files.createTempDirectory("entitlements");
      Files.write(directory.resolve(FILE), Tables.FILE_CONTENT);
      return new H2Database(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Made when they are first needed. */
  private static final class Tables {

    static final byte[] FILE_CONTENT = make();

    private static byte[] make() {
      try (H2Database database = inNewFile()) {
        JdbcSchema.migrate(database.pool());
        database.shutDown();
        return Files.readAllBytes(database.directory.resolve(FILE));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  String url(String settings) {
    return "jdbc:h2:file:" + directory.resolve("database") + settings;
  }

  @Override
  String url() {
    return url("") + ";USER=sa";
  }

  @Override
  public DataSource pool() {
    return pool;
  }

  @Override
  int connectionsInUse() {
    return pool.getActiveConnections();
  }

  @Override
  DataSource unpooled() {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL(url(""));
    dataSource.setUser("sa");
    dataSource.setPassword("");
    return dataSource;
  }

  /** Closes the database for all connections; the next one opens it again. */
  void shutDown() {
    shutDown("shutdown");
    pool = newPool();
  }

  private void shutDown(String statementOfIt) {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(statementOfIt);
    } catch (SQLException e) {
      // H2 may close the connection before it answers.
    }
    pool.dispose();
  }

  private JdbcConnectionPool newPool() {
    JdbcConnectionPool made = JdbcConnectionPool.create(url(""), "sa", "");
    made.setMaxConnections(16);
    return made;
  }

  @Override
  public void close() {
    // Without tidying the file, which takes H2 a fifth of a second.
    shutDown("shutdown immediately");
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
