package io.entitlements.jdbc.internal.dialect;

import io.entitlements.error.StorageException;
import java.sql.Connection;
import java.sql.SQLException;

/** What differs from database to database. Stateless. */
public abstract class Dialect {

  Dialect() {}

  /**
   * Finds the dialect of a connection.
   *
   * @param connection any connection
   * @return its dialect
   * @throws StorageException if the product is not known
   * @throws SQLException if the database does not say
   */
  public static Dialect of(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    if (product.equals("H2")) {
      return new H2Dialect();
    }
    throw new StorageException("this database is not supported: " + product + "; H2 is");
  }

  /** The folder of its schema files. */
  public abstract String name();

  /**
   * Refuses a database that could lose or tear what it has committed.
   *
   * @param connection outside of a transaction
   */
  public abstract void requireSafe(Connection connection) throws SQLException;

  /**
   * Called before every transaction that writes.
   *
   * @param connection outside of a transaction
   */
  public abstract void beforeWrite(Connection connection) throws SQLException;

  /** Whether transactions that write must not overlap, because a crash could tear them. */
  public abstract boolean writesOneAtATime();

  /**
   * Makes everything committed so far survive a loss of power.
   *
   * @param connection outside of a transaction
   */
  public abstract void sync(Connection connection) throws SQLException;

  /**
   * Classifies an error.
   *
   * @param error what the driver threw
   */
  public abstract Failure failure(SQLException error);
}
