package io.entitlements.spi;

import io.entitlements.type.Scope;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that a person holds or types, and what it leads to. Of a secret only the hash is here.
 *
 * @param kind what it is for
 * @param lookup by which text it is found: the SHA-256 of a secret in base64url, or a product key's
 *     prefix, generation and number; at most 64 characters
 * @param scope to whose data it leads
 * @param target the record that it leads to
 * @param expiresAt the first instant at which it no longer works; empty if it does not expire
 * @param spentAt when it was spent; empty if it has not been
 */
public record Token(
    Kind kind,
    String lookup,
    Scope scope,
    UUID target,
    Optional<Instant> expiresAt,
    Optional<Instant> spentAt) {

  /** Checks that nothing is missing. */
  public Token {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(expiresAt, "expiresAt");
    Objects.requireNonNull(spentAt, "spentAt");
    if (lookup.isEmpty() || lookup.length() > 64) {
      throw new IllegalArgumentException("lookup has 1 to 64 characters");
    }
  }

  /**
   * Whether it works at an instant.
   *
   * @param now the instant
   * @return true if it is neither spent nor expired
   */
  public boolean isUsable(Instant now) {
    return spentAt.isEmpty() && expiresAt.map(now::isBefore).orElse(true);
  }

  /** What tokens are for. */
  public enum Kind {
    /** Verifies the address of an account. */
    ACCOUNT_CONFIRMATION,
    /** Claims an order. */
    CLAIM,
    /** Finds a product key by its typed text. */
    PRODUCT_KEY
  }
}
