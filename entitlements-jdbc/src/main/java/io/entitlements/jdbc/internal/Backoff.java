package io.entitlements.jdbc.internal;

import io.entitlements.error.StorageException;
import io.entitlements.error.StorageException.Outcome;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The pauses between attempts at one transaction: random, up to a bound that doubles with each, so
 * that transactions that met once do not meet again.
 */
public final class Backoff {

  /** The most attempts at a transaction that meets conflicts; about two seconds of pauses. */
  public static final int MAX_ATTEMPTS = 15;

  private static final long FIRST_MILLIS = 4;
  private static final long LONGEST_MILLIS = 500;

  private Backoff() {}

  /**
   * Waits before the next attempt.
   *
   * @param attempts how many there were, at least 1
   * @throws StorageException if the thread is interrupted, which it still is afterwards
   */
  public static void pause(int attempts) {
    long bound = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(attempts - 1, 20));
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(1, bound + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException(
          Outcome.NOT_DONE, "interrupted while waiting to run a transaction again", e);
    }
  }
}
