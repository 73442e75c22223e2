package io.entitlements.spi;

import io.entitlements.type.Scope;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

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
   * Counts a code that somebody typed, if it is not the token's, and keeps others from trying one
   * until the transaction ends: of many at once each is counted before the next is looked at.
   *
   * @param kind its kind
   * @param lookup its lookup text
   * @param codeHash the hash of the secret and the typed code
   * @param now the instant
   * @return false, and nothing is changed, if the token does not work, has no code, or does not
   *     exist
   */
  boolean tryCode(Token.Kind kind, String lookup, String codeHash, Instant now);

  /**
   * Spends a token.
   *
   * @param kind its kind
   * @param lookup its lookup text
   * @param by when, and for which act
   * @return false, and nothing is changed, if it does not work at that instant, or does not exist
   */
  boolean spend(Token.Kind kind, String lookup, Token.Spent by);

  /**
   * Makes a token that is not spent lead to another record.
   *
   * @param kind its kind
   * @param lookup its lookup text
   * @param before the record that it leads to
   * @param scope to whose data it leads from now on
   * @param target the record that it leads to from now on
   * @return false, and nothing is changed, if it is spent, leads elsewhere, or does not exist
   */
  boolean redirect(Token.Kind kind, String lookup, UUID before, Scope scope, UUID target);

  /**
   * Spends all tokens of a kind that lead to one record and are not spent yet, expired ones too.
   *
   * @param kind their kind
   * @param target the record
   * @param by when, and for which act
   */
  void spendAll(Token.Kind kind, UUID target, Token.Spent by);

  /**
   * Forgets tokens that expired long ago, the longest first.
   *
   * @param before those that had expired at this instant
   * @param most at most how many
   */
  void dropExpired(Instant before, int most);
}
