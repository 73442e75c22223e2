package io.entitlements.core.internal.roster;

import io.entitlements.account.Action;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Keyset;
import io.entitlements.core.internal.member.Members;
import io.entitlements.roster.PendingRelease;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.Rosters.Refusal;
import io.entitlements.roster.SyncReport;
import io.entitlements.roster.SyncRow;
import io.entitlements.spi.Capacity;
import io.entitlements.spi.RosterRun;
import io.entitlements.spi.RosterRunRow;
import io.entitlements.spi.StagedRecord;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Page;
import io.entitlements.type.RosterRunId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What can be seen of connections and their runs, and by whom. */
final class RosterViews {

  private static final int MOST = 1_000;

  private final Changes changes;
  private final RosterAccess access;

  RosterViews(Changes changes, RosterAccess access) {
    this.changes = changes;
    this.access = access;
  }

  Outcome<List<RosterConnection>, Refusal> connections(
      AccountId by, OrganizationId organization, SubscriptionId subscription) {
    return ofSubscription(
        by, organization, subscription, store -> store.rosters().of(organization, subscription));
  }

  Outcome<Page<PendingRelease>, Refusal> pendingReleases(
      AccountId by,
      OrganizationId organization,
      SubscriptionId subscription,
      Optional<String> cursor,
      int limit) {
    Keyset.checkLimit(limit, MOST);
    Optional<AccountId> after = cursor.map(AccountId::parse);
    return ofSubscription(
        by,
        organization,
        subscription,
        store ->
            Keyset.page(
                store.pendingReleases().page(organization, subscription, after, limit + 1),
                limit,
                pending -> pending.account().toString()));
  }

  private <V> Outcome<V, Refusal> ofSubscription(
      AccountId by,
      OrganizationId organization,
      SubscriptionId subscription,
      Function<UnitOfWork, V> view) {
    return changes.read(
        store -> {
          if (!Members.may(store, organization, by, Action.LOOK)) {
            return Outcome.refused(Refusal.NOT_PERMITTED);
          }
          if (store.subscriptions().find(organization, subscription).isEmpty()) {
            return Outcome.refused(Refusal.UNKNOWN_SUBSCRIPTION);
          }
          return Outcome.done(view.apply(store), store.events().revision(organization));
        });
  }

  Outcome<List<SyncReport>, Refusal> runs(AccountId by, RosterConnection connection, int limit) {
    Keyset.checkLimit(limit, MOST);
    return changes.read(
        store ->
            access
                .lookRefusal(store, by, connection)
                .<Outcome<List<SyncReport>, Refusal>>map(Outcome::refused)
                .orElseGet(
                    () ->
                        Outcome.done(
                            store.rosterRuns().last(connection, limit).stream()
                                .map(run -> report(store, connection, run, changes.now()))
                                .toList(),
                            store.events().revision(connection.organization()))));
  }

  Outcome<Page<SyncRow>, Refusal> rows(
      AccountId by,
      RosterConnection connection,
      RosterRunId id,
      Optional<String> cursor,
      int limit) {
    Keyset.checkLimit(limit, MOST);
    int after = cursor.map(Integer::parseInt).orElse(RosterRun.NONE_DONE);
    return changes.read(
        store -> {
          Optional<Refusal> refusal = access.lookRefusal(store, by, connection);
          if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
          }
          return find(store, connection, id)
              .map(
                  run ->
                      Outcome.<Page<SyncRow>, Refusal>done(
                          Keyset.page(
                              rows(store, connection, run, after, limit + 1),
                              limit,
                              row -> String.valueOf(row.ordinal())),
                          store.events().revision(connection.organization())))
              .orElseGet(() -> Outcome.refused(Refusal.UNKNOWN_RUN));
        });
  }

  static Optional<RosterRun> find(UnitOfWork store, RosterConnection connection, RosterRunId id) {
    return store
        .rosterRuns()
        .find(connection.organization(), id)
        .filter(run -> run.connection().equals(connection.id()));
  }

  /** What is planned, and in its place what was done. */
  private static List<SyncRow> rows(
      UnitOfWork store, RosterConnection connection, RosterRun run, int after, int limit) {
    List<StagedRecord> staged =
        store.rosterRuns().staged(run.organization(), run.id(), after, limit);
    List<RosterRunRow> done = store.rosterRuns().rows(run.organization(), run.id(), after, limit);
    Facts facts = Facts.of(store, connection, staged);
    Map<Integer, SyncRow> rows = new HashMap<>();
    for (StagedRecord record : staged) {
      record
          .result()
          .ifPresent(
              result ->
                  rows.put(
                      record.ordinal(),
                      new SyncRow(
                          record.ordinal(),
                          record.directoryId(),
                          record.person(),
                          facts.account(record),
                          result,
                          Set.of(),
                          record.person().isPresent() && facts.addressDiffers(record))));
    }
    for (RosterRunRow row : done) {
      Optional<SyncRow> planned = Optional.ofNullable(rows.get(row.ordinal()));
      rows.put(
          row.ordinal(),
          new SyncRow(
              row.ordinal(),
              row.directoryId(),
              planned.flatMap(SyncRow::person),
              row.account(),
              row.result(),
              row.ignoredRoles(),
              row.addressDiffers()));
    }
    return rows.values().stream()
        .sorted(Comparator.comparing(SyncRow::ordinal))
        .limit(limit)
        .toList();
  }

  static SyncReport report(
      UnitOfWork store, RosterConnection connection, RosterRun run, Instant now) {
    int used =
        store.subscriptions().use(connection.organization(), connection.subscription()).used();
    int total =
        Capacity.at(
                store.productKeys().of(connection.organization(), connection.subscription()), now)
            .total();
    return new SyncReport(
        run.connection(),
        run.id(),
        run.state(),
        run.by(),
        run.startedAt(),
        run.progress().endedAt(),
        run.result().verdict(),
        run.result().counts(),
        run.result().unchanged(),
        run.result().withheld(),
        run.result().remarks(),
        used,
        total);
  }
}
