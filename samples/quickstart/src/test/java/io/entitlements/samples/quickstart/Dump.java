package io.entitlements.samples.quickstart;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything that a database holds, to be compared. */
final class Dump {

  private Dump() {}

  /** The rows of each table, in no order that matters. */
  static SortedMap<String, List<String>> of(Path data) {
    SortedMap<String, List<String>> tables = new TreeMap<>();
    try (Connection connection =
            DriverManager.getConnection("jdbc:h2:file:" + data.resolve("entitlements"), "sa", "");
        Statement statement = connection.createStatement()) {
      for (String table : tables(statement)) {
        tables.put(table, rows(statement, table));
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return tables;
  }

  private static List<String> tables(Statement statement) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet found =
        statement.executeQuery(
            "select table_name from information_schema.tables where table_schema = 'PUBLIC'")) {
      while (found.next()) {
        names.add(found.getString(1));
      }
    }
    return names;
  }

  private static List<String> rows(Statement statement, String table) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (ResultSet found = statement.executeQuery("select * from \"" + table + "\"")) {
      while (found.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          row.append(found.getString(i)).append('|');
        }
        rows.add(row.toString());
      }
    }
    rows.sort(null);
    return rows;
  }
}
