package io.entitlements.core.client;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of asking a server.
 *
 * @param <V> what it gives
 * @param <R> why it can refuse
 */
public sealed interface ServerAnswer<V, R> {

  /**
   * It gave what was asked for.
   *
   * @param value that
   * @param <V> what it gives
   * @param <R> why it can refuse
   */
  record Given<V, R>(V value) implements ServerAnswer<V, R> {
    /** Checks that there is a value. */
    public Given {
      Objects.requireNonNull(value, "value");
    }
  }

  /**
   * It refused.
   *
   * @param reason why
   * @param <V> what it gives
   * @param <R> why it can refuse
   */
  record Refused<V, R>(R reason) implements ServerAnswer<V, R> {
    /** Checks that there is a reason. */
    public Refused {
      Objects.requireNonNull(reason, "reason");
    }
  }

  /**
   * There is no answer, and nobody knows whether it did what was asked for.
   *
   * @param why what happened
   * @param retryAfter how long the server wants to be left alone, if it said so; not negative
   * @param <V> what it gives
   * @param <R> why it can refuse
   */
  record None<V, R>(NoAnswer why, Optional<Duration> retryAfter) implements ServerAnswer<V, R> {
    /** Checks that nothing is missing. */
    public None {
      Objects.requireNonNull(why, "why");
      if (retryAfter.isPresent() && retryAfter.get().isNegative()) {
        throw new IllegalArgumentException("retryAfter must not be negative");
      }
    }
  }
}
