package io.entitlements.activation;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * A secret of one generation of one activation: 32 random bytes that the client makes and keeps.
 * The server learns its {@link #hash()} first, and the secret itself only when it is spent: at the
 * refresh that replaces it, or when the activation ends. Immutable and thread-safe; prints as
 * {@code ***}.
 */
public final class DeviceSecret {

  private final byte[] bytes;

  private DeviceSecret(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Makes a secret.
   *
   * @param random a cryptographically strong source
   * @return a new secret
   */
  public static DeviceSecret random(SecureRandom random) {
    byte[] bytes = new byte[SecretHash.BYTES];
    random.nextBytes(bytes);
    return new DeviceSecret(bytes);
  }

  /**
   * Reads what {@link #reveal()} gave.
   *
   * @param text 43 characters of base64url
   * @return the secret
   * @throws IllegalArgumentException if it is not that; it shows nothing of the text
   */
  public static DeviceSecret parse(String text) {
    return new DeviceSecret(SecretHash.decode(text));
  }

  /**
   * What a server may know.
   *
   * @return the SHA-256 of the bytes
   */
  public SecretHash hash() {
    try {
      return SecretHash.of(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * The secret itself, to be stored by the client or to be spent.
   *
   * @return 43 characters of base64url
   */
  public String reveal() {
    return SecretHash.encode(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DeviceSecret secret && MessageDigest.isEqual(bytes, secret.bytes);
  }

  @Override
  public int hashCode() {
    return DeviceSecret.class.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
