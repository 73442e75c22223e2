package io.entitlements.spi;

/**
 * Something that holds a private Ed25519 key (RFC 8032) and signs with it: a security module, a key
 * service, or a key in memory. Implementations are thread-safe.
 */
public interface Signer {

  /**
   * The public key.
   *
   * @return the encoded point, 32 bytes, always the same
   */
  byte[] publicKey();

  /**
   * Signs a message: plain Ed25519, without a context and without hashing it first. May block.
   *
   * @param message the bytes to sign; not kept and not changed
   * @return the signature, 64 bytes
   * @throws RuntimeException if it cannot sign now; who asked for the signature gets the exception
   */
  byte[] sign(byte[] message);
}
