package io.entitlements.core.internal.activation;

import io.entitlements.activation.SecretHash;
import io.entitlements.spi.SecretChain;
import java.util.Optional;

/** What a secret that is shown says of who shows it. Pure. */
enum Recognition {
  /** It is none of the last two. */
  STRANGER,
  /** It is the one that counts, or the first to be shown at all. */
  CURRENT,
  /** It is the one before, with the next that counts already: the answer was lost on its way. */
  REPEATED,
  /** It is the one before, with another next: two users of one generation. */
  DIVERGED;

  static Recognition of(SecretChain secrets, SecretHash shown, SecretHash next) {
    if (secrets.current().isEmpty() || secrets.current().get().equals(shown)) {
      return CURRENT;
    }
    if (!secrets.previous().equals(Optional.of(shown))) {
      return STRANGER;
    }
    return secrets.current().get().equals(next) ? REPEATED : DIVERGED;
  }

  /** Whether a secret that ends an activation is one of its last two. */
  static boolean knows(SecretChain secrets, SecretHash shown) {
    return of(secrets, shown, shown) != STRANGER;
  }

  /** The chain when the secret that counts was shown with the hash of the next. */
  static SecretChain replaced(SecretChain secrets, SecretHash shown, SecretHash next) {
    return new SecretChain(
        secrets.first(),
        Optional.of(next),
        Optional.of(shown),
        Math.addExact(secrets.generation(), 1),
        false);
  }

  /** The chain when a clone was reported: from now on both secrets stay. */
  static SecretChain shared(SecretChain secrets) {
    return new SecretChain(
        secrets.first(), secrets.current(), secrets.previous(), secrets.generation(), true);
  }
}
