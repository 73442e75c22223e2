package io.entitlements.jdbc.internal.dialect;

import io.entitlements.error.StorageException;
import io.entitlements.spi.Wakeups;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** What differs from database to database. Stateless. */
public abstract class Dialect {

  Dialect() {}

  /**
   * Finds the dialect of a connection.
   *
   * @param connection any connection
   * @return its dialect
   * @throws StorageException if the product, or the driver that speaks to it, is not known
   * @throws SQLException if the database does not say
   */
  public static Dialect of(Connection connection) throws SQLException {
    DatabaseMetaData database = connection.getMetaData();
    String product = database.getDatabaseProductName();
    return switch (product) {
      case "H2" -> new H2Dialect();
      case "PostgreSQL" -> spokenBy("PostgreSQL JDBC Driver", database, new PostgresDialect());
      case "MariaDB" -> spokenBy("MariaDB Connector/J", database, new MariaDbDialect());
      default ->
          throw new StorageException(
              "this database is not supported: "
                  + product
                  + "; PostgreSQL, MariaDB (by MariaDB Connector/J) and H2 are");
    };
  }

  /** Errors are known by what one driver makes of them. */
  private static Dialect spokenBy(String driver, DatabaseMetaData database, Dialect dialect)
      throws SQLException {
    if (!database.getDriverName().startsWith(driver)) {
      throw new StorageException(
          "this driver is not supported: " + database.getDriverName() + "; use " + driver);
    }
    return dialect;
  }

  /**
   * Puts a schema file, which is written for every database, into this one's words.
   *
   * @param portable definitions, each ended by a semicolon at the end of its line
   */
  public abstract String definitions(String portable);

  /**
   * Refuses a database that could lose or tear what it has committed, or that was never tried.
   *
   * @param connection outside of a transaction
   * @param powerLoss whether commits must also survive a loss of power
   */
  public abstract void requireSafe(Connection connection, boolean powerLoss) throws SQLException;

  /** Whether several processes may use one database at the same time. */
  public abstract boolean isShared();

  /**
   * Called before every transaction that writes.
   *
   * @param connection outside of a transaction
   */
  public void beforeWrite(Connection connection) throws SQLException {
    // Most databases keep their settings.
  }

  /** Whether transactions that write must not overlap, because a crash could tear them. */
  public boolean writesOneAtATime() {
    return false;
  }

  /** Whether the database is closed when a thread that is interrupted uses it. */
  public boolean isClosedByInterrupts() {
    return false;
  }

  /**
   * Commits.
   *
   * @param connection in a transaction
   * @throws SQLException if the database does not say that the transaction is committed, and as
   *     safely as it was asked to
   */
  public void commit(Connection connection) throws SQLException {
    connection.commit();
  }

  /**
   * Makes everything committed so far survive a loss of power; called if that was asked for.
   *
   * @param connection outside of a transaction
   */
  public void sync(Connection connection) throws SQLException {
    // Where the settings that are required do it.
  }

  /**
   * What a query ends with to lock the rows that it gives and to leave out those that another
   * transaction has locked; empty where transactions that write take turns.
   */
  public abstract String lockingWhatIsFree();

  /**
   * Makes a query of an update of at most one row, which gives a column as it is afterwards.
   *
   * @param update the update
   * @param column the column
   * @return the query, without a row if there was none to change; empty if it takes two statements
   */
  public Optional<String> returning(String update, String column) {
    return Optional.empty();
  }

  /**
   * How the processes that use a database wake each other.
   *
   * @param dataSource where connections to it come from
   * @return empty if they cannot
   */
  public Optional<Wakeups> wakeups(DataSource dataSource) {
    return Optional.empty();
  }

  /**
   * Whether the isolation that connections have when the storage is created is taken for that of
   * all: where asking is a round trip, and a stricter isolation could only cost repeated attempts.
   */
  public boolean asksForIsolationOnce() {
    return false;
  }

  /** Whether {@link BulkInsert} can pass whole columns as arrays. */
  boolean hasUnnest() {
    return false;
  }

  /**
   * Classifies an error.
   *
   * @param error what the driver threw
   */
  public abstract Failure failure(SQLException error);
}
