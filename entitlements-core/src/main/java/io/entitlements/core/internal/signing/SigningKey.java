package io.entitlements.core.internal.signing;

import io.entitlements.spi.Signer;
import java.util.Optional;

/** A private Ed25519 key, wherever it lies. Immutable and thread-safe. */
public final class SigningKey {

  private final Signer signer;
  private final VerificationKey publicKey;

  /** Looks after a signer that is not ours; none for ours. */
  private final Optional<Ed25519Verifier> check;

  private SigningKey(Signer signer, Optional<Ed25519Verifier> check) {
    this.signer = signer;
    this.publicKey = VerificationKey.of(signer.publicKey());
    this.check = check;
  }

  /**
   * Makes the key of a seed (RFC 8032 section 5.1.5).
   *
   * @param seed 32 secret, random bytes; copied
   * @throws IllegalArgumentException if it has another length
   */
  public static SigningKey ofSeed(byte[] seed) {
    return new SigningKey(new SeedSigner(seed), Optional.empty());
  }

  /**
   * Takes any signer.
   *
   * @throws IllegalArgumentException if its public key is none of Ed25519
   */
  public static SigningKey of(Signer signer) {
    return new SigningKey(
        signer,
        signer instanceof SeedSigner ? Optional.empty() : Optional.of(new BouncyCastleEd25519()));
  }

  /** The thumbprint of the public key. */
  public String kid() {
    return publicKey.kid();
  }

  /** The public half. */
  public VerificationKey publicKey() {
    return publicKey;
  }

  /** Gives the key as what can sign. */
  public Signer signer() {
    return signer;
  }

  /**
   * Signs a message; 64 bytes.
   *
   * @throws IllegalStateException if the signer gave something else than its signature
   */
  public byte[] sign(byte[] message) {
    byte[] signature = signer.sign(message.clone());
    if (check.isPresent() && !publicKey.verifies(message, signature, check.get())) {
      throw new IllegalStateException("the signer of the key " + kid() + " signed wrongly");
    }
    return signature.clone();
  }

  @Override
  public String toString() {
    return "SigningKey[" + kid() + "]";
  }
}
