package io.entitlements.core.internal.signing;

/**
 * Verifies Ed25519 signatures (RFC 8032), strictly: only canonical encodings, {@code S < L}, only
 * keys of prime order, never a commitment of low order. Every implementation gives the same answer
 * for every input that can be made without the secret key; only its holder can make a signature
 * whose commitment has a low-order part, over which they may differ. Implementations are
 * thread-safe.
 *
 * <p>Each brings the hash of its own library, so that a cold process loads no second one for it.
 */
public interface Ed25519Verifier extends Sha256 {

  /**
   * Says whether the signature is one of this key over this message.
   *
   * @param publicKey the encoded point, 32 bytes; any other length answers {@code false}
   * @param message the signed bytes
   * @param signature 64 bytes; any other length answers {@code false}
   * @return whether key and signature are sound and belong together
   */
  boolean verify(byte[] publicKey, byte[] message, byte[] signature);
}
