package io.entitlements.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.entitlements.error.StorageException;
import io.entitlements.spi.Wakeups;
import io.entitlements.spi.Wakeups.Listening;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Wake-ups by PostgreSQL's notifications, over a pool. */
class PostgresWakeupsTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final TestDatabase database = PostgresServer.CARELESS.migrated();
  private final Wakeups wakeups = wakeups(database);

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void another_process_is_heard() throws InterruptedException {
    Wakeups other = JdbcStorage.create(database.unpooled()).wakeups().orElseThrow();
    try (Listening listening = wakeups.listen()) {
      other.tell();
      assertThat(listening.await(LONG)).isTrue();
    }
  }

  @Test
  void connection_that_was_killed_is_noticed_and_another_one_hears() throws InterruptedException {
    try (Listening listening = wakeups.listen()) {
      database.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %'");
      assertThatThrownBy(() -> listening.await(LONG)).isInstanceOf(StorageException.class);
    }
    try (Listening listening = wakeups.listen()) {
      wakeups.tell();
      assertThat(listening.await(LONG)).isTrue();
    }
  }

  @Test
  void connections_go_back_as_they_came() throws SQLException, InterruptedException {
    HikariConfig config = new HikariConfig();
    config.setDataSource(database.unpooled());
    config.setMaximumPoolSize(1);
    config.setAutoCommit(false);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      Wakeups pooled = JdbcStorage.create(pool).wakeups().orElseThrow();
      try (Listening listening = pooled.listen()) {
        wakeups.tell();
        assertThat(listening.await(LONG)).isTrue();
      }
      pooled.tell();

      try (Connection connection = pool.getConnection()) {
        assertThat(connection.getAutoCommit()).isFalse();
        assertThat(first(connection, "select count(*) from pg_listening_channels()"))
            .isEqualTo("0");
        assertThat(first(connection, "show synchronous_commit")).isEqualTo("on");
        connection.rollback();
      }
    }
  }

  private static Wakeups wakeups(TestDatabase database) {
    return JdbcStorage.create(database.pool()).wakeups().orElseThrow();
  }

  private static String first(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
