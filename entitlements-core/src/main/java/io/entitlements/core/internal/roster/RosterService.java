package io.entitlements.core.internal.roster;

import io.entitlements.catalog.Catalog;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.change.Secrets;
import io.entitlements.core.internal.member.Members;
import io.entitlements.core.internal.seat.SeatAllocator;
import io.entitlements.event.RosterEvent;
import io.entitlements.roster.PendingRelease;
import io.entitlements.roster.Pushes;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RosterSettings;
import io.entitlements.roster.RosterSettings.Mode;
import io.entitlements.roster.RosterSource;
import io.entitlements.roster.RosterSources;
import io.entitlements.roster.Rosters;
import io.entitlements.roster.SyncPlan;
import io.entitlements.roster.SyncReport;
import io.entitlements.roster.SyncRow;
import io.entitlements.spi.RosterState;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.JobId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Page;
import io.entitlements.type.RosterRunId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Connecting lists and changing how they provision; what they do is {@link Syncs}' matter. */
public final class RosterService implements Rosters {

  private final Changes changes;
  private final Ids ids;
  private final Members members;
  private final SeatAllocator allocator;
  private final RosterAccess access;
  private final Syncs syncs;
  private final RosterViews views;
  private final Disconnection disconnection;

  /** Composes the service. */
  public RosterService(
      Changes changes,
      Ids ids,
      Supplier<Catalog> catalog,
      Members members,
      SeatAllocator allocator) {
    this.changes = changes;
    this.ids = ids;
    this.members = members;
    this.allocator = allocator;
    this.access = new RosterAccess(catalog);
    this.syncs = new Syncs(changes, ids, members, allocator, access);
    this.views = new RosterViews(changes, access);
    this.disconnection = new Disconnection(changes, syncs);
  }

  @Override
  public Outcome<RosterConnection, Refusal> connect(
      AccountId by,
      OrganizationId organization,
      SubscriptionId subscription,
      String name,
      RosterSettings settings) {
    return changes.make(
        new Actor.Person(by),
        "roster.connect",
        RosterConnection::organization,
        change -> {
          Optional<Refusal> refusal =
              access.refusal(change.store(), by, organization, subscription);
          if (refusal.isPresent()) {
            return Attempt.denied(refusal.get());
          }
          ConnectionId id = new ConnectionId(ids.next(change.now()));
          return Attempt.made(
              connection(
                  change, new RosterConnection(organization, id, subscription, name, settings)));
        });
  }

  private RosterConnection connection(Change change, RosterConnection made) {
    OrganizationId organization = made.organization();
    boolean replaces = made.settings().mode() == Mode.REPLACE;
    if (!change.store().rosters().insert(made, RosterState.begun(replaces))) {
      return change
          .store()
          .rosters()
          .find(organization, made.subscription(), made.name())
          .orElseThrow();
    }
    SyncSchedule.next(change.store(), made, RosterState.begun(replaces), change.now());
    change.record(
        organization,
        new RosterEvent.RosterConnected(organization, made.subscription(), made.id(), made.name()));
    if (!made.settings().equals(RosterSettings.DEFAULT)) {
      change.record(organization, configured(made));
    }
    return made;
  }

  @Override
  public Outcome<RosterConnection, Refusal> configure(
      AccountId by, RosterConnection connection, RosterSettings settings) {
    return changes.make(
        new Actor.Person(by),
        "roster.configure",
        RosterConnection::organization,
        change -> {
          Optional<Refusal> refusal = access.refusal(change.store(), Optional.of(by), connection);
          if (refusal.isPresent()) {
            return Attempt.denied(refusal.get());
          }
          RosterState state = change.store().rosters().lock(connection);
          Optional<RosterConnection> before = RosterAccess.stored(change.store(), connection);
          if (before.isEmpty()) {
            return Attempt.denied(Refusal.UNKNOWN_CONNECTION);
          }
          RosterConnection after = before.get().with(settings);
          if (!after.equals(before.get())) {
            boolean isFirst = state.scope().isEmpty() || state.replaceDue();
            RosterState next =
                state.replaceDue(isFirst && settings.mode() == Mode.REPLACE).rescheduled();
            change.store().rosters().update(after, next);
            SyncSchedule.next(change.store(), after, next, change.now());
            change.record(after.organization(), configured(after));
          }
          return Attempt.made(after);
        });
  }

