package io.entitlements.jdbc;

import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** A database with a pool, which its server has back when it is closed. */
public abstract class TestDatabase implements AutoCloseable {

  /** An H2 without tables. */
  static H2Database empty() {
    return H2Database.inNewFile();
  }

  /** An H2 with tables. */
  static H2Database migrated() {
    return H2Database.inNewFileWithTables();
  }

  /** Where another process finds it. */
  abstract String url();

  /** Connections that are used again. */
  public abstract DataSource pool();

  /** How many connections of the pool are in use. */
  abstract int connectionsInUse();

  /** Connections that are opened and closed each time. */
  abstract DataSource unpooled();

  final void execute(String sql, Object... arguments) {
    Jdbi.create(pool()).useHandle(handle -> handle.execute(sql, arguments));
  }

  final List<String> query(String sql, Object... arguments) {
    return Jdbi.create(pool())
        .withHandle(handle -> handle.select(sql, arguments).mapTo(String.class).list());
  }

  @Override
  public abstract void close();
}
