package io.entitlements.benchmarks.check;

import io.entitlements.benchmarks.check.Population.Subscription;
import io.entitlements.seat.Seats;
import io.entitlements.type.AccountId;
import io.entitlements.type.IdempotencyKey;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Takes people's seats away and gives them again, at a steady rate, in a thread of its own, by the
 * facade, as administrators do.
 */
final class Churn {

  private final Seats seats;
  private final List<Chosen> chosen;
  private final long pause;
  private final Thread thread = new Thread(this::run, "churn");
  private volatile boolean isOver;
  private volatile long changes;
  private volatile long startedAt;

  /** Whose seat of what comes and goes, and who does it. */
  private record Chosen(Subscription subscription, AccountId administrator, int person) {}

  /**
   * Begins.
   *
   * @param perSecond how many changes; each counts, a taking away and a giving
   */
  Churn(Library library, Population population, int perSecond) {
    seats = library.engine().seats();
    pause = TimeUnit.SECONDS.toNanos(1) / perSecond;
    Instant now = Instant.now();
    List<List<Integer>> holders = population.holders();
    chosen =
        population.subscriptions().stream()
            .filter(population::isFirstOfSchool)
            .filter(subscription -> subscription.term().covers(now))
            .filter(subscription -> holders.get(subscription.number()).size() > 1)
            .map(subscription -> choose(subscription, holders.get(subscription.number())))
            .toList();
    thread.setDaemon(true);
    thread.start();
  }

  private static Chosen choose(Subscription subscription, List<Integer> holders) {
    return new Chosen(subscription, Provisioning.administrator(holders), holders.get(1));
  }

  private void run() {
    startedAt = System.nanoTime();
    for (long done = 0; !isOver; done++) {
      IdempotencyKey key = IdempotencyKey.of("churn-" + done);
      Chosen next = chosen.get((int) (done / 2 % chosen.size()));
      if (done % 2 == 0) {
        release(next, key);
      } else {
        assign(next, key);
      }
      changes = done;
      LockSupport.parkNanos(startedAt + done * pause - System.nanoTime());
    }
  }

  private void release(Chosen next, IdempotencyKey key) {
    seats
        .release(
            next.administrator(),
            Provisioning.organization(next.subscription()),
            Provisioning.id(next.subscription()),
            Population.account(next.person()),
            key)
        .orElseThrow();
  }

  private void assign(Chosen next, IdempotencyKey key) {
    seats
        .assign(
            next.administrator(),
            Provisioning.organization(next.subscription()),
            Provisioning.id(next.subscription()),
            Provisioning.email(next.person()),
            key)
        .orElseThrow();
  }

  /**
   * Ends.
   *
   * @throws IllegalStateException if it did not get as far as it should have
   */
  void stop() throws InterruptedException {
    isOver = true;
    thread.join();
    long planned = (System.nanoTime() - startedAt) / pause;
    if (changes < planned * 9 / 10) {
      throw new IllegalStateException(changes + " changes, not " + planned);
    }
  }
}
