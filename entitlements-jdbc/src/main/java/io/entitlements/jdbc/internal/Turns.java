package io.entitlements.jdbc.internal;

import io.entitlements.error.StorageException;
import io.entitlements.error.StorageException.Outcome;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/** Who may write now. */
interface Turns {

  /** Everybody at any time. */
  Turns NONE = Attempt::run;

  /** Runs an attempt when it may. */
  <T> T take(Attempt<T> attempt) throws GivenUpException;

  /** One after the other, in the order of asking. */
  final class OneAtATime implements Turns {

    private static final long LONGEST_WAIT_SECONDS = 30;

    private final ReentrantLock lock = new ReentrantLock(true);

    @Override
    public <T> T take(Attempt<T> attempt) throws GivenUpException {
      await();
      try {
        return attempt.run();
      } finally {
        lock.unlock();
      }
    }

    private void await() {
      try {
        if (!lock.tryLock(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
          throw new StorageException(
              Outcome.NOT_DONE, "other transactions did not end in time", new TimeoutException());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StorageException(
            Outcome.NOT_DONE, "interrupted while waiting for another transaction to end", e);
      }
    }
  }
}
