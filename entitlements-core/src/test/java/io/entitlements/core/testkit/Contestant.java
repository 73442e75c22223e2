package io.entitlements.core.testkit;

import io.entitlements.account.Account;
import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.catalog.OverCapacityPolicy.Keep;
import io.entitlements.key.KeyOverview;
import io.entitlements.key.SubscriptionChange;
import io.entitlements.key.SubscriptionChange.AddKey;
import io.entitlements.key.SubscriptionChange.AddSeats;
import io.entitlements.key.SubscriptionChange.Renew;
import io.entitlements.key.SubscriptionChange.RenewFrom;
import io.entitlements.key.SubscriptionChange.Revoke;
import io.entitlements.key.SubscriptionChange.SetOverCapacity;
import io.entitlements.seat.Seats;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.DeviceId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** One thread of a race for seats: it asks for whatever can be asked for, at random. */
final class Contestant {

  private static final int PEOPLE = 160;
  private static final int COMPUTERS = 60;

  private final World world;
  private final Contest contest;
  private final AtomicInteger begun;
  private final String name;
  private final Random random;
  private final BulkContestant bulk;
  private int asked;

  Contestant(World world, Contest contest, AtomicInteger begun, int thread) {
    this.world = world;
    this.contest = contest;
    this.begun = begun;
    this.name = contest.number() + "-" + thread;
    this.random = new Random(contest.seed() * 1_009 + thread);
    this.bulk = new BulkContestant(world, contest, random, this::email, this::once);
  }

  void run() {
    for (int i = 0; i < contest.tries(); i++) {
      world.moveTo(contest.instant(begun.getAndIncrement()));
      ask(random.nextInt(100));
    }
  }

  // One line for each thing that can be asked for.
  private void ask(int lot) {
    if (lot < 20) {
      repeated((email, key) -> seats().assign(by(), in(), of(), email, key));
    } else if (lot < 37) {
      repeated((email, key) -> seats().assignOrWait(by(), in(), of(), email, key));
    } else if (lot < 45) {
      bulk.ask();
    } else if (lot < 62) {
      somebody().ifPresent(who -> seats().release(by(), in(), of(), who, once()));
    } else if (lot < 70) {
      somebody().ifPresent(who -> seats().reassign(by(), in(), of(), who, email(), once()));
    } else if (lot < 73) {
      somebody().ifPresent(who -> seats().stopWaiting(by(), in(), of(), who, once()));
    } else if (lot < 75) {
      boolean pinned = random.nextBoolean();
      somebody().ifPresent(who -> seats().pin(by(), in(), of(), who, pinned, once()));
    } else if (lot < 86) {
      scarcestKey()
          .ifPresent(
              key ->
                  world
                      .engine()
                      .activations()
                      .byProductKey(key.text().value(), Given.installation(device())));
    } else if (lot < 92) {
      world.engine().jobs().runDue(3);
    } else {
      someKey().ifPresent(key -> change(change(key, lot)));
    }
  }

  private SubscriptionChange change(KeyOverview key, int lot) {
    return switch (lot) {
      case 92, 93 -> new AddSeats(key.key().id(), 1 + random.nextInt(5));
      case 94 -> new Renew(key.key().id(), 10 + random.nextInt(40), 1, RenewFrom.NOW);
      case 95 -> new Renew(key.key().id(), 10 + random.nextInt(40), 1, RenewFrom.EXPIRY);
      case 96 -> new Revoke(key.key().id());
      case 97, 98 -> someDays();
      default ->
          new SetOverCapacity(
              new OverCapacityPolicy(
                  random.nextBoolean() ? Keep.OLDEST : Keep.RECENTLY_USED, random.nextInt(2)));
    };
  }

  private AddKey someDays() {
    LocalDate today = LocalDate.ofInstant(world.instant(), Given.ZONE);
    LocalDate first = today.plusDays(random.nextInt(2));
    return new AddKey(2 + random.nextInt(30), first, first.plusDays(random.nextInt(2)));
  }

  void change(SubscriptionChange wanted) {
    world
        .engine()
        .subscriptions()
        .change(new Actor.Task("race"), contest.organization(), of(), wanted, once());
  }

  /** Some requests come twice. */
  private void repeated(BiConsumer<EmailAddress, IdempotencyKey> request) {
    EmailAddress email = email();
    IdempotencyKey key = once();
    request.accept(email, key);
    if (random.nextInt(5) == 0) {
      request.accept(email, key);
    }
  }

  private EmailAddress email() {
    return EmailAddress.of("p" + random.nextInt(PEOPLE) + "@school.example");
  }

  private Optional<AccountId> somebody() {
    return world.engine().accounts().find(email()).map(Account::id);
  }

  private DeviceId device() {
    return new DeviceId(new UUID(7, random.nextInt(COMPUTERS)));
  }

  private Optional<KeyOverview> someKey() {
    List<KeyOverview> keys = keys();
    return Optional.of(keys.get(random.nextInt(keys.size())));
  }

  /** Of those in their term the one with the fewest seats: its computers must collide. */
  private Optional<KeyOverview> scarcestKey() {
    return keys().stream()
        .filter(key -> key.seats() > 0)
        .min(Comparator.comparing(KeyOverview::seats));
  }

  private List<KeyOverview> keys() {
    return world.engine().subscriptions().overview(contest.administrator()).items().get(0).keys();
  }

  private IdempotencyKey once() {
    return IdempotencyKey.of("race-" + name + "-" + asked++);
  }

  private Seats seats() {
    return world.engine().seats();
  }

  private AccountId by() {
    return contest.administrator();
  }

  private OrganizationId in() {
    return contest.organization();
  }

  private SubscriptionId of() {
    return contest.subscription();
  }
}
