package io.entitlements.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A database of the tests that was used before is as good as a new one. */
abstract class EmptiedDatabaseContract {

  private static final UUID ORGANIZATION = new UUID(1, 1);
  private static final UUID SUBSCRIPTION = new UUID(1, 2);
  private static final UUID KEY = new UUID(1, 3);

  private final TestServer server;
  private final String ownConnection;

  /**
   * Of a server.
   *
   * @param ownConnection asks which of its connections this is
   */
  EmptiedDatabaseContract(TestServer server, String ownConnection) {
    this.server = server;
    this.ownConnection = ownConnection;
  }

  @Test
  void database_that_was_used_has_the_rows_of_a_new_one() throws SQLException {
    TestDatabase used = server.emptied();
    insertRowsThatDependOnEachOther(used);
    used.close();

    try (TestDatabase again = server.emptied();
        TestDatabase fresh = server.migrated()) {
      assertThat(again.url()).isEqualTo(used.url());
      assertThat(rows(again)).isEqualTo(rows(fresh)).hasSizeGreaterThan(10);
      assertThat(again.query("select checksum from schema_version order by version"))
          .isEqualTo(fresh.query("select checksum from schema_version order by version"));
      assertThat(again.query("select name from organization")).isEmpty();
      insertRowsThatDependOnEachOther(again);
    }
  }

  @Test
  void databases_in_use_at_once_are_different_ones() {
    try (TestDatabase one = server.emptied();
        TestDatabase other = server.emptied()) {
      assertThat(one.url()).isNotEqualTo(other.url());
    }
  }

  @Test
  void transaction_that_was_left_open_writes_nothing_any_more() throws SQLException {
    TestDatabase used = server.emptied();
    try (Connection left = used.unpooled().getConnection()) {
      left.setAutoCommit(false);
      insertOrganization(left);
      used.close();

      assertThatThrownBy(left::commit).isInstanceOf(SQLException.class);
    }
    try (TestDatabase again = server.emptied()) {
      assertThat(again.url()).isEqualTo(used.url());
      assertThat(again.query("select name from organization")).isEmpty();
    }
  }

  @Test
  void connection_of_the_pool_that_was_kept_writes_nothing_any_more() throws SQLException {
    TestDatabase used = server.emptied();
    try (Connection kept = used.pool().getConnection()) {
      kept.setAutoCommit(false);
      insertOrganization(kept);
      used.close();

      assertThatThrownBy(kept::commit).isInstanceOf(SQLException.class);
    }
    try (TestDatabase again = server.emptied()) {
      assertThat(again.url()).isEqualTo(used.url());
      assertThat(again.query("select name from organization")).isEmpty();
    }
  }

  @Test
  void connections_that_were_all_given_back_serve_the_next_user() {
    TestDatabase used = server.emptied();
    List<String> connection = used.query(ownConnection);
    used.close();

    try (TestDatabase again = server.emptied()) {
      assertThat(again.query(ownConnection)).isEqualTo(connection);
    }
  }

  @Test
  void connections_are_new_when_one_was_left_open() throws SQLException {
    TestDatabase used = server.emptied();
    List<String> connection = used.query(ownConnection);
    try (Connection left = used.unpooled().getConnection()) {
      used.close();
      assertThat(left.isValid(1)).isFalse();
    }

    try (TestDatabase again = server.emptied()) {
      assertThat(again.url()).isEqualTo(used.url());
      assertThat(again.query(ownConnection)).isNotEqualTo(connection);
    }
  }

  @Test
  void pool_of_an_earlier_user_gives_no_connection() {
    TestDatabase used = server.emptied();
    used.query("select name from organization");
    used.close();

    assertThatThrownBy(() -> used.pool().getConnection()).isInstanceOf(SQLException.class);
  }

  private static void insertOrganization(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into organization (id, name, location, zone, region) values ('"
              + ORGANIZATION
              + "', 'a', '', 'UTC', 'EUROPE')");
    }
  }

  private static void insertRowsThatDependOnEachOther(TestDatabase database) throws SQLException {
    try (Connection connection = database.pool().getConnection()) {
      insertOrganization(connection);
    }
    database.execute(
        "insert into subscription (organization_id, id, ordinal, product, over_capacity_keep,"
            + " over_capacity_grace_days, capacity, people_in_use, seats_in_use, waiting)"
            + " values (?, ?, 1, 'p', 'OLDEST', 0, 1, 0, 0, 0)",
        ORGANIZATION,
        SUBSCRIPTION);
    database.execute(
        "insert into product_key (organization_id, id, subscription_id, ends_at, generation,"
            + " number, capacity, devices_in_use) values (?, ?, ?, 1, 0, 0, 0, 0)",
        ORGANIZATION,
        KEY,
        SUBSCRIPTION);
  }

  /** How many each table has. */
  private static Map<String, Long> rows(TestDatabase database) throws SQLException {
    Map<String, Long> rows = new TreeMap<>();
    try (Connection connection = database.pool().getConnection();
        Statement statement = connection.createStatement();
        ResultSet tables =
            connection
                .getMetaData()
                .getTables(
                    connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE"})) {
      while (tables.next()) {
        String table = tables.getString("TABLE_NAME");
        try (ResultSet count = statement.executeQuery("select count(*) from " + table)) {
          count.next();
          rows.put(table, count.getLong(1));
        }
      }
    }
    return rows;
  }
}
