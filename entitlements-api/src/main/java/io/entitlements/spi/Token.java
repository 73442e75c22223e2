package io.entitlements.spi;

import io.entitlements.type.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that a person holds or types, and what it leads to. Of a secret only the hash is here.
 *
 * @param kind what it is for
 * @param lookup by which text it is found: the SHA-256 of a secret in base64url, a class code, or a
 *     product key's prefix, generation and number; at most 64 characters
 * @param scope to whose data it leads
 * @param target the record that it leads to
 * @param expiresAt the first instant at which it no longer works; empty if it does not expire
 * @param codeHash the SHA-256, in base64url, of the secret and the code that was mailed beside it;
 *     empty if there is no code
 * @param missed how many wrong codes were tried, 0 to {@value #MOST_MISSED}
 * @param spent by whom it was spent; empty if it has not been
 */
public record Token(
    Kind kind,
    String lookup,
    Scope scope,
    UUID target,
    Optional<Instant> expiresAt,
    Optional<String> codeHash,
    int missed,
    Optional<Spent> spent) {

  /** After so many wrong codes it no longer works. */
  public static final int MOST_MISSED = 10;

  /** So long after its end it is still said of a token that it has expired. */
  public static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(30);

  /** Checks that nothing is missing. */
  public Token {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(expiresAt, "expiresAt");
    Objects.requireNonNull(codeHash, "codeHash");
    Objects.requireNonNull(spent, "spent");
    if (lookup.isEmpty() || lookup.length() > 64) {
      throw new IllegalArgumentException("lookup has 1 to 64 characters");
    }
    if (missed < 0 || missed > MOST_MISSED) {
      throw new IllegalArgumentException("missed is 0 to " + MOST_MISSED + ", not " + missed);
    }
  }

  /**
   * Makes a new token without a code.
   *
   * @param kind what it is for
   * @param lookup by which text it is found
   * @param scope to whose data it leads
   * @param target the record that it leads to
   * @param expiresAt the first instant at which it no longer works; empty if it does not expire
   * @return a token that works
   */
  public static Token of(
      Kind kind, String lookup, Scope scope, UUID target, Optional<Instant> expiresAt) {
    return new Token(kind, lookup, scope, target, expiresAt, Optional.empty(), 0, Optional.empty());
  }

  /**
   * The same beside which a code is mailed.
   *
   * @param hash the SHA-256 of the secret and the code
   * @return the token
   */
  public Token withCodeHash(String hash) {
    return new Token(kind, lookup, scope, target, expiresAt, Optional.of(hash), missed, spent);
  }

  /**
   * The same after some wrong codes.
   *
   * @param wrong how many
   * @return the token
   */
  public Token withMissed(int wrong) {
    return new Token(kind, lookup, scope, target, expiresAt, codeHash, wrong, spent);
  }

  /**
   * The same that leads elsewhere.
   *
   * @param otherScope to whose data
   * @param otherTarget to which record
   * @return the token
   */
  public Token leadingTo(Scope otherScope, UUID otherTarget) {
    return new Token(kind, lookup, otherScope, otherTarget, expiresAt, codeHash, missed, spent);
  }

  /**
   * The same when it is spent.
   *
   * @param by what spent it
   * @return the token
   */
  public Token withSpent(Spent by) {
    return new Token(kind, lookup, scope, target, expiresAt, codeHash, missed, Optional.of(by));
  }

  /**
   * Whether it works at an instant.
   *
   * @param now the instant
   * @return true if it is neither spent nor expired, nor were too many wrong codes tried
   */
  public boolean isUsable(Instant now) {
    return spent.isEmpty() && missed < MOST_MISSED && !isExpired(now);
  }

  /**
   * Whether it is too old at an instant.
   *
   * @param now the instant
   * @return true if it expires, and not after this instant
   */
  public boolean isExpired(Instant now) {
    return expiresAt.filter(end -> !now.isBefore(end)).isPresent();
  }

  /** Without what it is found by. */
  @Override
  public String toString() {
    return "Token[" + kind + ", " + target + "]";
  }

  /**
   * The one act that a token was spent for.
   *
   * @param at when
   * @param by names the act, so that whoever does not know whether its transaction was committed
   *     can tell its own doing from another's
   */
  public record Spent(Instant at, UUID by) {
    /** Checks that nothing is missing. */
    public Spent {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(by, "by");
    }
  }

  /** What tokens are for. */
  public enum Kind {
    /** Verifies the address of an account. */
    ACCOUNT_CONFIRMATION,
    /** Resets the password of an account. */
    PASSWORD_RESET,
    /** Confirms a change of address from the old one; leads to the change. */
    OLD_ADDRESS,
    /** Confirms a change of address from the new one; leads to the change. */
    NEW_ADDRESS,
    /** Is kept by a browser in which the owner of an account was signed in. */
    KNOWN_BROWSER,
    /** Accepts an invitation. */
    INVITATION,
    /** Joins a class. */
    CLASS_CODE,
    /** Claims an order. */
    CLAIM,
    /** Finds a product key by its typed text. */
    PRODUCT_KEY
  }
}
