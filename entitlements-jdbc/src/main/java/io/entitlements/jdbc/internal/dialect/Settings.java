package io.entitlements.jdbc.internal.dialect;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Reads settings of a database server. */
final class Settings {

  private Settings() {}

  /** The first column of the only row. */
  static String read(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      if (!row.next()) {
        throw new SQLException("no such setting");
      }
      return String.valueOf(row.getString(1));
    }
  }
}
