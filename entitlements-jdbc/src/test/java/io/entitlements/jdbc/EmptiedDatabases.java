package io.entitlements.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;

/**
 * Databases that tests use one after another. The next one has the connections of the earlier one,
 * too, if it gave all of them back: a new one costs a server as much as a small test.
 */
final class EmptiedDatabases {

  private final Words words;
  private final Deque<PooledDatabase> free = new ConcurrentLinkedDeque<>();

  /**
   * None yet.
   *
   * @param words what the server is asked
   */
  EmptiedDatabases(Words words) {
    this.words = words;
  }

  /**
   * How a server is asked, on a connection to the database.
   *
   * @param countOthers how many other connections the database has
   * @param endOthers ends them
   * @param deleteRows empties all tables but that of the schema's versions
   */
  record Words(String countOthers, String endOthers, String deleteRows) {}

  /** One that was given back, or else a new one. */
  TestDatabase lend(Supplier<PooledDatabase> create) {
    PooledDatabase used = free.poll();
    PooledDatabase lent = used == null ? create.get() : used;
    return new LentDatabase(lent, () -> takeBack(lent));
  }

  private void takeBack(PooledDatabase database) {
    try {
      free.push(deleteRowsAmongFriends(database) ? database : deleteRowsAlone(database));
    } catch (SQLException e) {
      throw new IllegalStateException("cannot empty " + database.url(), e);
    }
  }

  /** Unless somebody has a connection who may still write. */
  private boolean deleteRowsAmongFriends(PooledDatabase database) throws SQLException {
    if (database.connectionsInUse() > 0) {
      return false;
    }
    try (Connection connection = database.pool().getConnection();
        Statement statement = connection.createStatement()) {
      if (count(statement, words.countOthers()) != database.connections() - 1) {
        return false;
      }
      statement.execute(words.deleteRows());
      return true;
    }
  }

  private PooledDatabase deleteRowsAlone(PooledDatabase database) throws SQLException {
    database.closePool();
    try (Connection connection = database.unpooled().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(words.endOthers());
      statement.execute(words.deleteRows());
    }
    return database.withNewPool();
  }

  private static int count(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
