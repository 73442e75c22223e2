package io.entitlements.samples.quickstart;

/** Something that the person who runs the sample can put right; the message says what. */
final class Failure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Failure(String message) {
    super(message);
  }

  Failure(String message, Throwable cause) {
    super(message, cause);
  }
}
