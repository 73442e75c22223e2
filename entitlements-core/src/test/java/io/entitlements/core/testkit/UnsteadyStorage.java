package io.entitlements.core.testkit;

import io.entitlements.error.StorageException;
import io.entitlements.error.StorageException.Outcome;
import io.entitlements.spi.Storage;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.spi.Wakeups;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Holds transactions open for a random while before they commit, and fails some of those threads
 * that have asked for it, before or after the commit.
 */
final class UnsteadyStorage implements Storage {

  private static final int LONGEST_PAUSE_NANOS = 3_000_000;

  private final Storage storage;
  private final long seed;
  private final Set<Thread> unlucky = ConcurrentHashMap.newKeySet();
  private final ThreadLocal<SplittableRandom> random =
      ThreadLocal.withInitial(this::randomOfThread);

  UnsteadyStorage(Storage storage, long seed) {
    this.storage = storage;
    this.seed = seed;
  }

  private SplittableRandom randomOfThread() {
    return new SplittableRandom(seed ^ Thread.currentThread().getId());
  }

  /** From now on, one in five transactions of this thread fails. */
  void failHere() {
    unlucky.add(Thread.currentThread());
  }

  /** From now on, this thread is as lucky as the others. */
  void workHere() {
    unlucky.remove(Thread.currentThread());
  }

  @Override
  public <T> T write(Function<UnitOfWork, T> work) {
    return run(storage::write, work);
  }

  @Override
  public <T> T read(Function<UnitOfWork, T> work) {
    return run(storage::read, work);
  }

  private <T> T run(
      Function<Function<UnitOfWork, T>, T> transaction, Function<UnitOfWork, T> work) {
    int luck = unlucky.contains(Thread.currentThread()) ? random.get().nextInt(10) : 10;
    if (luck == 0) {
      throw failure(Outcome.NOT_DONE);
    }
    T value =
        transaction.apply(
            store -> {
              T made = work.apply(store);
              pause();
              return made;
            });
    if (luck == 1) {
      throw failure(Outcome.UNKNOWN);
    }
    return value;
  }

  /** For some time, most often none. */
  void pause() {
    if (random.get().nextInt(3) == 0) {
      LockSupport.parkNanos(random.get().nextInt(LONGEST_PAUSE_NANOS));
    }
  }

  private static StorageException failure(Outcome outcome) {
    return new StorageException(outcome, "unlucky", new IllegalStateException("made up"));
  }

  @Override
  public boolean isShared() {
    return storage.isShared();
  }

  @Override
  public Optional<Wakeups> wakeups() {
    return storage.wakeups();
  }

  @Override
  public void close() {
    storage.close();
  }
}
