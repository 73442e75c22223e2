package io.entitlements.benchmarks.check;

/**
 * Answers the questions of a {@link Population}; whatever a request would bring along lies ready.
 */
interface Answers {

  /** May whoever this question is about use the feature that it is about, now? */
  boolean mayUse(int question) throws Exception;
}