  private static RosterEvent configured(RosterConnection connection) {
    RosterSettings settings = connection.settings();
    return new RosterEvent.RosterConfigured(
        connection.organization(),
        connection.id(),
        settings.mode().name(),
        settings.graceDays(),
        settings.guardPercent(),
        settings.guardLeast(),
        settings.everyMinutes(),
        settings.pause().map(RosterSettings.Pause::firstDay).map(LocalDate::toString).orElse(""),
        settings.pause().map(RosterSettings.Pause::lastDay).map(LocalDate::toString).orElse(""));
  }

  @Override
  public Outcome<List<RosterConnection>, Refusal> connections(
      AccountId by, OrganizationId organization, SubscriptionId subscription) {
    return views.connections(by, organization, subscription);
  }

  @Override
  public Outcome<SyncPlan, Refusal> plan(
      AccountId by, RosterConnection connection, RosterSource source) {
    return syncs.plan(by, connection, source);
  }

  @Override
  public Outcome<SyncReport, Refusal> apply(AccountId by, SyncPlan plan) {
    return syncs.apply(by, plan);
  }

  @Override
  public Outcome<RosterConnection, Refusal> syncSoon(AccountId by, RosterConnection connection) {
    return changes.make(
        new Actor.Person(by),
        "roster.sync-soon",
        RosterConnection::organization,
        change -> {
          Optional<Refusal> refusal = access.refusal(change.store(), Optional.of(by), connection);
          if (refusal.isPresent()) {
            return Attempt.denied(refusal.get());
          }
          SyncSchedule.soon(change, connection, new JobId(ids.next(change.now())));
          return Attempt.made(RosterAccess.stored(change.store(), connection).orElse(connection));
        });
  }

  @Override
  public void hint(RosterConnection connection) {
    Instant now = changes.now();
    changes.touch(
        store -> {
          boolean isTried =
              RosterAccess.stored(store, connection)
                  .map(found -> store.rosters().state(found))
                  .filter(state -> state.retryAt().map(at -> !now.isBefore(at)).orElse(true))
                  .isPresent();
          if (isTried) {
            SyncSchedule.hint(store, connection, now);
          }
        });
  }

  @Override
  public Outcome<RosterConnection, Refusal> disconnect(AccountId by, RosterConnection connection) {
    return disconnection.disconnect(by, connection);
  }

  /** What takes lists that are pushed. */
  public Pushes pushes(Secrets secrets) {
    return new PushService(
        changes,
        ids,
        secrets,
        access,
        new PushedApplier(
            changes,
            ids,
            members,
            allocator,
            access,
            new Applier(changes, members, allocator, access)));
  }

  /** What ends connections. */
  public Disconnection disconnection() {
    return disconnection;
  }

  /** What reads lists by the calendar. */
  public RosterJobs jobs(RosterSources sources) {
    return new RosterJobs(changes, syncs, sources);
  }

  @Override
  public Outcome<Page<SyncRow>, Refusal> rows(
      AccountId by,
      RosterConnection connection,
      RosterRunId run,
      Optional<String> cursor,
      int limit) {
    return views.rows(by, connection, run, cursor, limit);
  }

  @Override
  public Outcome<List<SyncReport>, Refusal> runs(
      AccountId by, RosterConnection connection, int limit) {
    return views.runs(by, connection, limit);
  }

  @Override
  public Outcome<SyncReport, Refusal> approve(
      AccountId by, RosterConnection connection, RosterRunId run) {
    return syncs.approve(by, connection, run);
  }

  @Override
  public Outcome<SyncReport, Refusal> stop(
      AccountId by, RosterConnection connection, RosterRunId run) {
    return syncs.stop(by, connection, run);
  }

  @Override
  public Outcome<SyncReport, Refusal> undo(
      AccountId by, RosterConnection connection, RosterRunId run) {
    return syncs.undo(by, connection, run);
  }

  @Override
  public Outcome<Page<PendingRelease>, Refusal> pendingReleases(
      AccountId by,
      OrganizationId organization,
      SubscriptionId subscription,
      Optional<String> cursor,
      int limit) {
    return views.pendingReleases(by, organization, subscription, cursor, limit);
  }
}
