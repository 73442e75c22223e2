package io.entitlements.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Plain JDBC, as somebody writes it who knows it well: nothing lies between. */
public final class Jdbc {

  private Jdbc() {}

  /** Work on a connection. */
  public interface Work {
    /** Does it, and answers the rows read and written. */
    int run(Connection connection) throws SQLException;
  }

  /** One transaction; answers the rows read and written. */
  public static int transaction(DataSource pool, Work work) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try {
        int rows = work.run(connection);
        connection.commit();
        return rows;
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  /** Reads each value of each row. */
  public static int read(Connection connection, String sql, @Nullable Object... arguments)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      bind(select, arguments);
      try (ResultSet row = select.executeQuery()) {
        int columns = row.getMetaData().getColumnCount();
        int rows = 0;
        while (row.next()) {
          for (int column = 1; column <= columns; column++) {
            row.getObject(column);
          }
          rows++;
        }
        return rows;
      }
    }
  }

  /** Reads the number in the only row. */
  static long number(Connection connection, String sql, @Nullable Object... arguments)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      bind(select, arguments);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** Changes as many rows as there must be. */
  static int write(Connection connection, int rows, String sql, @Nullable Object... arguments)
      throws SQLException {
    try (PreparedStatement change = connection.prepareStatement(sql)) {
      bind(change, arguments);
      if (change.executeUpdate() != rows) {
        throw new IllegalStateException("not " + rows + " rows: " + sql);
      }
      return rows;
    }
  }

  static void bind(PreparedStatement statement, @Nullable Object... arguments) throws SQLException {
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i]);
    }
  }
}
