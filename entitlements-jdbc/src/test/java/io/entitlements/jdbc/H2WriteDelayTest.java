package io.entitlements.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.error.StorageException;
import io.entitlements.jdbc.JdbcStorage.Durability;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** H2 obeys its write delay until the database is closed, or a connection brings another one. */
class H2WriteDelayTest {

  private final H2Database database = TestDatabase.migrated();

  @AfterEach
  void deleteDatabase() {
    database.close();
  }

  @Test
  void write_delay_of_the_url_is_overruled() throws SQLException {
    try (Connection observer = connect(";WRITE_DELAY=500")) {
      assertThat(writeDelays(observer)).contains("500");

      JdbcStorage.create(database.pool());

      assertThat(writeDelays(observer)).containsOnly("0");
    }
  }

  @Test
  void write_delay_that_a_new_connection_brings_does_not_last_until_the_next_write()
      throws SQLException {
    JdbcStorage storage = JdbcStorage.create(dataSource("sa", ";WRITE_DELAY=500"));
    try (Connection observer = connect(";WRITE_DELAY=500")) {
      assertThat(writeDelays(observer)).contains("500");

      List<String> during = storage.write(work -> writeDelays(observer));

      assertThat(during).containsOnly("0");
    }
  }

  @Test
  void write_delay_is_zero_also_after_the_database_was_closed_and_opened_again()
      throws SQLException {
    JdbcStorage storage = JdbcStorage.create(dataSource("sa", ""));
    database.shutDown();
    try (Connection observer = connect("")) {
      assertThat(writeDelays(observer)).contains("500");

      assertThat(storage.<List<String>>write(work -> writeDelays(observer))).containsOnly("0");
    }
  }

  @Test
  void user_who_may_not_set_the_write_delay_is_refused_unless_it_is_zero() throws SQLException {
    database.execute("create user clerk password 'x'");
    database.execute("grant all on schema public to clerk");
    database.execute("set write_delay 500");

    assertThatThrownBy(() -> JdbcStorage.create(dataSource("clerk", "")))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("WRITE_DELAY=0");

    database.execute("set write_delay 0");
    JdbcStorage storage = JdbcStorage.create(dataSource("clerk", ""));
    assertThat(storage.<Boolean>write(work -> true)).isTrue();

    database.execute("set write_delay 500");
    assertThatThrownBy(() -> storage.write(work -> true)).isInstanceOf(StorageException.class);
  }

  @Test
  void commits_can_be_made_to_survive_a_loss_of_power() {
    JdbcStorage storage = JdbcStorage.create(database.pool(), Durability.POWER_LOSS);

    assertThat(storage.<Boolean>write(work -> true)).isTrue();
  }

  private Connection connect(String settings) throws SQLException {
    return DriverManager.getConnection(database.url(settings), "sa", "");
  }

  private JdbcDataSource dataSource(String user, String settings) {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL(database.url(settings));
    dataSource.setUser(user);
    dataSource.setPassword(user.equals("sa") ? "" : "x");
    return dataSource;
  }

  /** The value that is kept, and the value that is obeyed. */
  private static List<String> writeDelays(Connection connection) {
    List<String> values = new ArrayList<>();
    try (ResultSet rows =
        connection
            .createStatement()
            .executeQuery(
                "select setting_value from information_schema.settings"
                    + " where setting_name = 'WRITE_DELAY'")) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return values;
  }
}
