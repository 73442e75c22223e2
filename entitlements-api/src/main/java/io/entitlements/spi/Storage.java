package io.entitlements.spi;

import io.entitlements.error.StorageException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where everything is kept. An implementation passes the contract tests that are published beside
 * this package; it decides nothing that is not stated there. Thread-safe.
 */
public interface Storage extends AutoCloseable {

  /**
   * Runs work in one transaction: all of it happens, or nothing. A transaction that the store gave
   * up although nothing is wrong with it (a conflict, a lock wait that took too long) is run again
   * by the store, after growing pauses, up to a limit that the store states; so the work is a
   * function of what it reads and has no effect elsewhere.
   *
   * @param work what to do; a thrown exception rolls back and is passed on
   * @param <T> what it gives
   * @return what the work returned, after the commit
   * @throws StorageException with what is known of the transaction
   */
  <T> T write(Function<UnitOfWork, T> work);

  /**
   * Runs work that only reads, in one transaction.
   *
   * @param work what to read
   * @param <T> what it gives
   * @return what the work returned
   * @throws StorageException if the store fails
   */
  <T> T read(Function<UnitOfWork, T> work);

  /**
   * Whether several processes may use the same data at once.
   *
   * @return true if conditional writes hold across processes
   */
  boolean isShared();

  /**
   * How processes that use the same data wake each other when the feed has grown.
   *
   * @return the way to do so; empty, as by default, if there is none, and whoever follows the feed
   *     only looks from time to time
   */
  default Optional<Wakeups> wakeups() {
    return Optional.empty();
  }

  /** Lets go of what this object holds; never of a data source that it was given. */
  @Override
  void close();
}
