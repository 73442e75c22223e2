package io.entitlements.jdbc.internal;

import io.entitlements.error.StorageException.Outcome;
import io.entitlements.jdbc.internal.dialect.Dialect;
import io.entitlements.jdbc.internal.dialect.Failure;
import io.entitlements.spi.UnitOfWork;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs work in transactions, at READ COMMITTED: every rule that must hold under races is held by a
 * conditional statement or a constraint, so a stricter level would only cost retries.
 */
public final class Transactions {

  /**
   * A duplicate that the work does not see when run again is a mistake; a connection may go twice.
   */
  private static final int MAX_OTHER_ATTEMPTS = 3;

  private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

  private final Jdbi jdbi;
  private final Dialect dialect;
  private final boolean syncs;
  private final boolean asksForIsolation;
  private final Turns turns;

  /**
   * Prepares to run transactions.
   *
   * @param jdbi gives the connections
   * @param dialect the database's
   * @param syncs whether a commit is answered only when it survives a loss of power
   * @param asksForIsolation whether connections can come at another isolation than READ COMMITTED
   */
  public Transactions(Jdbi jdbi, Dialect dialect, boolean syncs, boolean asksForIsolation) {
    this.jdbi = jdbi;
    this.dialect = dialect;
    this.syncs = syncs;
    this.asksForIsolation = asksForIsolation;
    this.turns = dialect.writesOneAtATime() ? new Turns.OneAtATime() : Turns.NONE;
  }

  /** See {@link io.entitlements.spi.Storage#write}. */
  public <T> T write(Function<UnitOfWork, T> work) {
    return repeat(
        afterDuplicate ->
            () -> turns.take(() -> once(true, handle -> work.apply(unit(handle, afterDuplicate)))));
  }

  /** Runs statements of this package's own in a transaction that writes. */
  public void run(Consumer<Handle> work) {
    repeat(again -> () -> turns.take(() -> once(true, handle -> accepted(work, handle))));
  }

  private static boolean accepted(Consumer<Handle> work, Handle handle) {
    work.accept(handle);
    return true;
  }

  /** See {@link io.entitlements.spi.Storage#read}; what it should have written is undone. */
  public <T> T read(Function<UnitOfWork, T> work) {
    return repeat(again -> () -> once(false, handle -> work.apply(unit(handle, false))));
  }

  private UnitOfWork unit(Handle handle, boolean afterDuplicate) {
    return new JdbcUnitOfWork(handle, dialect, afterDuplicate);
  }

  /** Makes attempts, each with whether one before it met a duplicate. */
  private <T> T repeat(Function<Boolean, Attempt<T>> attempt) {
    Map<Failure, Integer> failures = new EnumMap<>(Failure.class);
    for (int attempts = 1; ; attempts++) {
      try {
        return uninterrupted(attempt.apply(failures.containsKey(Failure.DUPLICATE)));
      } catch (GivenUpException e) {
        int ofThisKind = failures.merge(e.failure(), 1, Integer::sum);
        if (ofThisKind >= maxAttempts(e.failure()) || attempts == Backoff.MAX_ATTEMPTS) {
          throw e.toStorageException();
        }
        LOG.debug("attempt {} at a transaction ended in {}, run again", attempts, e.failure());
        Backoff.pause(attempts);
      }
    }
  }

  /**
   * A file of H2 that is used by an interrupted thread is closed, and the database with it. Who was
   * interrupted before stays so, and finds out afterwards.
   */
  private <T> T uninterrupted(Attempt<T> attempt) throws GivenUpException {
    boolean interrupted = dialect.isClosedByInterrupts() && Thread.interrupted();
    try {
      return attempt.run();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static int maxAttempts(Failure failure) {
    return switch (failure) {
      case CONFLICT -> Backoff.MAX_ATTEMPTS;
      case DUPLICATE, LOST -> MAX_OTHER_ATTEMPTS;
      case MISTAKE -> 1;
    };
  }

  private <T> T once(boolean writes, Function<Handle, T> work) throws GivenUpException {
    try (Transaction transaction = new Transaction(open(), asksForIsolation)) {
      T result = run(transaction, writes, work);
      return uninterrupted(
          () -> {
            // The work may have interrupted its own thread.
            if (writes) {
              commit(transaction);
            }
            return result;
          });
    }
  }

  private Handle open() {
    try {
      return jdbi.open();
    } catch (JdbiException e) {
      // Not tried again: a pool has waited long enough already.
      throw Failures.storageException(Outcome.NOT_DONE, "there is no connection", e);
    }
  }

  private <T> T run(Transaction transaction, boolean writes, Function<Handle, T> work)
      throws GivenUpException {
    try {
      if (writes) {
        dialect.beforeWrite(transaction.connection());
      }
      transaction.begin();
      return work.apply(transaction.handle());
    } catch (SQLException | JdbiException e) {
      throw givenUp(e);
    }
  }

  /** Nothing was committed yet, whatever went wrong. */
  private GivenUpException givenUp(Exception error) {
    Failure failure = Failures.classify(dialect, error);
    Outcome outcome =
        switch (failure) {
          case CONFLICT, LOST -> Outcome.NOT_DONE;
          case DUPLICATE, MISTAKE -> Outcome.BROKEN;
        };
    return new GivenUpException(failure, outcome, "the transaction was rolled back", error);
  }

  private void commit(Transaction transaction) throws GivenUpException {
    try {
      dialect.commit(transaction.connection());
    } catch (SQLException e) {
      if (dialect.failure(e) == Failure.CONFLICT) {
        throw givenUp(e);
      }
      // The answer to a commit can be lost on its way, and disks fill up half-way.
      throw new GivenUpException(
          Failure.MISTAKE, Outcome.UNKNOWN, "it is not known whether the commit happened", e);
    }
    if (syncs) {
      try {
        dialect.sync(transaction.connection());
      } catch (SQLException e) {
        throw new GivenUpException(
            Failure.MISTAKE, Outcome.UNKNOWN, "the commit may not survive a loss of power", e);
      }
    }
  }
}
