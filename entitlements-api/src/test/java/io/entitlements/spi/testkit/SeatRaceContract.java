package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.NOW;
import static io.entitlements.spi.testkit.Fixtures.TERM;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.key.ProductKey;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.spi.Capacity;
import io.entitlements.spi.SeatStore.Taking;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.SeatStore} promises to many callers at once. */
public abstract class SeatRaceContract extends SeatingContract {

  private static final int THREADS = 8;
  private static final int TRIES = 20;

  /** For subclasses. */
  protected SeatRaceContract() {}

  @RepeatedTest(3)
  void racing_people_and_devices_never_take_more_than_the_capacity() {
    Subscription subscription = write(work -> Given.subscription(work, 10));
    ProductKey key = write(work -> Given.key(work, subscription, 6));
    List<List<Seat>> seats = wanted(subscription, key);

    List<Taking> answers = takeAll(seats);

    List<Seat> held = held(seats);
    assertThat(held).hasSize(10);
    assertThat(answers).filteredOn(Taking.TAKEN::equals).hasSize(10);
    assertThat(answers).isSubsetOf(Taking.TAKEN, Taking.FULL, Taking.KEY_FULL);
    assertThat(seatsInUse(subscription)).isEqualTo(10);
    assertThat(devicesInUse(key)).isEqualTo(devices(held)).isLessThanOrEqualTo(6);
  }

  @RepeatedTest(3)
  void racing_devices_never_take_more_than_their_key_has() {
    Subscription subscription = write(work -> Given.subscription(work, 1_000));
    ProductKey key = write(work -> Given.key(work, subscription, 5));
    List<List<Seat>> seats = grid((thread, attempt) -> newDeviceSeat(subscription, key));

    List<Taking> answers = takeAll(seats);

    assertThat(held(seats)).hasSize(5);
    assertThat(answers).containsOnly(Taking.TAKEN, Taking.KEY_FULL);
    assertThat(seatsInUse(subscription)).isEqualTo(5);
    assertThat(devicesInUse(key)).isEqualTo(5);
  }

  @RepeatedTest(3)
  void racing_for_one_person_takes_one_seat() {
    Subscription subscription = write(work -> Given.subscription(work, 10));
    AccountId person = write(Given::accountId);

    List<Taking> answers =
        Race.run(THREADS, thread -> take(Fixtures.personSeat(subscription, person, NOW)));

    assertThat(answers).containsOnlyOnce(Taking.TAKEN).containsOnly(Taking.TAKEN, Taking.HELD);
    assertThat(seatsInUse(subscription)).isEqualTo(1);
  }

  @RepeatedTest(3)
  void giving_and_taking_one_persons_and_one_computers_seat_by_many_always_has_an_answer() {
    Subscription subscription = write(work -> Given.subscription(work, 10));
    ProductKey key = write(work -> Given.key(work, subscription, 10));
    AccountId person = write(Given::accountId);
    SeatHolder.Device computer = Given.deviceOf(key);

    Race.run(
        THREADS,
        thread -> {
          for (int i = 0; i < TRIES; i++) {
            Seat seat =
                thread % 2 == 0
                    ? Fixtures.personSeat(subscription, person, NOW)
                    : Fixtures.deviceSeat(subscription, computer, NOW);
            Taking taking = take(seat);
            assertThat(taking).isIn(Taking.TAKEN, Taking.HELD);
            if (taking == Taking.TAKEN) {
              assertThat(release(seat)).isTrue();
            }
          }
          return true;
        });

    assertThat(seatsInUse(subscription)).isZero();
    assertThat(devicesInUse(key)).isZero();
  }

  @RepeatedTest(3)
  void racing_releases_of_one_seat_free_it_once() {
    Subscription subscription = write(work -> Given.subscription(work, 10));
    ProductKey key = write(work -> Given.key(work, subscription, 10));
    Seat seat = newDeviceSeat(subscription, key);
    take(seat);
    take(newDeviceSeat(subscription, key));

    assertThat(Race.winners(THREADS, thread -> release(seat))).isEqualTo(1);

    assertThat(seatsInUse(subscription)).isEqualTo(1);
    assertThat(devicesInUse(key)).isEqualTo(1);
  }

