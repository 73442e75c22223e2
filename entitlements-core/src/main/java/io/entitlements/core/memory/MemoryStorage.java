package io.entitlements.core.memory;

import io.entitlements.spi.LocalWakeups;
import io.entitlements.spi.Storage;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.spi.Wakeups;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/**
 * The reference store, for tests and for trying things out: everything is kept in the memory of one
 * process. Transactions that write run one after the other, so nothing is ever run again.
 * Thread-safe.
 *
 * <p>It is stricter than it needs to be: a transaction inside a transaction, a write inside {@link
 * #read} and a unit of work used after its end are refused with an {@link IllegalStateException}.
 */
public final class MemoryStorage implements Storage {

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
  private final Data data = new Data();
  private final Wakeups wakeups = new LocalWakeups();

  private MemoryStorage() {}

  /**
   * Makes a store.
   *
   * @return an empty store
   */
  public static MemoryStorage create() {
    return new MemoryStorage();
  }

  @Override
  public <T> T write(Function<UnitOfWork, T> work) {
    return run(lock.writeLock(), true, work);
  }

  @Override
  public <T> T read(Function<UnitOfWork, T> work) {
    return run(lock.readLock(), false, work);
  }

  private <T> T run(Lock side, boolean mayWrite, Function<UnitOfWork, T> work) {
    if (lock.isWriteLockedByCurrentThread() || lock.getReadHoldCount() > 0) {
      throw new IllegalStateException("a transaction is running in this thread already");
    }
    side.lock();
    try (Transaction transaction = new Transaction(mayWrite)) {
      T result = work.apply(new MemoryUnitOfWork(data, transaction));
      transaction.commit();
      return result;
    } finally {
      side.unlock();
    }
  }

  /**
   * Says no: no other process sees this memory.
   *
   * @return false
   */
  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public Optional<Wakeups> wakeups() {
    return Optional.of(wakeups);
  }

  /** Does nothing; the data goes with the object. */
  @Override
  public void close() {}
}
