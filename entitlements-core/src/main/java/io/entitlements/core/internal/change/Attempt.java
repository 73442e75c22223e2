package io.entitlements.core.internal.change;

import java.util.function.Function;

/**
 * What work inside a transaction comes to: it made something, or it was denied, and then nothing
 * that it did meanwhile stays, unless that is what it wants.
 *
 * @param <V> what it makes
 * @param <R> why it can be denied
 */
public sealed interface Attempt<V, R> {

  /** Made it. */
  record Made<V, R>(V value) implements Attempt<V, R> {}

  /** Denied; the transaction is rolled back. */
  record Denied<V, R>(R reason) implements Attempt<V, R> {}

  /** Denied, and what was noted meanwhile stays, a wrong guess for example; there are no events. */
  record Noted<V, R>(R reason) implements Attempt<V, R> {}

  /** Goes on with what was made; what was denied is denied in the same way. */
  default <W> Attempt<W, R> then(Function<V, Attempt<W, R>> next) {
    if (this instanceof Made<V, R> made) {
      return next.apply(made.value());
    }
    return this instanceof Denied<V, R> denied
        ? new Denied<>(denied.reason())
        : new Noted<>(((Noted<V, R>) this).reason());
  }

  /** What to answer. */
  default <T> T fold(Function<V, T> made, Function<R, T> denied) {
    if (this instanceof Made<V, R> done) {
      return made.apply(done.value());
    }
    return denied.apply(
        this instanceof Denied<V, R> refused ? refused.reason() : ((Noted<V, R>) this).reason());
  }

  /** Says that it was made. */
  static <V, R> Attempt<V, R> made(V value) {
    return new Made<>(value);
  }

  /** Says that it was denied. */
  static <V, R> Attempt<V, R> denied(R reason) {
    return new Denied<>(reason);
  }

  /** Says that it was denied, and that what was noted stays. */
  static <V, R> Attempt<V, R> noted(R reason) {
    return new Noted<>(reason);
  }
}
