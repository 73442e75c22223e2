package io.entitlements.core.testkit;

import io.entitlements.account.Membership;
import io.entitlements.account.Role;
import io.entitlements.key.KeyOverview;
import io.entitlements.key.SubscriptionChange;
import io.entitlements.key.SubscriptionOverview;
import io.entitlements.key.SubscriptionRefusal;
import io.entitlements.roster.Person;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.Rosters;
import io.entitlements.roster.SyncPlan;
import io.entitlements.roster.Verdict;
import io.entitlements.seat.Placement;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatRefusal;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.SubscriptionId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An administrator's view of one organization. */
record District(World world, AccountId administrator, OrganizationId organization) {

  SubscriptionOverview overview() {
    return world.engine().subscriptions().overview(administrator).items().stream()
        .filter(row -> row.subscription().organization().equals(organization))
        .findFirst()
        .orElseThrow();
  }

  /** The administrator provisions an address. */
  Outcome<Seat, SeatRefusal> assign(String email, String key) {
    return world
        .engine()
        .seats()
        .assign(
            administrator,
            organization,
            overview().subscription().id(),
            EmailAddress.of(email),
            IdempotencyKey.of(key));
  }

  SubscriptionId subscription() {
    return overview().subscription().id();
  }

  /** The only key, or the one to end first. */
  KeyOverview key() {
    return overview().keys().get(0);
  }

  /** The vendor changes the subscription. */
  Outcome<Subscription, SubscriptionRefusal> change(SubscriptionChange change, String key) {
    return change(new Actor.Task("billing"), change, key);
  }

  Outcome<Subscription, SubscriptionRefusal> change(
      Actor by, SubscriptionChange change, String key) {
    return world
        .engine()
        .subscriptions()
        .change(by, organization, subscription(), change, IdempotencyKey.of(key));
  }

  /** The administrator provisions an address, to a seat or the waiting list. */
  Placement assignOrWait(String email) {
    return world
        .engine()
        .seats()
        .assignOrWait(
            administrator,
            organization,
            subscription(),
            EmailAddress.of(email),
            IdempotencyKey.of("place-" + email))
        .orElseThrow();
  }

  Outcome<Seat, SeatRefusal> release(AccountId account, String key) {
    return world
        .engine()
        .seats()
        .release(administrator, organization, subscription(), account, IdempotencyKey.of(key));
  }

  boolean holdsSeat(String email) {
    AccountId account = world.engine().accounts().find(EmailAddress.of(email)).orElseThrow().id();
    SubscriptionId subscription = subscription();
    SeatHolder holder = new SeatHolder.Person(account);
    return world
        .storage()
        .read(store -> store.seats().find(organization, subscription, holder).isPresent());
  }

  /** The addresses of those who wait, in their order. */
  List<String> waiting() {
    return world
        .engine()
        .seats()
        .waiting(administrator, organization, subscription(), Optional.empty(), 100)
        .orElseThrow()
        .items()
        .stream()
        .map(entry -> world.engine().accounts().find(entry.account()).orElseThrow())
        .map(account -> account.email().value())
        .toList();
  }

  /** Somebody who holds a seat. */
  AccountId seated(String email) {
    return ((SeatHolder.Person) assign(email, "seat-" + email).orElseThrow().holder()).account();
  }

  /** Somebody whom a list of the organization names. */
  AccountId joined(String email, Role role) {
    Person person = new Person(email, EmailAddress.of(email), "Some", "Body", List.of(role), true);
    RosterConnection connection =
        world
            .engine()
            .rosters()
            .connect(administrator, organization, subscription(), email + role)
            .orElseThrow();
    while (!isApplied(connection, person)) {
      // Somebody beside has changed what the plan depends on.
    }
    return world.engine().accounts().find(EmailAddress.of(email)).orElseThrow().id();
  }

  /** The vendor makes an administrator the owner. */
  void handedOver(AccountId account) {
    world
        .engine()
        .organizations()
        .handOver(
            new Actor.Task("vendor"), organization, account, IdempotencyKey.of("owner-" + account))
        .orElseThrow();
  }

  /** Makes somebody an administrator, as an accepted invitation does. */
  void administered(AccountId account) {
    make(account, Role.ADMINISTRATOR);
  }

  /** The same of an educator. */
  void educating(AccountId account) {
    make(account, Role.EDUCATOR);
  }

  private void make(AccountId account, Role role) {
    world
        .storage()
        .write(
            store ->
                store.memberships().insert(new Membership(organization, account, Set.of(role))));
  }

  private boolean isApplied(RosterConnection connection, Person person) {
    Rosters rosters = world.engine().rosters();
    Outcome<SyncPlan, Rosters.Refusal> plan =
        rosters.plan(administrator, connection, Listing.of(Verdict.DELTA, person));
    return plan instanceof Outcome.Done<SyncPlan, Rosters.Refusal> done
        && rosters.apply(administrator, done.value()) instanceof Outcome.Done;
  }
}
