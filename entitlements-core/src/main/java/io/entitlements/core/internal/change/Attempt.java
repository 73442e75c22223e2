package io.entitlements.core.internal.change;

/**
 * What work inside a transaction comes to: it made something, or it was denied, and then nothing
 * that it did meanwhile stays.
 *
 * @param <V> what it makes
 * @param <R> why it can be denied
 */
public sealed interface Attempt<V, R> {

  /** Made it. */
  record Made<V, R>(V value) implements Attempt<V, R> {}

  /** Denied; the transaction is rolled back. */
  record Denied<V, R>(R reason) implements Attempt<V, R> {}

  /** Says that it was made. */
  static <V, R> Attempt<V, R> made(V value) {
    return new Made<>(value);
  }

  /** Says that it was denied. */
  static <V, R> Attempt<V, R> denied(R reason) {
    return new Denied<>(reason);
  }
}
