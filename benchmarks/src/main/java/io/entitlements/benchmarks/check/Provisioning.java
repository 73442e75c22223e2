package io.entitlements.benchmarks.check;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.account.Membership;
import io.entitlements.account.Organization;
import io.entitlements.account.Role;
import io.entitlements.account.ServiceRegion;
import io.entitlements.benchmarks.check.Population.Subscription;
import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.key.Allotment;
import io.entitlements.key.ProductKey;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatSource;
import io.entitlements.spi.Capacity;
import io.entitlements.spi.SeatStore;
import io.entitlements.spi.Storage;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.SeatId;
import io.entitlements.type.SubscriptionId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Puts a {@link Population} into a store, below the engine: one by one through the facade a million
 * accounts would take an hour. In each school whoever holds a seat of its first subscription first
 * is its administrator.
 */
final class Provisioning {

  private static final int ACCOUNTS_AT_ONCE = 10_000;
  private static final int SUBSCRIPTIONS_AT_ONCE = 500;
  private static final int SEATS = 100;
  private static final OverCapacityPolicy POLICY =
      new OverCapacityPolicy(OverCapacityPolicy.Keep.RECENTLY_USED, 14);

  private final Population population;
  private final Instant now;
  private final List<List<Integer>> holders;

  private Provisioning(Population population, Instant now) {
    this.population = population;
    this.now = now;
    this.holders = population.holders();
  }

  static void of(Population population, Storage storage, Instant now) {
    Provisioning provisioning = new Provisioning(population, now);
    inParts(population.people(), ACCOUNTS_AT_ONCE)
        .forEach(part -> storage.write(store -> provisioning.accounts(store, part)));
    inParts(population.subscriptions().size(), SUBSCRIPTIONS_AT_ONCE)
        .forEach(part -> storage.write(store -> provisioning.subscriptions(store, part)));
  }

  private static List<List<Integer>> inParts(int size, int atOnce) {
    return IntStream.rangeClosed(0, (size - 1) / atOnce)
        .mapToObj(
            part ->
                IntStream.range(part * atOnce, Math.min((part + 1) * atOnce, size))
                    .boxed()
                    .toList())
        .toList();
  }

  private int accounts(UnitOfWork store, List<Integer> people) {
    store.accounts().insertAll(people.stream().map(Provisioning::account).toList());
    return people.size();
  }

  private static Account account(int person) {
    return new Account(
        Population.account(person), email(person), "", AccountStatus.ACTIVE, Optional.empty());
  }

  static EmailAddress email(int person) {
    return EmailAddress.of("person" + person + "@school.example");
  }

  private int subscriptions(UnitOfWork store, List<Integer> numbers) {
    numbers.forEach(number -> subscription(store, population.subscriptions().get(number)));
    return numbers.size();
  }

  private void subscription(UnitOfWork store, Subscription subscription) {
    OrganizationId school = organization(subscription);
    SubscriptionId id = id(subscription);
    if (population.isFirstOfSchool(subscription)) {
      store.organizations().insert(school(school, subscription.school()));
    }
    store
        .subscriptions()
        .insert(
            io.entitlements.subscription.Subscription.of(
                school, id, Products.id(subscription.product()), POLICY));
    ProductKey key = key(subscription);
    store.productKeys().insert(key);
    // Seats are taken while there are any.
    Instant takenAt = subscription.term().startsAt().plus(Duration.ofDays(1));
    store.subscriptions().setCapacity(school, id, Capacity.at(List.of(key), takenAt));
    take(store, subscription, takenAt);
    store.subscriptions().setCapacity(school, id, Capacity.at(List.of(key), now));
  }

  private static Organization school(OrganizationId id, int school) {
    return new Organization(
        id,
        new Organization.Details(
            "School " + school, "Riverside", ZoneId.of("Europe/Berlin"), ServiceRegion.EUROPE),
        Optional.empty());
  }

  private static ProductKey key(Subscription subscription) {
    return new ProductKey(
        organization(subscription),
        id(subscription),
        new ProductKeyId(Population.uuid("key", subscription.number())),
        List.of(new Allotment(SEATS, subscription.term())),
        Optional.empty(),
        1,
        subscription.number());
  }

  private void take(UnitOfWork store, Subscription subscription, Instant takenAt) {
    List<Integer> people = holders.get(subscription.number());
    if (people.isEmpty()) {
      return;
    }
    List<Seat> seats = people.stream().map(person -> seat(subscription, person, takenAt)).toList();
    if (store.seats().takeAll(seats) != SeatStore.Taking.TAKEN) {
      throw new IllegalStateException("seats were not taken: " + subscription);
    }
    if (population.isFirstOfSchool(subscription)) {
      store
          .memberships()
          .insert(
              new Membership(
                  organization(subscription), administrator(people), Set.of(Role.ADMINISTRATOR)));
    }
  }

  static AccountId administrator(List<Integer> people) {
    return Population.account(people.get(0));
  }

  private static Seat seat(Subscription subscription, int person, Instant takenAt) {
    return new Seat(
        organization(subscription),
        id(subscription),
        new SeatId(Population.uuid("seat " + subscription.number(), person)),
        new SeatHolder.Person(Population.account(person)),
        SeatSource.ROSTER,
        takenAt,
        false);
  }

  static OrganizationId organization(Subscription subscription) {
    return new OrganizationId(Population.uuid("school", subscription.school()));
  }

  static SubscriptionId id(Subscription subscription) {
    return new SubscriptionId(Population.uuid("subscription", subscription.number()));
  }
}
