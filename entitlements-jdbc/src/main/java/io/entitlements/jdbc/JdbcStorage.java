package io.entitlements.jdbc;

import io.entitlements.error.StorageException;
import io.entitlements.error.StorageException.Outcome;
import io.entitlements.jdbc.internal.Failures;
import io.entitlements.jdbc.internal.Transactions;
import io.entitlements.jdbc.internal.UuidArguments;
import io.entitlements.jdbc.internal.dialect.Dialect;
import io.entitlements.jdbc.internal.schema.Migration;
import io.entitlements.jdbc.internal.schema.SchemaFile;
import io.entitlements.jdbc.internal.statement.NamedSqlParser;
import io.entitlements.jdbc.internal.table.JobTable;
import io.entitlements.spi.Storage;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.spi.Wakeups;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;

/**
 * Keeps everything in a relational database: PostgreSQL from 16 on, MariaDB from 11.4 on (by
 * MariaDB Connector/J), or H2 2.3 or 2.4 in a file. The tables are made by {@link
 * JdbcSchema#migrate}. Thread-safe.
 *
 * <p>A transaction that met a conflict is tried up to 15 times, after random pauses that grow to
 * half a second; one that met a duplicate key or lost its connection before the commit, three
 * times. Every call blocks its thread, and holds one connection of the data source while it does.
 *
 * <p>Transactions run at READ COMMITTED. PostgreSQL is asked once, here, at which isolation its
 * connections come: when they come at another one later, a transaction may be tried more often.
 *
 * <p>Several processes may use one PostgreSQL or MariaDB at the same time. Both are refused while
 * they are set to lose commits when the server is killed ({@code synchronous_commit = off}, {@code
 * innodb_flush_log_at_trx_commit = 0}). On PostgreSQL with a synchronous standby, a commit whose
 * wait for the standby was cancelled is answered as {@link Outcome#UNKNOWN}.
 *
 * <p>On H2
 *
 * <ul>
 *   <li>every commit is written before it returns ({@code WRITE_DELAY=0}), whatever the URL says;
 *       better the URL says so too, for a connection that is opened with another delay undoes it
 *       until the next transaction begins;
 *   <li>transactions that write run one at a time, and wait at most 30 seconds for each other: H2
 *       can leave half of one behind when the process is killed while another one commits. So make
 *       one storage of a database, and let nobody else write to it. Jobs that a process had leased
 *       when it died are given back when the storage is created;
 *   <li>an interrupt while a file is written closes the database: do not interrupt a thread that is
 *       in here, or put {@code retry:} before the file's name in the URL. A thread that comes
 *       interrupted does no harm: it is so again afterwards.
 * </ul>
 */
public final class JdbcStorage implements Storage {

  /** What a committed transaction survives. */
  public enum Durability {
    /** The end of the process at any point, also by {@code kill -9}. */
    PROCESS_END,
    /**
     * Also a loss of power: every commit waits until the disk has it, which takes some milliseconds
     * each. On H2 the user must be an administrator of the database; PostgreSQL must not have
     * {@code fsync} switched off, MariaDB needs {@code innodb_flush_log_at_trx_commit = 1} and,
     * with a binary log, {@code sync_binlog = 1}.
     */
    POWER_LOSS
  }

  private final Transactions transactions;
  private final boolean shared;
  private final Optional<Wakeups> wakeups;

  private JdbcStorage(Transactions transactions, boolean shared, Optional<Wakeups> wakeups) {
    this.transactions = transactions;
    this.shared = shared;
    this.wakeups = wakeups;
  }

  /**
   * Opens a database whose commits survive the end of the process.
   *
   * @param dataSource where the connections come from, best a pool; it stays the caller's
   * @return the storage
   * @throws StorageException if the database cannot be used as it is; the message says what to do
   */
  public static JdbcStorage create(DataSource dataSource) {
    return create(dataSource, Durability.PROCESS_END);
  }

  /**
   * Opens a database.
   *
   * @param dataSource where the connections come from, best a pool; it stays the caller's
   * @param durability what a committed transaction survives
   * @return the storage
   * @throws StorageException if the database cannot be used as it is; the message says what to do
   */
  public static JdbcStorage create(DataSource dataSource, Durability durability) {
    Jdbi jdbi = jdbi(dataSource);
    boolean syncs = durability == Durability.POWER_LOSS;
    try (Handle handle = jdbi.open()) {
      Dialect dialect = Dialect.of(handle.getConnection());
      dialect.requireSafe(handle.getConnection(), syncs);
      if (syncs) {
        dialect.sync(handle.getConnection());
      }
      Migration.requireCurrent(handle, SchemaFile.of(dialect));
      boolean asks =
          !dialect.asksForIsolationOnce()
              || handle.getConnection().getTransactionIsolation()
                  != Connection.TRANSACTION_READ_COMMITTED;
      Transactions transactions = new Transactions(jdbi, dialect, syncs, asks);
      if (!dialect.isShared()) {
        // The data belongs to this process alone, so whoever had leased a job is dead.
        transactions.run(transaction -> new JobTable(transaction, dialect).freeLeases());
      }
      return new JdbcStorage(transactions, dialect.isShared(), dialect.wakeups(dataSource));
    } catch (JdbiException | SQLException e) {
      throw Failures.storageException(Outcome.NOT_DONE, "the database cannot be opened", e);
    }
  }

  /**
   * Jdbi with messages that carry no values, plain statements, and its arguments in every
   * database's words.
   */
  static Jdbi jdbi(DataSource dataSource) {
    Jdbi jdbi = Jdbi.create(dataSource);
    jdbi.getConfig(StatementExceptions.class)
        .setMessageRendering(StatementExceptions.MessageRendering.NONE);
    // Transactions end before their handle is closed; what fails then must not hide the outcome.
    jdbi.getConfig(Handles.class).setForceEndTransactions(false);
    jdbi.getConfig(SqlStatements.class).setSqlParser(new NamedSqlParser());
    jdbi.registerArgument(new UuidArguments());
    return jdbi;
  }

  @Override
  public <T> T write(Function<UnitOfWork, T> work) {
    return transactions.write(work);
  }

  @Override
  public <T> T read(Function<UnitOfWork, T> work) {
    return transactions.read(work);
  }

  /** True for a database server; false for a file of H2, which belongs to one process. */
  @Override
  public boolean isShared() {
    return shared;
  }

  /**
   * On PostgreSQL by {@code NOTIFY}, for which who listens keeps one connection of the data source;
   * on H2 within this object; on MariaDB there is no way.
   */
  @Override
  public Optional<Wakeups> wakeups() {
    return wakeups;
  }

  /** Does nothing: connections go back after each call, and the data source is the caller's. */
  @Override
  public void close() {
    // See above.
  }
}
