package io.entitlements.core.testkit;

import io.entitlements.error.StorageException;
import io.entitlements.spi.Storage;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.spi.Wakeups;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Counts how often it is asked, answers late, or not at all. */
final class AskedStorage implements Storage {

  private final Storage storage;
  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicReference<Runnable> beforeAnswering = new AtomicReference<>(() -> {});
  private final AtomicReference<Runnable> whileAnswering = new AtomicReference<>(() -> {});
  private volatile boolean isDown;

  AskedStorage(Storage storage) {
    this.storage = storage;
  }

  /** How many reading transactions there were since this was last called. */
  int reads() {
    return reads.getAndSet(0);
  }

  void isDown(boolean down) {
    isDown = down;
  }

  /** Does this once, before the next reading transaction begins. */
  void beforeAnswering(Runnable work) {
    beforeAnswering.set(work);
  }

  /** Does this once, when the next reading transaction has read and before it answers. */
  void whileAnswering(Runnable work) {
    whileAnswering.set(work);
  }

  @Override
  public <T> T write(Function<UnitOfWork, T> work) {
    requireToBeUp();
    return storage.write(work);
  }

  @Override
  public <T> T read(Function<UnitOfWork, T> work) {
    requireToBeUp();
    reads.incrementAndGet();
    beforeAnswering.getAndSet(() -> {}).run();
    T answer = storage.read(work);
    whileAnswering.getAndSet(() -> {}).run();
    return answer;
  }

  private void requireToBeUp() {
    if (isDown) {
      throw new StorageException(
          StorageException.Outcome.NOT_DONE,
          "the store is down",
          new IllegalStateException("connection refused"));
    }
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
