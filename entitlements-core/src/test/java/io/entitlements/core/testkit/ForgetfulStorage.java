package io.entitlements.core.testkit;

import io.entitlements.error.StorageException;
import io.entitlements.error.StorageException.Outcome;
import io.entitlements.spi.Storage;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.spi.Wakeups;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Commits, and then loses the answer, as a connection that breaks at the wrong moment does. */
final class ForgetfulStorage implements Storage {

  private final Storage storage;
  private final AtomicInteger toAnswer = new AtomicInteger();
  private final AtomicInteger toLose = new AtomicInteger();

  ForgetfulStorage(Storage storage) {
    this.storage = storage;
  }

  /** Loses the answers of the next writes. */
  void loseAnswers(int number) {
    loseAnswersAfter(0, number);
  }

  /** Loses the answers of writes after some that are answered. */
  void loseAnswersAfter(int answered, int number) {
    toAnswer.set(answered);
    toLose.set(number);
  }

  @Override
  public <T> T write(Function<UnitOfWork, T> work) {
    T answer = storage.write(work);
    if (toAnswer.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      return answer;
    }
    if (toLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new StorageException(
          Outcome.UNKNOWN, "the answer was lost", new IllegalStateException("connection broken"));
    }
    return answer;
  }

  @Override
  public <T> T read(Function<UnitOfWork, T> work) {
    return storage.read(work);
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
