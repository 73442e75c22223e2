package io.entitlements.error;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** A remote list could not be read; nothing of it was applied. */
public final class RosterUnavailableException extends EntitlementException {

  private static final long serialVersionUID = 1L;

  /** The kind of trouble. */
  private final Reason reason;

  /** How long the other side asks to wait. */
  private final transient Optional<Duration> retryAfter;

  /**
   * Makes the exception.
   *
   * @param reason the kind of trouble
   * @param message which request (a path without its query), which status, what was expected; no
   *     secrets, no personal data
   * @param retryAfter how long the other side asks to wait, if it does
   */
  public RosterUnavailableException(Reason reason, String message, Optional<Duration> retryAfter) {
    super(message);
    this.reason = Objects.requireNonNull(reason, "reason");
    this.retryAfter = Objects.requireNonNull(retryAfter, "retryAfter");
  }

  /**
   * Makes the exception.
   *
   * @param reason the kind of trouble
   * @param message which request (a path without its query), what was expected; no secrets, no
   *     personal data
   * @param cause what made it fail
   */
  public RosterUnavailableException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = Objects.requireNonNull(reason, "reason");
    this.retryAfter = Optional.empty();
  }

  /**
   * The kind of trouble.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }

  /**
   * How long the other side asks to wait.
   *
   * @return the time, if the other side said one
   */
  public Optional<Duration> retryAfter() {
    return retryAfter == null ? Optional.empty() : retryAfter;
  }

  /** The kind of trouble with a remote list. */
  public enum Reason {
    /** No connection, or none in time. */
    UNREACHABLE,
    /** The other side does not accept the credentials. */
    NOT_AUTHORIZED,
    /** The other side asks to come later (429, 503). */
    BUSY,
    /** The answer is not what the protocol says. */
    MALFORMED,
    /** The answer is larger than any list should be. */
    TOO_LARGE,
    /** The other side sends elsewhere, which is not followed. */
    REDIRECTED
  }
}