  @RepeatedTest(3)
  void taking_and_releasing_in_turn_keeps_the_counters_equal_to_the_seats_held() {
    Subscription subscription = write(work -> Given.subscription(work, 4));
    ProductKey key = write(work -> Given.key(work, subscription, 3));
    List<List<Seat>> seats = wanted(subscription, key);

    Race.run(
        THREADS,
        thread -> {
          for (Seat seat : seats.get(thread)) {
            boolean keeps = seat.id().value().hashCode() % 3 == 0;
            if (take(seat) == Taking.TAKEN && !keeps) {
              assertThat(release(seat)).isTrue();
            }
          }
          return true;
        });

    List<Seat> held = held(seats);
    assertThat(held).hasSizeLessThanOrEqualTo(4);
    assertThat(seatsInUse(subscription)).isEqualTo(held.size());
    assertThat(devicesInUse(key)).isEqualTo(devices(held)).isLessThanOrEqualTo(3);
  }

  @RepeatedTest(3)
  void seats_taken_while_the_capacity_shrinks_never_exceed_what_it_then_is() {
    Subscription subscription = write(work -> Given.subscription(work, 100));
    List<List<Seat>> seats = grid((thread, attempt) -> newPersonSeat(subscription, NOW));

    List<Integer> inUseWhenItShrank =
        Race.run(
            THREADS,
            thread -> {
              if (thread > 0) {
                seats.get(thread).forEach(this::take);
                return 0;
              }
              take(seats.get(0).get(0));
              return write(
                  work -> {
                    Given.capacity(work, subscription, Given.forever(5));
                    return work.subscriptions()
                        .use(subscription.organization(), subscription.id())
                        .used();
                  });
            });

    assertThat(seatsInUse(subscription))
        .isEqualTo(held(seats).size())
        .isEqualTo(Math.max(5, inUseWhenItShrank.get(0)));
  }

  @RepeatedTest(3)
  void racing_keys_all_count_in_the_capacity_computed_under_the_lock() {
    Subscription subscription = write(Given::emptySubscription);

    Race.run(
        THREADS,
        thread ->
            write(
                work -> {
                  work.subscriptions().lock(subscription.organization(), subscription.id());
                  work.productKeys().insert(Fixtures.key(subscription, 1, TERM));
                  Capacity sum =
                      Capacity.at(
                          work.productKeys().of(subscription.organization(), subscription.id()),
                          NOW);
                  work.subscriptions()
                      .setCapacity(subscription.organization(), subscription.id(), sum);
                  return true;
                }));

    for (int i = 0; i < THREADS; i++) {
      assertThat(take(newPersonSeat(subscription, NOW))).isEqualTo(Taking.TAKEN);
    }
    assertThat(take(newPersonSeat(subscription, NOW))).isEqualTo(Taking.FULL);
  }

  @Test
  void seat_asked_for_while_the_subscription_is_locked_is_decided_by_the_new_capacity() {
    Subscription subscription = write(work -> Given.subscription(work, 1));
    Seat seat = newPersonSeat(subscription, NOW);

    CompletableFuture<Taking> taking =
        write(
            work -> {
              work.subscriptions().lock(subscription.organization(), subscription.id());
              CompletableFuture<Taking> asked = CompletableFuture.supplyAsync(() -> take(seat));
              assertThat(asked)
                  .failsWithin(Duration.ofMillis(200))
                  .withThrowableOfType(TimeoutException.class);
              work.subscriptions()
                  .setCapacity(subscription.organization(), subscription.id(), Given.forever(0));
              return asked;
            });

    assertThat(taking).succeedsWithin(Duration.ofMinutes(1)).isEqualTo(Taking.FULL);
    assertThat(seatsInUse(subscription)).isZero();
  }

  private List<List<Seat>> wanted(Subscription subscription, ProductKey key) {
    return grid(
        (thread, attempt) ->
            (thread + attempt) % 2 == 0
                ? newPersonSeat(subscription, NOW)
                : newDeviceSeat(subscription, key));
  }

  /** For each thread what it tries, in its order. */
  private static List<List<Seat>> grid(BiFunction<Integer, Integer, Seat> maker) {
    return IntStream.range(0, THREADS)
        .mapToObj(
            thread ->
                IntStream.range(0, TRIES)
                    .mapToObj(attempt -> maker.apply(thread, attempt))
                    .toList())
        .toList();
  }

  private List<Taking> takeAll(List<List<Seat>> seats) {
    return Race.run(THREADS, thread -> seats.get(thread).stream().map(this::take).toList()).stream()
        .flatMap(List::stream)
        .toList();
  }

  private List<Seat> held(List<List<Seat>> seats) {
    return seats.stream()
        .flatMap(List::stream)
        .filter(seat -> found(seat).equals(Optional.of(seat)))
        .toList();
  }

  private static int devices(List<Seat> seats) {
    return (int) seats.stream().filter(seat -> seat.holder() instanceof SeatHolder.Device).count();
  }
}
