package io.entitlements.error;

/**
 * A fault or misuse: the root of every exception that this library throws on its own account.
 * Expected refusals (no seat left, key expired) are never exceptions but values.
 */
public abstract class EntitlementException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * For subclasses.
   *
   * @param message what is wrong, without secrets and personal data
   */
  protected EntitlementException(String message) {
    super(message);
  }

  /**
   * For subclasses.
   *
   * @param message what is wrong, without secrets and personal data
   * @param cause what made it fail
   */
  protected EntitlementException(String message, Throwable cause) {
    super(message, cause);
  }
}
