package io.entitlements.benchmarks.check;

import io.entitlements.benchmarks.check.Population.Subscription;
import io.entitlements.seat.Seats;
import io.entitlements.type.AccountId;
import io.entitlements.type.IdempotencyKey;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;

/**
 * Takes somebody's seat away and gives it again, school by school, by the facade, as administrators
 * do. Whoever it is has no other right to the product.
 */
final class SeatChanges {

  private final Seats seats;
  private final List<Change> chosen;

  /**
   * Whose seat of what.
   *
   * @param administrator who does it
   * @param given whether it was given, rather than taken away
   */
  record Change(Subscription subscription, AccountId administrator, int person, boolean given) {

    AccountId account() {
      return Population.account(person);
    }
  }

  SeatChanges(Seats seats, Population population) {
    this.seats = seats;
    Instant now = Instant.now();
    List<List<Integer>> holders = population.holders();
    chosen =
        population.subscriptions().stream()
            .filter(population::isFirstOfSchool)
            .filter(subscription -> subscription.term().covers(now))
            .filter(subscription -> holders.get(subscription.number()).size() > 1)
            .map(subscription -> change(subscription, holders.get(subscription.number())))
            .filter(change -> isOnlyRight(population, change))
            .toList();
  }

  private static Change change(Subscription subscription, List<Integer> holders) {
    return new Change(subscription, Provisioning.administrator(holders), holders.get(1), false);
  }

  private static boolean isOnlyRight(Population population, Change change) {
    return population.heldBy(change.person()).stream()
            .filter(held -> held.product() == change.subscription().product())
            .count()
        == 1;
  }

  /** Who changes. */
  BitSet people() {
    BitSet people = new BitSet();
    chosen.forEach(change -> people.set(change.person()));
    return people;
  }

  /** Makes one change: those of even numbers take away what the next ones give again. */
  Change make(long number) {
    Change next = chosen.get((int) (number / 2 % chosen.size()));
    IdempotencyKey key = IdempotencyKey.of("change-" + number);
    if (number % 2 == 0) {
      seats
          .release(
              next.administrator(),
              Provisioning.organization(next.subscription()),
              Provisioning.id(next.subscription()),
              next.account(),
              key)
          .orElseThrow();
      return next;
    }
    seats
        .assign(
            next.administrator(),
            Provisioning.organization(next.subscription()),
            Provisioning.id(next.subscription()),
            Provisioning.email(next.person()),
            key)
        .orElseThrow();
    return new Change(next.subscription(), next.administrator(), next.person(), true);
  }
}
