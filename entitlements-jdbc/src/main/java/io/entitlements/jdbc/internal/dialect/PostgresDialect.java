package io.entitlements.jdbc.internal.dialect;

import io.entitlements.error.StorageException;
import io.entitlements.spi.Wakeups;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** PostgreSQL from 16 on, by its own driver. */
final class PostgresDialect extends Dialect {

  private static final int OLDEST = 16;

  /** Transaction resolution unknown. */
  private static final String UNKNOWN_RESOLUTION = "08007";

  /**
   * What a commit warns with when its wait for the standby is cancelled: a warning without a code
   * of its own, or that an administrator ends the session. The words are in the server's language.
   */
  private static final Set<String> WAIT_CANCELLED = Set.of("01000", "57P01");

  @Override
  public String definitions(String portable) {
    return portable.replace("${text}", "text");
  }

  @Override
  public void requireSafe(Connection connection, boolean powerLoss) throws SQLException {
    int version = connection.getMetaData().getDatabaseMajorVersion();
    if (version < OLDEST) {
      throw new StorageException(
          "PostgreSQL " + version + " was not tried: use PostgreSQL " + OLDEST + " or newer");
    }
    if (Settings.read(connection, "show synchronous_commit").equals("off")) {
      throw new StorageException(
          "PostgreSQL would lose committed transactions when the server is killed"
              + " (synchronous_commit is off): set it to on for this user, by ALTER ROLE ... SET"
              + " synchronous_commit = on, or for the whole server");
    }
    if (powerLoss && Settings.read(connection, "show fsync").equals("off")) {
      throw new StorageException(
          "PostgreSQL would lose committed transactions with the power (fsync is off): set fsync ="
              + " on in postgresql.conf");
    }
  }

  @Override
  public boolean isShared() {
    return true;
  }

  /**
   * Commits. With a synchronous standby, a commit waits for it; who cancels that wait gets no
   * error, only a warning, and the transaction may be lost when the standby takes over.
   */
  @Override
  public void commit(Connection connection) throws SQLException {
    connection.clearWarnings();
    connection.commit();
    for (SQLWarning warning = connection.getWarnings();
        warning != null;
        warning = warning.getNextWarning()) {
      if (WAIT_CANCELLED.contains(String.valueOf(warning.getSQLState()))) {
        throw new SQLException(
            "committed here, and perhaps not on the standby", UNKNOWN_RESOLUTION, warning);
      }
    }
  }

  @Override
  public String lockingWhatIsFree() {
    return "for update skip locked";
  }

  @Override
  public Optional<String> returning(String update, String column) {
    return Optional.of(update + " returning " + column);
  }

  @Override
  public Optional<Wakeups> wakeups(DataSource dataSource) {
    return Optional.of(new PostgresWakeups(dataSource));
  }

  /**
   * True: at a stricter level a statement that would change a row as it is now, but not as it was
   * when the transaction began, fails with a conflict.
   */
  @Override
  public boolean asksForIsolationOnce() {
    return true;
  }

  @Override
  boolean hasUnnest() {
    return true;
  }

  @Override
  public Failure failure(SQLException error) {
    String state = String.valueOf(error.getSQLState());
    return switch (state) {
      // Serialization failure, deadlock, lock not available.
      case "40001", "40P01", "55P03" -> Failure.CONFLICT;
      // A row; a table, an index, or a table's own type, of two migrations at once.
      case "23505", "42P07", "42710" -> Failure.DUPLICATE;
      // The server stops, crashed, or starts; it ended an idle session or transaction.
      case "57P01", "57P02", "57P03", "57P05", "25P03", "25S03" -> Failure.LOST;
      default -> state.startsWith("08") ? Failure.LOST : Failure.MISTAKE;
    };
  }
}
