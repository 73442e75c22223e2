package io.entitlements.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The isolation in which transactions run on PostgreSQL, whatever connections come with. */
class PostgresIsolationTest {

  private final TestDatabase database = PostgresServer.NEWEST.migrated();

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void connections_of_a_stricter_isolation_are_changed_for_each_transaction_and_put_back()
      throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setDataSource(database.unpooled());
    config.setMaximumPoolSize(1);
    config.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
    try (HikariDataSource pool = new HikariDataSource(config)) {
      RecordingDataSource recording = new RecordingDataSource(pool);

      JdbcStorage.create(recording.dataSource()).write(work -> Optional.empty());

      assertThat(recording.calls()).contains("isolation=" + Connection.TRANSACTION_READ_COMMITTED);
      try (Connection connection = pool.getConnection()) {
        assertThat(connection.getTransactionIsolation())
            .isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
      }
    }
  }

  @Test
  void connections_at_read_committed_are_not_asked_again() {
    RecordingDataSource recording = new RecordingDataSource(database.pool());
    JdbcStorage storage = JdbcStorage.create(recording.dataSource());
    recording.clear();

    storage.write(work -> Optional.empty());

    assertThat(recording.calls()).containsExactly("commit");
  }
}
