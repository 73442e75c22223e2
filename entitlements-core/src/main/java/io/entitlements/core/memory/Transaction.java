package io.entitlements.core.memory;

import java.util.ArrayDeque;
import java.util.Deque;

/** Remembers how to take back what was changed; closing it takes back what was not committed. */
final class Transaction implements AutoCloseable {

  private final Thread owner = Thread.currentThread();
  private final boolean mayWrite;
  private final Deque<Runnable> undo = new ArrayDeque<>();
  private boolean ended;

  Transaction(boolean mayWrite) {
    this.mayWrite = mayWrite;
  }

  void requireOpen() {
    if (ended || Thread.currentThread() != owner) {
      throw new IllegalStateException(
          "a unit of work is used only while its work runs, and only in its thread");
    }
  }

  /** Call it before a change, with what takes it back. */
  void changing(Runnable takeBack) {
    requireOpen();
    if (!mayWrite) {
      throw new IllegalStateException("this transaction only reads");
    }
    undo.push(takeBack);
  }

  void commit() {
    undo.clear();
  }

  @Override
  public void close() {
    undo.forEach(Runnable::run);
    ended = true;
  }
}
