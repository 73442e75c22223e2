package io.entitlements.roster;

import io.entitlements.type.ConnectionId;
import io.entitlements.type.PushTokenId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A token by which a directory pushes its list, without its secret. A connection has several while
 * they are rotated.
 *
 * @param id the identifier
 * @param connection whose list it opens
 * @param issuedAt since when it does
 * @param expiresAt from when on it does no more; empty: until it is revoked
 */
public record PushToken(
    PushTokenId id, ConnectionId connection, Instant issuedAt, Optional<Instant> expiresAt) {

  /** Checks that nothing is missing. */
  public PushToken {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(connection, "connection");
    Objects.requireNonNull(issuedAt, "issuedAt");
    Objects.requireNonNull(expiresAt, "expiresAt");
  }

  /**
   * Whether it opens its list.
   *
   * @param now the instant
   * @return whether it has not expired
   */
  public boolean isLive(Instant now) {
    return expiresAt.map(now::isBefore).orElse(true);
  }
}
