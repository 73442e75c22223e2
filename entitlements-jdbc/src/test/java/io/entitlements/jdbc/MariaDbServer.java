package io.entitlements.jdbc;

import io.entitlements.error.StorageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/** A MariaDB of this JVM, started when it is first needed; the build has unpacked its binaries. */
final class MariaDbServer implements TestServer {

  private static final EmptiedDatabases.Words EMPTYING =
      new EmptiedDatabases.Words(
          """
          select count(*) from information_schema.processlist
          where db = schema() and id <> connection_id()
          """,
          """
          begin not atomic
            -- Those that have ended meanwhile.
            declare continue handler for 1094 begin end;
            for other in (
              select id from information_schema.processlist
              where db = schema() and id <> connection_id())
            do
              execute immediate concat('kill ', other.id);
            end for;
          end
          """,
          """
          begin not atomic
            set foreign_key_checks = 0;
            start transaction;
            for named in (
              select table_name as name from information_schema.tables
              where table_schema = schema() and table_name <> 'schema_version')
            do
              execute immediate concat('delete from ', named.name);
            end for;
            commit;
            set foreign_key_checks = 1;
          end
          """);

  static final MariaDbServer ONLY = new MariaDbServer();

  private static final Path FOLDER = Path.of("target", "mariadb").toAbsolutePath();
  private static final Path DATA = FOLDER.resolve("data-" + Fork.NAME);
  private static final Path PID_FILE = FOLDER.resolve("mariadbd-" + Fork.NAME + ".pid");
  private static final Path LOG = FOLDER.resolve("mariadbd-" + Fork.NAME + ".log");
  private static final long START_SECONDS = 60;

  private final AtomicInteger databases = new AtomicInteger();
  private final EmptiedDatabases emptied = new EmptiedDatabases(EMPTYING);
  private int port;

  private MariaDbServer() {}

  private synchronized int port() {
    if (port == 0) {
      try {
        Leftovers.remove(PID_FILE, DATA);
        port = start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while MariaDB starts", e);
      }
    }
    return port;
  }

  private static int start() throws IOException, InterruptedException {
    Path home = home();
    Path program = home.resolve("bin").resolve("mariadbd");
    Process install =
        run(
            "sh",
            home.resolve("scripts").resolve("mariadb-install-db").toString(),
            "--no-defaults",
            "--auth-root-authentication-method=normal",
            "--skip-test-db",
            "--force",
            "--user=root",
            "--basedir=" + home,
            "--datadir=" + DATA);
    if (install.waitFor() != 0) {
      throw new IOException("MariaDB cannot be installed, see " + LOG);
    }
    int port = freePort();
    Process server =
        run(
            program.toString(),
            "--no-defaults",
            "--user=root",
            "--bind-address=127.0.0.1",
            "--skip-log-bin",
            "--innodb-flush-log-at-trx-commit=1",
            "--max-connections=300",
            "--basedir=" + home,
            "--datadir=" + DATA,
            "--pid-file=" + PID_FILE,
            // Relative to the data: the path of a socket must be short.
            "--socket=socket",
            "--port=" + port);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop MariaDB"));
    await(server, port);
    return port;
  }

  private static Path home() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER.resolve("binaries"))) {
      Path program = files.filter(file -> file.endsWith("bin/mariadbd")).findAny().orElseThrow();
      for (Path file : list(program.resolveSibling("."))) {
        if (!file.toFile().setExecutable(true)) {
          throw new IOException("cannot be made executable: " + file);
        }
      }
      return program.getParent().getParent();
    }
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  private static Process run(String... command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile()))
        .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void await(Process server, int port) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    SQLException last = null;
    while (System.nanoTime() < deadline && !server.waitFor(100, TimeUnit.MILLISECONDS)) {
      try {
        dataSource(port, "mysql").getConnection().close();
        return;
      } catch (SQLException e) {
        last = e;
      }
    }
    stop(server);
    throw new IOException("MariaDB does not start, see " + LOG, last);
  }

  private static void stop(Process server) {
    server.destroy();
    try {
      if (!server.waitFor(20, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
      Leftovers.delete(DATA);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String url(int port, String database) {
    return "jdbc:mariadb://127.0.0.1:" + port + "/" + database + "?user=root&sslMode=disable";
  }

  private static DataSource dataSource(int port, String database) throws SQLException {
    return new MariaDbDataSource(url(port, database));
  }

  @Override
  public TestDatabase empty() {
    return create();
  }

  private PooledDatabase create() {
    String database = "test_" + databases.incrementAndGet();
    execute("create database " + database);
    try {
      return new PooledDatabase(
          url(port(), database),
          dataSource(port(), database),
          () -> execute("drop database " + database));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public TestDatabase migrated() {
    return createWithTables();
  }

  private PooledDatabase createWithTables() {
    PooledDatabase database = create();
    try {
      JdbcSchema.migrate(database.pool());
    } catch (StorageException e) {
      database.close();
      throw e;
    }
    return database;
  }

  @Override
  public TestDatabase emptied() {
    return emptied.lend(this::createWithTables);
  }

  /** Runs a statement outside of the tests' databases. */
  void execute(String sql) {
    try (Connection connection = dataSource(port(), "mysql").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public SqlError conflict() {
    return new SqlError("40001", 1213);
  }

  @Override
  public SqlError lost() {
    return new SqlError("70100", 1927);
  }

  @Override
  public String narrow(String table, String column) {
    return "alter table " + table + " modify column " + column + " varchar(3) not null";
  }

  @Override
  public String dropIndex(String index, String table) {
    return "drop index " + index + " on " + table;
  }
}
