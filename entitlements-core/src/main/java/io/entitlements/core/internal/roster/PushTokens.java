package io.entitlements.core.internal.roster;

import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.change.Secrets;
import io.entitlements.event.RosterEvent;
import io.entitlements.roster.IssuedPushToken;
import io.entitlements.roster.PushToken;
import io.entitlements.roster.Pushes;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.Rosters.Refusal;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.Outcome;
import io.entitlements.type.PushTokenId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The tokens by which directories push. */
final class PushTokens {

  private final Changes changes;
  private final Ids ids;
  private final Secrets secrets;
  private final RosterAccess access;

  PushTokens(Changes changes, Ids ids, Secrets secrets, RosterAccess access) {
    this.changes = changes;
    this.ids = ids;
    this.secrets = secrets;
    this.access = access;
  }

  Outcome<IssuedPushToken, Refusal> issue(
      AccountId by, RosterConnection connection, Optional<Instant> expiresAt) {
    Instant now = changes.now();
    PushToken token =
        new PushToken(
            new PushTokenId(ids.next(now)),
            connection.id(),
            now,
            expiresAt.map(at -> at.truncatedTo(ChronoUnit.MILLIS)));
    IssuedPushToken issued = new IssuedPushToken(token, secrets.nextToken());
    return made(
        by, connection, "roster.issue-token", issued, change -> issue(change, connection, issued));
  }

  private static Optional<Refusal> issue(
      Change change, RosterConnection connection, IssuedPushToken issued) {
    List<PushToken> live = live(change.store(), connection, change.now());
    if (live.contains(issued.token())) {
      // This very transaction was committed, and its answer was lost.
      return Optional.empty();
    }
    if (live.size() >= Pushes.MOST_TOKENS) {
      return Optional.of(Refusal.TOO_MANY_TOKENS);
    }
    for (PushToken expired : change.store().pushes().tokens(connection)) {
      if (!expired.isLive(change.now())) {
        change.store().pushes().removeToken(connection, expired.id());
      }
    }
    change
        .store()
        .pushes()
        .insertToken(connection, issued.token(), Secrets.hashOfLink(issued.secret()));
    change.record(
        connection.organization(),
        new RosterEvent.PushTokenIssued(
            connection.organization(), connection.id(), issued.token().id()));
    return Optional.empty();
  }

  Outcome<List<PushToken>, Refusal> of(AccountId by, RosterConnection connection) {
    Instant now = changes.now();
    return changes.read(
        store ->
            access
                .lookRefusal(store, by, connection)
                .<Outcome<List<PushToken>, Refusal>>map(Outcome::refused)
                .orElseGet(
                    () ->
                        Outcome.done(
                            live(store, connection, now),
                            store.events().revision(connection.organization()))));
  }

  Outcome<PushToken, Refusal> revoke(AccountId by, RosterConnection connection, PushTokenId id) {
    Optional<PushToken> known =
        changes.read(
            store ->
                store.pushes().tokens(connection).stream()
                    .filter(token -> token.id().equals(id))
                    .findFirst());
    PushToken token =
        known.orElseGet(() -> new PushToken(id, connection.id(), Instant.EPOCH, Optional.empty()));
    return made(
        by,
        connection,
        "roster.revoke-token",
        token,
        change -> {
          if (known.isEmpty()) {
            return Optional.of(Refusal.UNKNOWN_TOKEN);
          }
          if (change.store().pushes().tokens(connection).contains(token)) {
            change.store().pushes().removeToken(connection, id);
            change.record(
                connection.organization(),
                new RosterEvent.PushTokenRevoked(connection.organization(), connection.id(), id));
          }
          return Optional.empty();
        });
  }

  /** Does something under the connection's lock, if the person may. */
  private <V> Outcome<V, Refusal> made(
      AccountId by,
      RosterConnection connection,
      String why,
      V value,
      Function<Change, Optional<Refusal>> work) {
    return changes.make(
        new Actor.Person(by),
        why,
        done -> connection.organization(),
        change -> {
          Optional<Refusal> refusal = access.refusal(change.store(), Optional.of(by), connection);
          if (refusal.isEmpty()) {
            change.store().rosters().lock(connection);
            refusal = work.apply(change);
          }
          return refusal
              .<Attempt<V, Refusal>>map(Attempt::denied)
              .orElseGet(() -> Attempt.made(value));
        });
  }

  private static List<PushToken> live(UnitOfWork store, RosterConnection connection, Instant now) {
    return store.pushes().tokens(connection).stream().filter(token -> token.isLive(now)).toList();
  }
}
