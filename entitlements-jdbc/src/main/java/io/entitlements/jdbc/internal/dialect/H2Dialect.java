package io.entitlements.jdbc.internal.dialect;

import io.entitlements.error.StorageException;
import io.entitlements.spi.LocalWakeups;
import io.entitlements.spi.Wakeups;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * H2 with its MVStore, 2.3 and 2.4; what is said below was found by killing processes.
 *
 * <p>By default H2 writes committed transactions up to half a second later, and a killed process
 * loses them. {@code WRITE_DELAY=0} writes each commit before it returns. The setting is kept in
 * the database but not obeyed when it is opened again: H2 then takes the value of the URL, or 500
 * ms; and every new connection whose URL names a value sets it anew for all. So it is set before
 * each transaction, which costs some 10 microseconds, not once.
 */
final class H2Dialect extends Dialect {

  // One row is the value kept, one the value obeyed; only both 0 is safe in any case.
  private static final String WRITE_DELAYS =
      """
      select count(*), count(case when setting_value <> '0' then 1 end)
      from information_schema.settings
      where setting_name = 'WRITE_DELAY'
      """;

  private static final String MV_STORE =
      "select setting_value from information_schema.settings where setting_name = 'MV_STORE'";

  private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,2})\\.(\\d{1,6})");

  private static final int ADMIN_RIGHTS_REQUIRED = 90040;

  @Override
  public String definitions(String portable) {
    return portable.replace("${text}", "varchar");
  }

  @Override
  public void requireSafe(Connection connection, boolean powerLoss) throws SQLException {
    String version = connection.getMetaData().getDatabaseProductVersion();
    if (!isKnownToKeepCommits(version)) {
      throw new StorageException(
          "H2 "
              + version
              + " is not known to keep what it has committed when the process is killed: use H2"
              + " 2.4.240");
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(MV_STORE)) {
      if (!row.next() || !row.getString(1).equalsIgnoreCase("true")) {
        throw new StorageException("H2 is supported with its MVStore only");
      }
    }
    beforeWrite(connection);
    requireWriteThrough(connection);
  }

  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public String lockingWhatIsFree() {
    return "";
  }

  @Override
  public Optional<String> returning(String update, String column) {
    return Optional.of("select " + column + " from final table (" + update + ")");
  }

  @Override
  public Optional<Wakeups> wakeups(DataSource dataSource) {
    return Optional.of(new LocalWakeups());
  }

  @Override
  public void beforeWrite(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set write_delay 0");
    } catch (SQLException e) {
      if (e.getErrorCode() != ADMIN_RIGHTS_REQUIRED) {
        throw e;
      }
      requireWriteThrough(connection);
    }
  }

  /**
   * Whether a version keeps its commits. 2.5 up to 2.5.252 does not find its first ones after
   * opening a file again: the chunk that they write is linked from neither the file's header nor
   * the chunk before it. What came before 2.3 was not tried.
   *
   * @param version as the driver gives it: {@code 2.4.240 (2025-09-22)}
   */
  static boolean isKnownToKeepCommits(String version) {
    Matcher parts = VERSION.matcher(version);
    if (!parts.lookingAt()) {
      return false;
    }
    int release = Integer.parseInt(parts.group(1)) * 100 + Integer.parseInt(parts.group(2));
    int build = Integer.parseInt(parts.group(3));
    return release == 203 || release == 204 || (release == 205 && build > 252) || release > 205;
  }

  private static void requireWriteThrough(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(WRITE_DELAYS)) {
      if (!row.next() || row.getInt(1) == 0 || row.getInt(2) > 0) {
        throw new StorageException(
            "H2 would lose committed transactions when the process is killed, and this user may not"
                + " change that: put WRITE_DELAY=0 into the URL of every connection, or connect as"
                + " an administrator of the database");
      }
    }
  }

  /**
   * True: a commit writes the pages of all tables as they are at that moment, one table after the
   * other. Of transactions that write meanwhile some tables are then on disk before a change and
   * others after it, and the undo log, a table like them, does not fit: with three writers a killed
   * process left half of a transaction behind about once in 40 kills.
   */
  @Override
  public boolean writesOneAtATime() {
    return true;
  }

  /** Its file is a {@code FileChannel}, which closes itself then. */
  @Override
  public boolean isClosedByInterrupts() {
    return true;
  }

  @Override
  public void sync(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("checkpoint sync");
    }
  }

  @Override
  public Failure failure(SQLException error) {
    return switch (error.getErrorCode()) {
      // Deadlock, lock timeout, concurrent update.
      case 40001, 50200, 90131 -> Failure.CONFLICT;
      // A row; a table, of two migrations at once.
      case 23505, 42101 -> Failure.DUPLICATE;
      // Object or connection closed, input or output failed, connection broken, database closed,
      // database closed by the shutdown of the JVM.
      case 90007, 90028, 90031, 90067, 90098, 90121 -> Failure.LOST;
      default -> byState(String.valueOf(error.getSQLState()));
    };
  }

  /** For errors that a connection pool makes up by itself. */
  private static Failure byState(String state) {
    if (state.equals("40001") || state.equals("HYT00")) {
      return Failure.CONFLICT;
    }
    return state.startsWith("08") ? Failure.LOST : Failure.MISTAKE;
  }
}
