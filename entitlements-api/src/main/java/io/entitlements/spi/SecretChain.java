package io.entitlements.spi;

import io.entitlements.activation.SecretHash;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of the secrets of an activation: hashes of the last two, and of the first, by which
 * a request that comes again is recognised.
 *
 * @param first of the request that began it; empty if that brought none
 * @param current of the secret that counts; empty until one is known
 * @param previous of the secret before; empty if there was none
 * @param generation how often it was replaced
 * @param shared whether a clone was reported: then both go on, and nothing is replaced any more
 */
public record SecretChain(
    Optional<SecretHash> first,
    Optional<SecretHash> current,
    Optional<SecretHash> previous,
    int generation,
    boolean shared) {

  /** Checks that nothing is missing. */
  public SecretChain {
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(current, "current");
    Objects.requireNonNull(previous, "previous");
    if (generation < 0) {
      throw new IllegalArgumentException("generation is not negative");
    }
  }

  /**
   * The chain of an activation that begins.
   *
   * @param first the hash of the first secret, if it is known
   * @return the chain
   */
  public static SecretChain begunWith(Optional<SecretHash> first) {
    return new SecretChain(first, first, Optional.empty(), 0, false);
  }
}
