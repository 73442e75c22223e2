package io.entitlements.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL of this JVM, started when it is first needed. */
final class PostgresServer implements TestServer {

  private static final EmptiedDatabases.Words EMPTYING =
      new EmptiedDatabases.Words(
          """
          select count(*) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()
            and backend_type = 'client backend'
          """,
          """
          select pg_terminate_backend(pid, 10000) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()
            and backend_type = 'client backend'
          """,
          """
          do $$
          declare
            name text;
          begin
            -- Without foreign keys, which would want an order.
            set local session_replication_role = replica;
            for name in
              select tablename from pg_tables
              where schemaname = 'public' and tablename <> 'schema_version'
            loop
              execute format('delete from %I', name);
            end loop;
          end $$
          """);

  /** The newest version; writes as safely as in production: embedded ones do not by default. */
  static final PostgresServer NEWEST = new PostgresServer("newest", "on");

  /** The same without waiting for its disk, for tests that kill and measure nothing. */
  static final PostgresServer CARELESS = new PostgresServer("newest", "off");

  /** The oldest version that is supported, without waiting for its disk. */
  static final PostgresServer CARELESS_OLDEST = new PostgresServer("oldest", "off");

  private static final Path FOLDER = Path.of("target", "postgres").toAbsolutePath();
  private static final String TEMPLATE = "migrated";

  private final AtomicInteger databases = new AtomicInteger();
  private final EmptiedDatabases emptied = new EmptiedDatabases(EMPTYING);
  private final String name;
  private final String fsync;
  private EmbeddedPostgres server;

  private PostgresServer(String name, String fsync) {
    this.name = name;
    this.fsync = fsync;
  }

  private synchronized EmbeddedPostgres server() {
    if (server == null) {
      server = start();
      execute("create database " + TEMPLATE);
      JdbcSchema.migrate(dataSource(TEMPLATE));
    }
    return server;
  }

  private EmbeddedPostgres start() {
    Path data = data();
    try {
      Leftovers.remove(data.resolve("postmaster.pid"), data);
      return EmbeddedPostgres.builder()
          .setPgBinaryResolver(this::binaries)
          .setOverrideWorkingDirectory(FOLDER.resolve(name).toFile())
          .setDataDirectory(data)
          .setLocaleConfig("locale", "C")
          .setServerConfig("fsync", fsync)
          .setServerConfig("full_page_writes", fsync)
          .setServerConfig("synchronous_commit", "on")
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path data() {
    return FOLDER.resolve(name + "-fsync-" + fsync + "-" + Fork.NAME);
  }

  /** From the jar that the build has copied: two of them would clash on the class path. */
  private InputStream binaries(String system, String machine) throws IOException {
    ZipFile jar = new ZipFile(FOLDER.resolve(name + ".jar").toFile());
    String archive = "postgres-" + system.toLowerCase(Locale.ROOT) + "-" + machine + ".txz";
    ZipEntry entry = jar.getEntry(archive);
    if (entry == null) {
      jar.close();
      throw new IOException("no " + archive + " there: name another -Dpostgres.platform");
    }
    return new FilterInputStream(jar.getInputStream(entry)) {
      @Override
      public void close() throws IOException {
        jar.close();
      }
    };
  }

  @Override
  public TestDatabase empty() {
    return database("template0");
  }

  @Override
  public TestDatabase migrated() {
    return database(TEMPLATE);
  }

  @Override
  public TestDatabase emptied() {
    return emptied.lend(() -> database(TEMPLATE));
  }

  private PooledDatabase database(String template) {
    server();
    String database = "test_" + databases.incrementAndGet();
    execute("create database " + database + " template " + template);
    return new PooledDatabase(
        url(database),
        dataSource(database),
        () -> execute("drop database " + database + " with (force)"));
  }

  private String url(String database) {
    return server().getJdbcUrl("postgres", database);
  }

  private DataSource dataSource(String database) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setURL(url(database));
    return dataSource;
  }

  /** Kills the server, which need not have finished anything, and starts it again. */
  void crash() {
    PostgresCrash.killAndRestart(data(), FOLDER.resolve(name + "-restarted-" + Fork.NAME + ".log"));
  }

  /** Runs a statement outside of the tests' databases. */
  void execute(String sql) {
    try (Connection connection = dataSource("postgres").getConnection();
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
    return new SqlError("40001", 0);
  }

  @Override
  public SqlError lost() {
    return new SqlError("57P01", 0);
  }

  @Override
  public String narrow(String table, String column) {
    return "alter table " + table + " alter column " + column + " set data type varchar(3)";
  }

  @Override
  public String dropIndex(String index, String table) {
    return "drop index " + index;
  }
}
