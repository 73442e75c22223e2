package io.entitlements.core.internal.signing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A public Ed25519 key and its {@code kid}, the RFC 7638 thumbprint of its JWK (RFC 8037). Equal if
 * the key is.
 */
public final class VerificationKey {

  private final String kid;
  private final byte[] publicKey;

  private VerificationKey(byte[] publicKey) {
    this.publicKey = publicKey;
    this.kid = thumbprint(publicKey);
  }

  /**
   * Takes a public key.
   *
   * @param publicKey the encoded point, 32 bytes; copied
   * @throws IllegalArgumentException if it has another length, is not canonical or of low order
   */
  public static VerificationKey of(byte[] publicKey) {
    byte[] copy = publicKey.clone();
    if (copy.length != StrictEd25519.KEY_LENGTH) {
      throw new IllegalArgumentException("an Ed25519 public key has 32 bytes, not " + copy.length);
    }
    if (!StrictEd25519.isKeyEncoding(copy)) {
      throw new IllegalArgumentException("the public key is not canonical or of low order");
    }
    return new VerificationKey(copy);
  }

  /** The thumbprint: base64url of SHA-256, 43 characters. */
  public String kid() {
    return kid;
  }

  /** The 32 bytes, a copy. */
  public byte[] publicKey() {
    return publicKey.clone();
  }

  boolean verifies(byte[] message, byte[] signature, Ed25519Verifier verifier) {
    return verifier.verify(publicKey, message, signature);
  }

  private static String thumbprint(byte[] publicKey) {
    String required =
        "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + Base64Url.encode(publicKey) + "\"}";
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(required.getBytes(StandardCharsets.US_ASCII));
      return Base64Url.encode(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java runtime has SHA-256", impossible);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerificationKey that && kid.equals(that.kid);
  }

  @Override
  public int hashCode() {
    return kid.hashCode();
  }

  @Override
  public String toString() {
    return "VerificationKey[" + kid + "]";
  }
}
