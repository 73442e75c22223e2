package io.entitlements.spi;

import io.entitlements.error.StorageException;
import java.time.Duration;

/**
 * How the processes that share a store wake each other when the feed has grown. A wake-up says
 * nothing but that it is worth a look; it may get lost, and it may come without a reason. So
 * whoever follows the feed looks from time to time anyway, and is only faster with it. Thread-safe.
 */
public interface Wakeups {

  /**
   * Wakes everybody who listens, in this process too. To be called after the commit and never
   * within a transaction; blocks for as long as a small statement takes.
   *
   * @throws StorageException if it cannot be said
   */
  void tell();

  /**
   * Begins to listen. What that takes, such as a connection, is held until the end of it.
   *
   * @return what hears all that is told from now on
   * @throws StorageException if it cannot be listened now
   */
  Listening listen();

  /** Somebody who listens; used by one thread at a time. */
  interface Listening extends AutoCloseable {

    /**
     * Waits for a wake-up. For those that came since the last call it does not wait, and several of
     * them are one.
     *
     * @param atMost how long to wait
     * @return whether there was one
     * @throws InterruptedException if the thread is interrupted while it waits; not every store
     *     notices that
     * @throws StorageException if nothing can be heard any more: close it and begin anew
     */
    boolean await(Duration atMost) throws InterruptedException;

    /** Ends it; never fails. */
    @Override
    void close();
  }
}
