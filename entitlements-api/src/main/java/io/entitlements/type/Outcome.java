package io.entitlements.type;

import java.util.Objects;
import java.util.function.Function;

/**
 * The answer to a request for a change: it was done, or it was refused for a reason that the caller
 * is expected to handle. Faults are exceptions instead.
 *
 * @param <V> what a change that was done gives
 * @param <R> why a change can be refused; has a stable, documented code
 */
public sealed interface Outcome<V, R> {

  /**
   * The change was done, now or by an earlier request with the same idempotency key.
   *
   * @param value what it gave
   * @param revision the position of the write; hand it to a reader who must see the change
   * @param <V> what a change that was done gives
   * @param <R> why a change can be refused
   */
  record Done<V, R>(V value, Revision revision) implements Outcome<V, R> {
    /** Checks that nothing is missing. */
    public Done {
      Objects.requireNonNull(value, "value");
      Objects.requireNonNull(revision, "revision");
    }
  }

  /**
   * The change was refused and nothing was changed.
   *
   * @param reason why
   * @param <V> what a change that was done gives
   * @param <R> why a change can be refused
   */
  record Refused<V, R>(R reason) implements Outcome<V, R> {
    /** Checks that there is a reason. */
    public Refused {
      Objects.requireNonNull(reason, "reason");
    }
  }

  /**
   * Makes the answer of a change that was done.
   *
   * @param value what it gave
   * @param revision the position of the write
   * @param <V> what a change that was done gives
   * @param <R> why a change can be refused
   * @return the answer
   */
  static <V, R> Outcome<V, R> done(V value, Revision revision) {
    return new Done<>(value, revision);
  }

  /**
   * Makes the answer of a refused change.
   *
   * @param reason why
   * @param <V> what a change that was done gives
   * @param <R> why a change can be refused
   * @return the answer
   */
  static <V, R> Outcome<V, R> refused(R reason) {
    return new Refused<>(reason);
  }

  /**
   * Handles both cases.
   *
   * @param whenDone gets what the change gave
   * @param whenRefused gets the reason
   * @param <T> the common result
   * @return what the called function returns
   */
  default <T> T fold(
      Function<? super V, ? extends T> whenDone, Function<? super R, ? extends T> whenRefused) {
    if (this instanceof Done<V, R> done) {
      return whenDone.apply(done.value());
    }
    return whenRefused.apply(((Refused<V, R>) this).reason());
  }

  /**
   * For callers to whom a refusal would be a mistake of their own, such as scripts and tests.
   *
   * @return what the change gave
   * @throws IllegalStateException naming the reason, if the change was refused
   */
  default V orElseThrow() {
    return fold(
        value -> value,
        reason -> {
          throw new IllegalStateException("refused: " + reason);
        });
  }
}
