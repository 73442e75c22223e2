package io.entitlements.check;

import java.time.Duration;

/**
 * Is told what checks come to, to count and to measure. It is called in the thread that checks, by
 * many at once, so it is thread-safe, quick, and does not block; what it throws reaches whoever
 * checks. Nothing is told of lists of all features ({@code checkAll}), which refuse nobody
 * anything, nor of past checks and explanations.
 */
public interface CheckObserver {

  /** Wants to know nothing. */
  CheckObserver NOBODY = new CheckObserver() {};

  /**
   * A check was answered; of many people, one answer. A check that throws is none.
   *
   * @param decision the answer
   * @param fromMemory whether the store was not asked about the person or computer for it; false
   *     also for who waited while the same was asked for somebody else
   */
  default void decided(Decision decision, boolean fromMemory) {}

  /**
   * The store was asked about people or computers, and answered.
   *
   * @param holders about how many people or computers, from 1
   * @param took for how long it was waited for, by the engine's clock; never negative
   */
  default void loaded(int holders, Duration took) {}

  /** The store was asked about people or computers, and failed. */
  default void loadFailed() {}
}
