package io.entitlements.type;

import java.util.Objects;

/**
 * Chosen by the caller, once per act: a repeat with the same key and the same request answers what
 * the first one answered and changes nothing. Keep it for retries after a failure whose outcome is
 * not known.
 *
 * @param value 1 to 128 printable ASCII characters without spaces; a random UUID is a good choice
 */
public record IdempotencyKey(String value) {

  /** The longest allowed value, in characters. */
  public static final int MAX_LENGTH = 128;

  /** Checks length and characters. */
  public IdempotencyKey {
    Objects.requireNonNull(value, "value");
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "an idempotency key has 1 to " + MAX_LENGTH + " characters, not " + value.length());
    }
    if (!value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          "an idempotency key is printable ASCII without spaces: character "
              + (value.chars().takeWhile(c -> c > ' ' && c < 0x7f).count() + 1));
    }
  }

  /**
   * Makes a key.
   *
   * @param value see {@link #value()}
   * @return the key
   * @throws IllegalArgumentException if the value breaks a rule
   */
  public static IdempotencyKey of(String value) {
    return new IdempotencyKey(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
