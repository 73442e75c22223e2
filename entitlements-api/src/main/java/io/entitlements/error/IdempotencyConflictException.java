package io.entitlements.error;

import io.entitlements.type.IdempotencyKey;

/** An idempotency key came back with another request than the one it was first used for. */
public final class IdempotencyConflictException extends EntitlementException {

  private static final long serialVersionUID = 1L;

  private final transient IdempotencyKey key;

  /**
   * Makes the exception.
   *
   * @param key the key that was used twice
   */
  public IdempotencyConflictException(IdempotencyKey key) {
    super("idempotency key " + key + " was used before for another request");
    this.key = key;
  }

  /**
   * The key.
   *
   * @return the key that was used twice
   */
  public IdempotencyKey key() {
    return key;
  }
}
