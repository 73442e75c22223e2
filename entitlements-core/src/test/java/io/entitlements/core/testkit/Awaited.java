package io.entitlements.core.testkit;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What other threads bring about. */
final class Awaited {

  private static final int TRIES = 18_000;

  private Awaited() {}

  /** Waits until a value is as wanted, for three minutes at most: a build server can be slow. */
  static <T> void until(String what, T wanted, Supplier<T> value) {
    T last = value.get();
    for (int i = 0; i < TRIES && !wanted.equals(last); i++) {
      try {
        TimeUnit.MILLISECONDS.sleep(10);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted while waiting for " + what, e);
      }
      last = value.get();
    }
    if (!wanted.equals(last)) {
      throw new AssertionError(what + ": wanted " + wanted + ", is " + last);
    }
  }
}
