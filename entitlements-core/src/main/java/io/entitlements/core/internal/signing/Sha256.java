package io.entitlements.core.internal.signing;

/** The hash that public keys are named by (RFC 7638). Implementations are thread-safe. */
public interface Sha256 {

  /**
   * Hashes.
   *
   * @param bytes what to hash
   * @return its SHA-256, 32 bytes
   */
  byte[] sha256(byte[] bytes);
}
