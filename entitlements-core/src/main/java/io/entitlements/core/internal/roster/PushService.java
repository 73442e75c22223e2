package io.entitlements.core.internal.roster;

import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.change.Secrets;
import io.entitlements.roster.IssuedPushToken;
import io.entitlements.roster.PushToken;
import io.entitlements.roster.PushedList;
import io.entitlements.roster.Pushes;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.Rosters.Refusal;
import io.entitlements.spi.PushStore.Opened;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.Outcome;
import io.entitlements.type.PushTokenId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Opens lists to the directories that push them. */
final class PushService implements Pushes {

  private final Changes changes;
  private final Ids ids;
  private final PushTokens tokens;
  private final PushedApplier applier;

  PushService(
      Changes changes, Ids ids, Secrets secrets, RosterAccess access, PushedApplier applier) {
    this.changes = changes;
    this.ids = ids;
    this.tokens = new PushTokens(changes, ids, secrets, access);
    this.applier = applier;
  }

  @Override
  public Outcome<IssuedPushToken, Refusal> issueToken(
      AccountId by, RosterConnection connection, Optional<Instant> expiresAt) {
    return tokens.issue(by, connection, expiresAt);
  }

  @Override
  public Outcome<List<PushToken>, Refusal> tokens(AccountId by, RosterConnection connection) {
    return tokens.of(by, connection);
  }

  @Override
  public Outcome<PushToken, Refusal> revokeToken(
      AccountId by, RosterConnection connection, PushTokenId token) {
    return tokens.revoke(by, connection, token);
  }

  @Override
  public Optional<PushedList> open(String secret) {
    Instant now = changes.now();
    return changes
        .read(store -> opened(store, secret, now))
        .map(connection -> new OpenList(changes, ids, applier, connection));
  }

  private static Optional<RosterConnection> opened(UnitOfWork store, String secret, Instant now) {
    return store
        .pushes()
        .token(Secrets.hashOfLink(secret))
        .filter(found -> found.token().isLive(now))
        .map(Opened::connection);
  }
}
