package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.key.SubscriptionChange;
import io.entitlements.key.SubscriptionChange.AddKey;
import io.entitlements.key.SubscriptionChange.SetOverCapacity;
import io.entitlements.spi.testkit.Race;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.DeviceId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Outcome;
import io.entitlements.type.SubscriptionId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One subscription, a hundred seats, and many more who want them: threads and, where the store is
 * shared, processes whose clocks differ take, wait for, release, reassign, renew, enlarge and
 * revoke whatever they can, one by one and by plans that they apply and undo. Afterwards nothing
 * was oversold at any event, and rows, counters and events agree. A store's author extends this
 * class once.
 */
public abstract class OversellContract extends WorldContract {

  private static final int PROCESSES = 4;
  private static final int THREADS = 16;
  private static final boolean THOROUGH = Boolean.getBoolean("entitlements.thorough");
  private static final int TRIES = THOROUGH ? 10_000 : 160;
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 9, 14);

  private final long seed = Long.getLong("entitlements.seed", System.nanoTime());

  // The first call of each test makes them.
  @SuppressWarnings("NullAway.Init")
  private District district;

  @SuppressWarnings("NullAway.Init")
  private SubscriptionId subscription;

  /** For subclasses. */
  protected OversellContract() {}

  /**
   * How another process opens the store that {@link #createStorage} has made last.
   *
   * @return empty, as by default, if no other process can: then only threads race
   */
  protected Optional<StoreOpening> opening() {
    return Optional.empty();
  }

  /** Sixty seats for a year, forty until the first boundary, twenty from the second on. */
  @BeforeEach
  final void sellAHundredSeats() {
    world().stopFollowing();
    district = world().district("suite", 60);
    subscription = district.overview().subscription().id();
    change(new AddKey(40, FIRST_DAY, FIRST_DAY));
    change(new AddKey(20, FIRST_DAY.plusDays(2), FIRST_DAY.plusDays(9)));
    change(new SetOverCapacity(new OverCapacityPolicy(OverCapacityPolicy.Keep.RECENTLY_USED, 0)));
    assertThat(district.overview().total()).isEqualTo(100);
  }

  @Test
  void sixteen_threads_never_take_a_seat_that_is_not_there() {
    // Where processes race as well, they have most of the tries.
    int tries = THOROUGH && opening().isPresent() ? TRIES / 5 : TRIES;
    OversellChild.race(world(), contest().of(0, THREADS, tries / THREADS));
    audit();
  }

  @Test
  void sixteen_threads_never_take_a_seat_of_a_key_beyond_its_own_though_others_are_free() {
    change(new AddKey(3, FIRST_DAY, FIRST_DAY));
    String key =
        district.overview().keys().stream()
            .filter(of -> of.seats() == 3)
            .map(of -> of.text().value())
            .findAny()
            .orElseThrow();
    List<Long> given =
        Race.run(
            THREADS,
            thread ->
                IntStream.range(0, 4)
                    .mapToObj(i -> new DeviceId(new UUID(thread, i)))
                    .map(
                        device ->
                            world()
                                .engine()
                                .activations()
                                .byProductKey(key, Given.installation(device)))
                    .filter(Outcome.Done.class::isInstance)
                    .count());
    assertThat(given.stream().mapToLong(Long::longValue).sum()).isEqualTo(3);
    assertThat(Books.audited(district, subscription).seats()).hasSize(3);
  }

  @Test
  void a_seat_that_is_taken_back_while_it_is_given_again_is_given_again() {
    AccountId ada = district.seated("ada@school.example");
    Race.run(
        2,
        thread -> {
          for (int i = 0; i < 100; i++) {
            String key = thread + "-" + i;
            if (thread == 0) {
              district.release(ada, key);
            } else if (i % 2 == 0) {
              district.assign("ada@school.example", key).orElseThrow();
            } else {
              assignOrWait(key);
            }
          }
          return true;
        });
    assertThat(Books.audited(district, subscription).waiting()).isEmpty();
  }

  private void assignOrWait(String key) {
    world()
        .engine()
        .seats()
        .assignOrWait(
            district.administrator(),
            district.organization(),
            subscription,
            EmailAddress.of("ada@school.example"),
            IdempotencyKey.of(key))
        .orElseThrow();
  }

  @Test
  void four_processes_whose_clocks_differ_never_take_a_seat_that_is_not_there() {
    assumeTrue(opening().isPresent(), "the store is not shared");
    assertThat(world().storage().isShared()).isTrue();
    List<ChildProcess> children = new ArrayList<>();
    try {
      for (int i = 0; i < PROCESSES; i++) {
        children.add(start(i, opening().get()));
      }
      children.forEach(child -> child.expect("ready"));
      children.forEach(child -> child.say("go"));
      Race.run(
          PROCESSES,
          OversellChild.LONGEST,
          i -> {
            children.get(i).expect("done");
            return true;
          });
    } finally {
      children.forEach(ChildProcess::close);
    }
    audit();
  }

  private ChildProcess start(int number, StoreOpening opening) {
    Contest contest = contest().of(number, THREADS / PROCESSES, TRIES / THREADS);
    List<String> arguments =
        Stream.of(List.of(folder.resolve("keys").toString()), contest.words(), opening.words())
            .flatMap(List::stream)
            .toList();
    return ChildProcess.start(
        OversellChild.class, arguments, folder.resolve("errors" + number + ".txt"));
  }

  private void audit() {
    try {
      Books.audited(district, subscription);
      world().moveTo(Contest.end());
      world().doJobs();
      // Clocks that differ have perhaps left an older stretch on the row.
      change(new SetOverCapacity(new OverCapacityPolicy(OverCapacityPolicy.Keep.OLDEST, 0)));
      world().doJobs();
      Books.audited(district, subscription).requireNobodyToWaitBesideAFreeSeat();
    } catch (AssertionError e) {
      throw new AssertionError("with -Dentitlements.seed=" + seed + ": " + e.getMessage(), e);
    }
  }

  private Contest contest() {
    return new Contest(
        district.administrator(), district.organization(), subscription, 0, seed, 0, 0);
  }

  private void change(SubscriptionChange wanted) {
    world()
        .engine()
        .subscriptions()
        .change(
            new Actor.Task("race"),
            district.organization(),
            subscription,
            wanted,
            IdempotencyKey.of(wanted.getClass().getSimpleName() + wanted.hashCode()))
        .orElseThrow();
  }
}
