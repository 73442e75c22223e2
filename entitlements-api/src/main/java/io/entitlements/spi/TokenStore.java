package io.entitlements.spi;

import java.time.Instant;
import java.util.Optional;

/** Secrets (hashed) and typed keys; a global table. */
public interface TokenStore {

  /**
   * Adds a token.
   *
   * @param token the token
   * @return false, and nothing is added, if one of this kind and lookup exists
   */
  boolean insert(Token token);

  /**
   * Finds a token, spent and expired ones too.
   *
   * @param kind its kind
   * @param lookup its lookup text
   * @return the token, if there is one
   */
  Optional<Token> find(Token.Kind kind, String lookup);

  /**
   * Spends a token.
   *
   * @param kind its kind
   * @param lookup its lookup text
   * @param now the instant
   * @return false, and nothing is changed, if it is spent or expired, or does not exist
   */
  boolean spend(Token.Kind kind, String lookup, Instant now);
}
