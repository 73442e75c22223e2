package io.entitlements.jdbc.internal.dialect;

import io.entitlements.error.StorageException;
import io.entitlements.error.StorageException.Outcome;
import io.entitlements.spi.Wakeups;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code LISTEN} and {@code NOTIFY}. Who listens keeps a connection of the data source, which may
 * be a pool's; who tells borrows one for a statement.
 */
final class PostgresWakeups implements Wakeups {

  /**
   * A transaction of its own: transactions that notify commit one after the other in the whole
   * server. So it also does not wait for the disk, having nothing to lose.
   */
  private static final String TELL =
      "select set_config('synchronous_commit', 'off', true), pg_notify('entitlements_feed', '')";

  private static final String LISTEN = "listen entitlements_feed";
  private static final String UNLISTEN = "unlisten entitlements_feed";

  private static final Logger LOG = LoggerFactory.getLogger(PostgresWakeups.class);

  private final DataSource dataSource;

  PostgresWakeups(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public void tell() {
    try (Borrowed borrowed = new Borrowed(dataSource)) {
      borrowed.execute(TELL);
    } catch (SQLException e) {
      throw failed("nobody could be notified", e);
    }
  }

  @Override
  public Listening listen() {
    try {
      Borrowed borrowed = new Borrowed(dataSource);
      try {
        PostgresNotifications driver = PostgresNotifications.of(borrowed.connection);
        borrowed.execute(LISTEN);
        return new Notified(borrowed, driver);
      } catch (SQLException | RuntimeException e) {
        borrowed.close();
        throw e;
      }
    } catch (SQLException e) {
      throw failed("notifications could not be listened for", e);
    }
  }

  private static StorageException failed(String what, SQLException e) {
    return new StorageException(Outcome.NOT_DONE, what + ": SQLState " + e.getSQLState(), e);
  }

  private static final class Notified implements Listening {

    /** After so many waits in vain it is asked whether anybody is there at the other end. */
    private static final int SILENCES = 100;

    private static final int SECONDS_TO_ANSWER = 5;

    private static final long LONGEST_MILLIS = 60_000;

    private final Borrowed borrowed;
    private final PostgresNotifications driver;
    private int silences;

    Notified(Borrowed borrowed, PostgresNotifications driver) {
      this.borrowed = borrowed;
      this.driver = driver;
    }

    @Override
    public boolean await(Duration atMost) {
      try {
        if (driver.await((int) Math.max(1, Math.min(atMost.toMillis(), LONGEST_MILLIS)))) {
          silences = 0;
          return true;
        }
        silences++;
        if (silences % SILENCES == 0 && !borrowed.connection.isValid(SECONDS_TO_ANSWER)) {
          throw new SQLException("nobody answers", "08006");
        }
        return false;
      } catch (SQLException e) {
        throw failed("notifications cannot be heard any more", e);
      }
    }

    /** A pool gives the connection to others, who do not listen. */
    @Override
    public void close() {
      try {
        borrowed.execute(UNLISTEN);
      } catch (SQLException e) {
        LOG.debug("a connection listens to its end: SQLState {}", e.getSQLState());
      }
      borrowed.close();
    }
  }

  /** A connection that commits each statement, and goes back as it came. */
  private static final class Borrowed implements AutoCloseable {

    private final Connection connection;
    private final boolean autoCommit;

    Borrowed(DataSource dataSource) throws SQLException {
      connection = dataSource.getConnection();
      try {
        autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(true);
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    }

    void execute(String sql) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }

    @Override
    public void close() {
      try (connection) {
        if (!autoCommit) {
          connection.setAutoCommit(false);
        }
      } catch (SQLException e) {
        LOG.debug("a connection could not be given back: SQLState {}", e.getSQLState());
      }
    }
  }
}
