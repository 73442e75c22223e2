package io.entitlements.roster;

import io.entitlements.roster.Rosters.Refusal;
import io.entitlements.type.AccountId;
import io.entitlements.type.Outcome;
import io.entitlements.type.PushTokenId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Lists that directories push, person by person, instead of being read. What is pushed counts at
 * once, by the settings of its connection as any other list; runs of a day collect it, and can be
 * looked at and undone as others. Thread-safe; blocks on the store.
 */
public interface Pushes {

  /** How many tokens a connection has at most; those that have expired do not count. */
  int MOST_TOKENS = 10;

  /**
   * Issues a token for a directory. Asked again, it issues another one; the earlier ones stay until
   * they are revoked or expire, so that a directory can change from one to the next.
   *
   * @param by who asks; may manage users
   * @param connection whose list it opens
   * @param expiresAt from when on it does no more; empty for never
   * @return the token with its secret, or why not: also {@link Refusal#TOO_MANY_TOKENS}
   */
  Outcome<IssuedPushToken, Refusal> issueToken(
      AccountId by, RosterConnection connection, Optional<Instant> expiresAt);

  /**
   * The tokens of a connection.
   *
   * @param by who asks; may look
   * @param connection the connection
   * @return those that are neither revoked nor expired, the oldest first, or why not
   */
  Outcome<List<PushToken>, Refusal> tokens(AccountId by, RosterConnection connection);

  /**
   * Revokes a token; it opens nothing from the next request on.
   *
   * @param by who asks; may manage users
   * @param connection the connection
   * @param token the token
   * @return the token, or why not: also {@link Refusal#UNKNOWN_TOKEN}
   */
  Outcome<PushToken, Refusal> revokeToken(
      AccountId by, RosterConnection connection, PushTokenId token);

  /**
   * Opens the list of a token for one request of a directory.
   *
   * @param secret what the directory sent
   * @return the list; empty if no live token has this secret, its connection has ended, or its
   *     organization is closed
   */
  Optional<PushedList> open(String secret);
}
