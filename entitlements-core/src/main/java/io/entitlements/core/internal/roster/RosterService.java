package io.entitlements.core.internal.roster;

import io.entitlements.account.Action;
import io.entitlements.catalog.ActivationMethod;
import io.entitlements.catalog.Catalog;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.member.Members;
import io.entitlements.event.RosterEvent;
import io.entitlements.roster.Person;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RosterSource;
import io.entitlements.roster.Rosters;
import io.entitlements.roster.SyncPlan;
import io.entitlements.roster.SyncReport;
import io.entitlements.roster.SyncRow;
import io.entitlements.roster.Verdict;
import io.entitlements.spi.Capacity;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Revision;
import io.entitlements.type.SubscriptionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Connecting lists, previewing what a sync would do, and doing it in chunks. */
public final class RosterService implements Rosters {

  /** People in one transaction: few enough that others of the organization never wait long. */
  private static final int CHUNK = 100;

  private final Changes changes;
  private final Ids ids;
  private final Supplier<Catalog> catalog;
  private final PersonSync people;

  /** Composes the service. */
  public RosterService(Changes changes, Ids ids, Supplier<Catalog> catalog, PersonSync people) {
    this.changes = changes;
    this.ids = ids;
    this.catalog = catalog;
    this.people = people;
  }

  @Override
  public Outcome<RosterConnection, Refusal> connect(
      AccountId by, OrganizationId organization, SubscriptionId subscription, String name) {
    return changes.make(
        new Actor.Person(by),
        "roster.connect",
        RosterConnection::organization,
        change -> connect(change, by, organization, subscription, name));
  }

  private Attempt<RosterConnection, Refusal> connect(
      Change change,
      AccountId by,
      OrganizationId organization,
      SubscriptionId subscription,
      String name) {
    if (!Members.may(change.store(), organization, by, Action.MANAGE_USERS)) {
      return Attempt.denied(Refusal.NOT_PERMITTED);
    }
    Optional<Subscription> owned = change.store().subscriptions().find(organization, subscription);
    if (owned.isEmpty()) {
      return Attempt.denied(Refusal.UNKNOWN_SUBSCRIPTION);
    }
    if (!catalog.get().canActivate(owned.get().product(), ActivationMethod.EMAIL)) {
      return Attempt.denied(Refusal.PRODUCT_KEY_ONLY);
    }
    return Attempt.made(connection(change, owned.get(), name));
  }

  private RosterConnection connection(Change change, Subscription owned, String name) {
    OrganizationId organization = owned.organization();
    RosterConnection made =
        new RosterConnection(
            organization, new ConnectionId(ids.next(change.now())), owned.id(), name);
    if (!change.store().rosters().insert(made)) {
      return change.store().rosters().find(organization, owned.id(), name).orElseThrow();
    }
    change.record(
        organization, new RosterEvent.RosterConnected(organization, owned.id(), made.id(), name));
    return made;
  }

  @Override
  public Outcome<SyncPlan, Refusal> plan(
      AccountId by, RosterConnection connection, RosterSource source) {
    Optional<Refusal> refusal = changes.read(store -> refusal(store, by, connection));
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    List<Person> listed = new ArrayList<>();
    Verdict verdict = source.read(listed::addAll);
    return changes.read(
        store ->
            Outcome.done(
                plan(store, connection, verdict, listed),
                store.events().revision(connection.organization())));
  }

  private SyncPlan plan(
      UnitOfWork store, RosterConnection connection, Verdict verdict, List<Person> listed) {
    int assigned = seatsInUse(store, connection);
    int total = total(store, connection);
    int free = Math.max(0, total - assigned);
    List<SyncRow> rows = new ArrayList<>();
    for (Person person : listed) {
      SyncRow row = people.preview(store, connection, person, free > 0);
      free -= row.result() == SyncRow.Result.SEAT_GIVEN ? 1 : 0;
      rows.add(row);
    }
    return new SyncPlan(connection.organization(), connection, verdict, rows, assigned, total);
  }

  @Override
  public Outcome<SyncReport, Refusal> apply(AccountId by, SyncPlan plan) {
    RosterConnection connection = plan.connection();
    Optional<Refusal> refusal = changes.read(store -> refusal(store, by, connection));
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    List<Person> listed = plan.rows().stream().map(SyncRow::person).toList();
    List<SyncRow> rows = new ArrayList<>();
    for (int from = 0; from < listed.size(); from += CHUNK) {
      List<Person> chunk = listed.subList(from, Math.min(from + CHUNK, listed.size()));
      Outcome<List<SyncRow>, Refusal> done =
          changes.make(
              new Actor.Person(by),
              "roster.sync",
              any -> connection.organization(),
              change -> apply(change, by, connection, chunk));
      if (done instanceof Outcome.Refused<List<SyncRow>, Refusal> refused) {
        return Outcome.refused(refused.reason());
      }
      rows.addAll(((Outcome.Done<List<SyncRow>, Refusal>) done).value());
    }
    return changes.read(store -> reported(store, connection, rows));
  }

  /** Under the lock the subscription stays the product's that it is. */
  private Attempt<List<SyncRow>, Refusal> apply(
      Change change, AccountId by, RosterConnection connection, List<Person> chunk) {
    change.store().subscriptions().lock(connection.organization(), connection.subscription());
    return refusal(change.store(), by, connection)
        .<Attempt<List<SyncRow>, Refusal>>map(Attempt::denied)
        .orElseGet(
            () ->
                Attempt.made(
                    chunk.stream()
                        .map(person -> people.apply(change, connection, person))
                        .toList()));
  }

  private Outcome<SyncReport, Refusal> reported(
      UnitOfWork store, RosterConnection connection, List<SyncRow> rows) {
    Revision revision = store.events().revision(connection.organization());
    return Outcome.done(
        new SyncReport(rows, seatsInUse(store, connection), total(store, connection), revision),
        revision);
  }

  private Optional<Refusal> refusal(UnitOfWork store, AccountId by, RosterConnection connection) {
    if (!Members.may(store, connection.organization(), by, Action.MANAGE_USERS)) {
      return Optional.of(Refusal.NOT_PERMITTED);
    }
    boolean known =
        store
            .rosters()
            .find(connection.organization(), connection.id())
            .equals(Optional.of(connection));
    if (!known) {
      return Optional.of(Refusal.UNKNOWN_CONNECTION);
    }
    // The subscription may have become another product's since the list was connected.
    boolean takesPeople =
        store
            .subscriptions()
            .find(connection.organization(), connection.subscription())
            .filter(owned -> catalog.get().canActivate(owned.product(), ActivationMethod.EMAIL))
            .isPresent();
    return takesPeople ? Optional.empty() : Optional.of(Refusal.PRODUCT_KEY_ONLY);
  }

  private static int seatsInUse(UnitOfWork store, RosterConnection connection) {
    return store.subscriptions().use(connection.organization(), connection.subscription()).used();
  }

  private int total(UnitOfWork store, RosterConnection connection) {
    return Capacity.at(
            store.productKeys().of(connection.organization(), connection.subscription()),
            changes.now())
        .total();
  }
}
