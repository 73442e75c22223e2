package io.entitlements.jdbc.internal.dialect;

import io.entitlements.error.StorageException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Pattern;

/** MariaDB from 11.4 on, by MariaDB Connector/J. */
final class MariaDbDialect extends Dialect {

  private static final Pattern END_OF_TABLE = Pattern.compile("(?m)^\\);$");

  /** Keys differ by case and by spaces at their end, as on the other databases. */
  private static final String TABLE_OPTIONS =
      ") engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;";

  @Override
  public String definitions(String portable) {
    return END_OF_TABLE.matcher(portable.replace("${text}", "longtext")).replaceAll(TABLE_OPTIONS);
  }

  @Override
  public void requireSafe(Connection connection, boolean powerLoss) throws SQLException {
    requireKnown(connection.getMetaData());
    String flush = Settings.read(connection, "select @@innodb_flush_log_at_trx_commit");
    if (flush.equals("0")) {
      throw new StorageException(
          "MariaDB would lose committed transactions when the server is killed"
              + " (innodb_flush_log_at_trx_commit is 0): set it to 1");
    }
    if (!powerLoss) {
      return;
    }
    if (!flush.equals("1")) {
      throw new StorageException(
          "MariaDB would lose committed transactions with the power"
              + " (innodb_flush_log_at_trx_commit is "
              + flush
              + "): set it to 1");
    }
    // With a binary log, a transaction that is missing there is rolled back after a crash.
    if (Settings.read(connection, "select @@log_bin <> 0 and @@sync_binlog <> 1").equals("1")) {
      throw new StorageException(
          "MariaDB would lose committed transactions with the power (the binary log is on, and"
              + " sync_binlog is not 1): set sync_binlog to 1");
    }
  }

  private static void requireKnown(DatabaseMetaData database) throws SQLException {
    int version = database.getDatabaseMajorVersion() * 100 + database.getDatabaseMinorVersion();
    if (version < 1104) {
      throw new StorageException(
          "MariaDB "
              + database.getDatabaseProductVersion()
              + " was not tried: use MariaDB 11.4 or newer");
    }
    String url = String.valueOf(database.getURL()).toLowerCase(Locale.ROOT);
    if (url.contains("useaffectedrows=true")) {
      throw new StorageException(
          "conditional updates are decided by the rows found: take useAffectedRows=true out of the"
              + " URL");
    }
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public String lockingWhatIsFree() {
    return "for update skip locked";
  }

  @Override
  public Failure failure(SQLException error) {
    return switch (error.getErrorCode()) {
      // Deadlock, also what a cluster makes of a conflict at the commit; lock wait timeout, which
      // has undone the last statement only; a row changed since it was read.
      case 1213, 1205, 1020 -> Failure.CONFLICT;
      // A row; a table or an index, of two migrations at once.
      case 1062, 1050, 1061 -> Failure.DUPLICATE;
      // The connection was killed.
      case 1927 -> Failure.LOST;
      default -> byState(String.valueOf(error.getSQLState()));
    };
  }

  private static Failure byState(String state) {
    if (state.equals("40001")) {
      return Failure.CONFLICT;
    }
    return state.startsWith("08") || state.equals("25S03") ? Failure.LOST : Failure.MISTAKE;
  }
}
