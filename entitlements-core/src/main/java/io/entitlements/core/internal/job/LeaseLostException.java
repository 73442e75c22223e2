package io.entitlements.core.internal.job;

/** Another worker has the job by now: what this one did is rolled back. */
public final class LeaseLostException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LeaseLostException() {
    super("another worker has this job");
  }
}
