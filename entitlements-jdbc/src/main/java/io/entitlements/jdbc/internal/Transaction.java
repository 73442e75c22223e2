package io.entitlements.jdbc.internal;

import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A transaction on a borrowed connection, which goes back as it came. */
final class Transaction implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);

  private final Handle handle;
  private final boolean asksForIsolation;
  private boolean begun;
  private boolean autoCommit;
  private boolean changesIsolation;
  private int isolation;

  /**
   * On a connection.
   *
   * @param asksForIsolation false if the connection is known to be at READ COMMITTED
   */
  Transaction(Handle handle, boolean asksForIsolation) {
    this.handle = handle;
    this.asksForIsolation = asksForIsolation;
  }

  Handle handle() {
    return handle;
  }

  Connection connection() {
    return handle.getConnection();
  }

  void begin() throws SQLException {
    Connection connection = connection();
    autoCommit = connection.getAutoCommit();
    if (!autoCommit) {
      // Asking for the isolation is a statement on some databases, and would begin a transaction.
      connection.setAutoCommit(true);
    }
    begun = true;
    if (asksForIsolation) {
      readCommitted(connection);
    }
    connection.setAutoCommit(false);
  }

  private void readCommitted(Connection connection) throws SQLException {
    isolation = connection.getTransactionIsolation();
    if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
      changesIsolation = true;
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    }
  }

  /** Rolls back what is not committed. What fails here changes nothing about the outcome. */
  @Override
  public void close() {
    try {
      if (begun) {
        restore(connection());
      }
    } catch (SQLException e) {
      LOG.debug("a connection could not be put back as it was: SQLState {}", e.getSQLState());
    }
    try {
      handle.close();
    } catch (RuntimeException e) {
      LOG.debug("a connection could not be given back: {}", e.getClass().getName());
    }
  }

  private void restore(Connection connection) throws SQLException {
    if (!connection.getAutoCommit()) {
      // First, and if it fails nothing else: switching auto-commit on would commit.
      connection.rollback();
      connection.setAutoCommit(true);
    }
    if (changesIsolation) {
      connection.setTransactionIsolation(isolation);
    }
    if (!autoCommit) {
      connection.setAutoCommit(false);
    }
  }
}
