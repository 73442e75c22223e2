package io.entitlements.jdbc.internal;

import io.entitlements.error.StorageException;
import io.entitlements.error.StorageException.Outcome;
import io.entitlements.jdbc.internal.dialect.Failure;

/** One attempt at a transaction failed. */
final class GivenUpException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Failure failure;
  private final Outcome outcome;

  GivenUpException(Failure failure, Outcome outcome, String message, Exception cause) {
    super(message, cause);
    this.failure = failure;
    this.outcome = outcome;
  }

  Failure failure() {
    return failure;
  }

  StorageException toStorageException() {
    return Failures.storageException(outcome, String.valueOf(getMessage()), this);
  }
}
