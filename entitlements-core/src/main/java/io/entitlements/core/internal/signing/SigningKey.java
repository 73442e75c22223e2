package io.entitlements.core.internal.signing;

import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** A private Ed25519 key; it signs and never shows its seed. Immutable and thread-safe. */
public final class SigningKey {

  private final byte[] seed;
  private final byte[] encodedPublicKey;
  private final VerificationKey publicKey;

  private SigningKey(byte[] seed) {
    this.seed = seed;
    this.encodedPublicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];
    Ed25519.generatePublicKey(seed, 0, encodedPublicKey, 0);
    this.publicKey = VerificationKey.of(encodedPublicKey);
  }

  /**
   * Makes the key of a seed (RFC 8032 section 5.1.5).
   *
   * @param seed 32 secret, random bytes; copied
   * @throws IllegalArgumentException if it has another length
   */
  public static SigningKey ofSeed(byte[] seed) {
    if (seed.length != Ed25519.SECRET_KEY_SIZE) {
      throw new IllegalArgumentException("the seed of an Ed25519 key has 32 bytes");
    }
    return new SigningKey(seed.clone());
  }

  /** The thumbprint of the public key. */
  public String kid() {
    return publicKey.kid();
  }

  /** The public half. */
  public VerificationKey publicKey() {
    return publicKey;
  }

  /** Signs a message; 64 bytes, always the same for the same message. */
  public byte[] sign(byte[] message) {
    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    Ed25519.sign(seed, 0, encodedPublicKey, 0, message, 0, message.length, signature, 0);
    return signature;
  }

  @Override
  public String toString() {
    return "SigningKey[" + kid() + "]";
  }
}
