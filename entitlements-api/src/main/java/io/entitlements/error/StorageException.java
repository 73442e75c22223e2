package io.entitlements.error;

import java.util.Objects;

/** The store failed. {@link #outcome()} says what is known of the transaction. */
public final class StorageException extends EntitlementException {

  private static final long serialVersionUID = 1L;

  /** What is known of a transaction that failed. */
  public enum Outcome {
    /** Nothing of it happened: trying again is safe. */
    NOT_DONE,
    /**
     * The connection broke while committing: it may have happened. Ask by idempotency key first.
     */
    UNKNOWN,
    /** Nothing happened, and trying again would fail the same way: a mistake, not an accident. */
    BROKEN
  }

  /** What is known of the transaction. */
  private final Outcome outcome;

  /**
   * Makes the exception.
   *
   * @param outcome what is known of the transaction
   * @param message what failed
   * @param cause the store's own exception
   */
  public StorageException(Outcome outcome, String message, Throwable cause) {
    super(message, cause);
    this.outcome = Objects.requireNonNull(outcome, "outcome");
  }

  /**
   * Makes the exception for a store that cannot be used as it is.
   *
   * @param message what is wrong and what to do about it
   */
  public StorageException(String message) {
    super(message);
    this.outcome = Outcome.BROKEN;
  }

  /**
   * What is known of the transaction.
   *
   * @return the outcome
   */
  public Outcome outcome() {
    return outcome;
  }
}
