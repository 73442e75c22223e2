package io.entitlements.core.internal.job;

/** The job is not this worker's any more: what it did just now is rolled back. */
public final class LeaseLostException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean isDone;

  private LeaseLostException(String message, boolean isDone) {
    super(message);
    this.isDone = isDone;
  }

  /** Another one has it by now. */
  static LeaseLostException toAnother() {
    return new LeaseLostException("another worker has this job", false);
  }

  /** It has completed it before, and was not told so: the connection broke at the commit. */
  static LeaseLostException afterCompletion() {
    return new LeaseLostException("this job was done when its answer was lost", true);
  }

  /** Whether all of it has been done, by this worker. */
  boolean isDone() {
    return isDone;
  }
}
