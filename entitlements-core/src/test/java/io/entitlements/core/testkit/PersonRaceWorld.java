package io.entitlements.core.testkit;

import io.entitlements.account.Role;
import io.entitlements.roster.Person;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.SyncPlan;
import io.entitlements.spi.SeatUse;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Outcome;
import io.entitlements.type.SubscriptionId;
import java.util.List;
import java.util.function.Consumer;

/** What the tests of races about one person do. */
public abstract class PersonRaceWorld extends WorldContract {

  // The first call of each test makes it.
  @SuppressWarnings("NullAway.Init")
  District district;

  /** For subclasses. */
  protected PersonRaceWorld() {}

  final void release(SubscriptionId subscription, AccountId account, String key) {
    world()
        .engine()
        .seats()
        .release(
            district.administrator(),
            district.organization(),
            subscription,
            account,
            IdempotencyKey.of(key));
  }

  final Consumer<UnitOfWork> locked(SubscriptionId subscription) {
    return store -> store.subscriptions().lock(district.organization(), subscription);
  }

  final SubscriptionId sold() {
    district = world().district("suite", 5);
    return district.subscription();
  }

  final Outcome<?, ?> assign(SubscriptionId subscription, String email, String key) {
    return world()
        .engine()
        .seats()
        .assign(
            district.administrator(),
            district.organization(),
            subscription,
            EmailAddress.of(email),
            IdempotencyKey.of(key));
  }

  final SyncPlan listed(SubscriptionId subscription) {
    RosterConnection connection =
        world()
            .engine()
            .rosters()
            .connect(district.administrator(), district.organization(), subscription, "list")
            .orElseThrow();
    Person teacher =
        new Person(
            "1", EmailAddress.of("cem@school.example"), "Cem", "T", List.of(Role.EDUCATOR), true);
    return world()
        .engine()
        .rosters()
        .plan(district.administrator(), connection, Listing.full(teacher))
        .orElseThrow();
  }

  final SeatUse use() {
    SubscriptionId subscription = district.subscription();
    return world()
        .storage()
        .read(store -> store.subscriptions().use(district.organization(), subscription));
  }
}
