package io.entitlements.core.roster;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A secret by which a list is read: a client's secret, a key, a token. Keeping it safe is the
 * host's. Immutable and thread-safe; prints as {@code ***}.
 */
public final class ConnectionSecret {

  /** The longest secret, in characters. */
  public static final int MAX_LENGTH = 8_192;

  private final String value;

  private ConnectionSecret(String value) {
    this.value = value;
  }

  /**
   * Takes a secret.
   *
   * @param value 1 to {@value #MAX_LENGTH} printable ASCII characters
   * @return the secret
   * @throws IllegalArgumentException if it is not that; the message shows nothing of it
   */
  public static ConnectionSecret of(String value) {
    boolean printable = !value.isBlank() && value.length() <= MAX_LENGTH;
    for (int i = 0; printable && i < value.length(); i++) {
      printable = value.charAt(i) >= ' ' && value.charAt(i) < 0x7f;
    }
    if (!printable) {
      throw new IllegalArgumentException(
          "a secret has 1 to " + MAX_LENGTH + " printable ASCII characters");
    }
    return new ConnectionSecret(value);
  }

  /**
   * The secret itself, to be sent or to sign with.
   *
   * @return the text
   */
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConnectionSecret secret
        && MessageDigest.isEqual(
            value.getBytes(StandardCharsets.US_ASCII),
            secret.value.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
