package io.entitlements.core.internal.signing;

import io.entitlements.spi.Signer;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** A private key in memory; it signs and never shows its seed. Immutable. */
final class SeedSigner implements Signer {

  private final byte[] seed;
  private final byte[] publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];

  SeedSigner(byte[] seed) {
    if (seed.length != Ed25519.SECRET_KEY_SIZE) {
      throw new IllegalArgumentException("the seed of an Ed25519 key has 32 bytes");
    }
    this.seed = seed.clone();
    Ed25519.generatePublicKey(this.seed, 0, publicKey, 0);
  }

  @Override
  public byte[] publicKey() {
    return publicKey.clone();
  }

  @Override
  public byte[] sign(byte[] message) {
    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    Ed25519.sign(seed, 0, publicKey, 0, message, 0, message.length, signature, 0);
    return signature;
  }

  @Override
  public String toString() {
    return "SeedSigner[***]";
  }
}
