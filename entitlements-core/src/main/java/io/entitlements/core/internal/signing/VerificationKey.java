package io.entitlements.core.internal.signing;

import java.nio.charset.StandardCharsets;

/**
 * A public Ed25519 key and its {@code kid}, the RFC 7638 thumbprint of its JWK (RFC 8037). Equal if
 * the key is.
 */
public final class VerificationKey {

  private final String kid;
  private final byte[] publicKey;

  private VerificationKey(byte[] publicKey, Sha256 library) {
    this.publicKey = publicKey;
    this.kid = thumbprint(publicKey, library);
  }

  /**
   * Takes a public key.
   *
   * @param publicKey the encoded point, 32 bytes; copied
   * @throws IllegalArgumentException if it has another length, is not canonical or of low order
   */
  public static VerificationKey of(byte[] publicKey) {
    return of(publicKey, new JdkSha256());
  }

  /** Takes a public key, and names it by a hash of this library. */
  static VerificationKey of(byte[] publicKey, Sha256 library) {
    byte[] copy = publicKey.clone();
    if (copy.length != StrictEd25519.KEY_LENGTH) {
      throw new IllegalArgumentException("an Ed25519 public key has 32 bytes, not " + copy.length);
    }
    if (!StrictEd25519.isKeyEncoding(copy)) {
      throw new IllegalArgumentException("the public key is not canonical or of low order");
    }
    return new VerificationKey(copy, library);
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

  private static String thumbprint(byte[] publicKey, Sha256 library) {
    String required =
        "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + Base64Url.encode(publicKey) + "\"}";
    return Base64Url.encode(library.sha256(required.getBytes(StandardCharsets.US_ASCII)));
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
