package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.FAR_AHEAD;
import static io.entitlements.spi.testkit.Fixtures.LONG_AGO;
import static io.entitlements.spi.testkit.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.seat.Seat;
import io.entitlements.spi.Capacity;
import io.entitlements.spi.SeatStore.Taking;
import io.entitlements.subscription.Subscription;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the capacity on a subscription's row lets through, and when. */
public abstract class CapacityContract extends SeatingContract {

  /** For subclasses. */
  protected CapacityContract() {}

  @Test
  void new_subscription_is_full_at_any_time() {
    Subscription subscription = write(Given::emptySubscription);

    assertThat(take(newPersonSeat(subscription, LONG_AGO))).isEqualTo(Taking.FULL);
    assertThat(take(newPersonSeat(subscription, NOW))).isEqualTo(Taking.FULL);
    assertThat(take(newPersonSeat(subscription, FAR_AHEAD))).isEqualTo(Taking.FULL);
  }

  @Test
  void capacity_is_stale_until_a_millisecond_before_its_stretch_begins() {
    Subscription subscription = from(Optional.of(NOW), Optional.empty());

    assertThat(takeAt(subscription, NOW.minusMillis(1))).isEqualTo(Taking.CAPACITY_STALE);
    assertThat(seatsInUse(subscription)).isZero();
    assertThat(takeAt(subscription, NOW)).isEqualTo(Taking.TAKEN);
    assertThat(takeAt(subscription, NOW.plusMillis(1))).isEqualTo(Taking.TAKEN);
    assertThat(takeAt(subscription, FAR_AHEAD)).isEqualTo(Taking.TAKEN);
  }

  @Test
  void capacity_is_stale_from_the_instant_at_which_its_stretch_ends() {
    Subscription subscription = from(Optional.empty(), Optional.of(NOW));

    assertThat(takeAt(subscription, LONG_AGO)).isEqualTo(Taking.TAKEN);
    assertThat(takeAt(subscription, NOW.minusMillis(1))).isEqualTo(Taking.TAKEN);
    assertThat(takeAt(subscription, NOW)).isEqualTo(Taking.CAPACITY_STALE);
    assertThat(takeAt(subscription, NOW.plusMillis(1))).isEqualTo(Taking.CAPACITY_STALE);
    assertThat(seatsInUse(subscription)).isEqualTo(2);
  }

  @Test
  void capacity_of_the_shortest_stretch_holds_for_one_millisecond() {
    Subscription subscription = from(Optional.of(NOW), Optional.of(NOW.plusMillis(1)));

    assertThat(takeAt(subscription, NOW.minusMillis(1))).isEqualTo(Taking.CAPACITY_STALE);
    assertThat(takeAt(subscription, NOW)).isEqualTo(Taking.TAKEN);
    assertThat(takeAt(subscription, NOW.plusMillis(1))).isEqualTo(Taking.CAPACITY_STALE);
  }

  @Test
  void stretch_may_reach_from_long_ago_to_far_ahead() {
    Subscription subscription = from(Optional.of(LONG_AGO), Optional.of(FAR_AHEAD));

    assertThat(takeAt(subscription, LONG_AGO.minusMillis(1))).isEqualTo(Taking.CAPACITY_STALE);
    assertThat(takeAt(subscription, LONG_AGO)).isEqualTo(Taking.TAKEN);
    assertThat(takeAt(subscription, FAR_AHEAD.minusMillis(1))).isEqualTo(Taking.TAKEN);
    assertThat(takeAt(subscription, FAR_AHEAD)).isEqualTo(Taking.CAPACITY_STALE);
  }

  @Test
  void stale_capacity_says_nothing_about_being_full() {
    Subscription subscription = write(Given::emptySubscription);
    setCapacity(subscription, new Capacity(0, Map.of(), Optional.empty(), Optional.of(NOW)));

    assertThat(takeAt(subscription, NOW.minusMillis(1))).isEqualTo(Taking.FULL);
    assertThat(takeAt(subscription, NOW)).isEqualTo(Taking.CAPACITY_STALE);
  }

  @Test
  void new_capacity_counts_in_the_same_transaction_and_afterwards() {
    Subscription subscription = from(Optional.empty(), Optional.of(NOW));
    Seat first = newPersonSeat(subscription, NOW);
    Seat second = newPersonSeat(subscription, NOW);

    Taking taking =
        write(
            work -> {
              assertThat(work.seats().take(first)).isEqualTo(Taking.CAPACITY_STALE);
              Given.capacity(
                  work,
                  subscription,
                  new Capacity(2, Map.of(), Optional.of(NOW), Optional.empty()));
              return work.seats().take(first);
            });

    assertThat(taking).isEqualTo(Taking.TAKEN);
    assertThat(take(second)).isEqualTo(Taking.TAKEN);
    assertThat(takeAt(subscription, NOW)).isEqualTo(Taking.FULL);
  }

  @Test
  void capacity_less_than_what_is_in_use_lets_use_shrink_but_never_grow() {
    Subscription subscription = write(work -> Given.subscription(work, 3));
    Seat first = newPersonSeat(subscription, NOW);
    Seat second = newPersonSeat(subscription, NOW);
    Seat third = newPersonSeat(subscription, NOW);
    take(first);
    take(second);
    take(third);

    setCapacity(subscription, Given.forever(1));

    assertThat(seatsInUse(subscription)).isEqualTo(3);
    assertThat(found(third)).contains(third);
    assertThat(takeAt(subscription, NOW)).isEqualTo(Taking.FULL);
    release(first);
    assertThat(takeAt(subscription, NOW)).isEqualTo(Taking.FULL);
    release(second);
    assertThat(takeAt(subscription, NOW)).isEqualTo(Taking.FULL);
    release(third);
    assertThat(takeAt(subscription, NOW)).isEqualTo(Taking.TAKEN);
    assertThat(takeAt(subscription, NOW)).isEqualTo(Taking.FULL);
    assertThat(seatsInUse(subscription)).isEqualTo(1);
  }

  @Test
  void capacity_of_one_subscription_is_no_other_ones() {
    Subscription subscription = write(Given::emptySubscription);
    Subscription other = write(Given::emptySubscription);

    setCapacity(subscription, Given.forever(1));

    assertThat(takeAt(other, NOW)).isEqualTo(Taking.FULL);
  }

  @Test
  void largest_capacity_is_kept() {
    Subscription subscription = write(Given::emptySubscription);

    setCapacity(subscription, Given.forever(Integer.MAX_VALUE));

    assertThat(takeAt(subscription, NOW)).isEqualTo(Taking.TAKEN);
  }

  private Subscription from(Optional<Instant> from, Optional<Instant> until) {
    Subscription subscription = write(Given::emptySubscription);
    setCapacity(subscription, new Capacity(10, Map.of(), from, until));
    return subscription;
  }

  private Taking takeAt(Subscription subscription, Instant now) {
    return take(newPersonSeat(subscription, now));
  }
}
