package io.entitlements.core.internal.job;

import io.entitlements.spi.UnitOfWork;
import java.time.Instant;

/** Forgets what ended long ago. It can wait, and is called again and again. Thread-safe. */
@FunctionalInterface
public interface Forgetting {

  /**
   * Forgets some of it, in a short transaction.
   *
   * @param now the instant
   */
  void forgetSome(UnitOfWork store, Instant now);
}
