package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.FAR_AHEAD;
import static io.entitlements.spi.testkit.Fixtures.LONG_AGO;
import static io.entitlements.spi.testkit.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Organization;
import io.entitlements.catalog.ProductId;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatSource;
import io.entitlements.spi.SeatStore.Taking;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import io.entitlements.type.SubscriptionId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.SeatStore} promises to one caller at a time. */
public abstract class SeatStoreContract extends SeatingContract {

  @Test
  void the_seats_of_a_person_in_an_organization_are_found_and_no_others() {
    Subscription first = write(work -> Given.subscription(work, 5));
    Subscription second =
        write(
            work -> {
              Organization organization =
                  work.organizations().find(first.organization()).orElseThrow();
              Subscription made = Given.emptySubscription(work, organization);
              Given.capacity(work, made, Given.forever(5));
              return made;
            });
    Subscription elsewhere = write(work -> Given.subscription(work, 5));
    AccountId account = write(Given::accountId);
    AccountId other = write(Given::accountId);
    Seat one = Fixtures.personSeat(first, account, NOW);
    Seat two = Fixtures.personSeat(second, account, NOW);
    for (Seat seat :
        List.of(
            two,
            one,
            Fixtures.personSeat(elsewhere, account, NOW),
            Fixtures.personSeat(first, other, NOW))) {
      assertThat(won(work -> work.seats().take(seat) == Taking.TAKEN)).isTrue();
    }

    assertThat(list(work -> work.seats().ofPerson(first.organization(), account)))
        .containsExactly(one, two);
  }

  /** For subclasses. */
  protected SeatStoreContract() {}

  @Test
  void seat_of_a_person_is_found_with_every_field() {
    Subscription subscription = write(work -> Given.subscription(work, 10));
    for (SeatSource source : SeatSource.values()) {
      assertRoundTrip(subscription, person(), source, NOW);
    }
    assertRoundTrip(subscription, person(), SeatSource.ROSTER, LONG_AGO);
    assertRoundTrip(subscription, person(), SeatSource.ROSTER, FAR_AHEAD);
  }

  @Test
  void seat_that_nobody_holds_is_not_found() {
    Subscription subscription = write(work -> Given.subscription(work, 1));
    Subscription other = write(work -> Given.subscription(work, 1));
    Seat seat = newPersonSeat(subscription, NOW);
    take(seat);

    assertThat(found(newPersonSeat(subscription, NOW))).isEmpty();
    assertThat(
            find(work -> work.seats().find(subscription.organization(), other.id(), seat.holder())))
        .isEmpty();
    assertThat(
            find(work -> work.seats().find(other.organization(), subscription.id(), seat.holder())))
        .isEmpty();
  }

  @Test
  void last_seat_is_taken_and_the_next_is_refused() {
    Subscription subscription = write(work -> Given.subscription(work, 2));
    Seat beyond = newPersonSeat(subscription, NOW);

    assertThat(take(newPersonSeat(subscription, NOW))).isEqualTo(Taking.TAKEN);
    assertThat(take(newPersonSeat(subscription, NOW))).isEqualTo(Taking.TAKEN);
    assertThat(take(beyond)).isEqualTo(Taking.FULL);

    assertThat(found(beyond)).isEmpty();
    assertThat(seatsInUse(subscription)).isEqualTo(2);
  }

  @Test
  void person_takes_one_seat_of_a_subscription() {
    Subscription subscription = write(work -> Given.subscription(work, 2));
    Seat seat = newPersonSeat(subscription, NOW);
    take(seat);

    assertThat(take(sameHolder(seat))).isEqualTo(Taking.HELD);

    assertThat(found(seat)).contains(seat);
    assertThat(seatsInUse(subscription)).isEqualTo(1);
  }

  @Test
  void holder_of_a_seat_is_told_so_also_when_all_seats_are_in_use() {
    Subscription subscription = write(work -> Given.subscription(work, 1));
    Seat seat = newPersonSeat(subscription, NOW);
    take(seat);

    assertThat(take(sameHolder(seat))).isEqualTo(Taking.HELD);
  }

  @Test
  void seat_of_an_unknown_subscription_is_refused() {
    Subscription subscription = write(work -> Given.subscription(work, 1));
    Subscription unknown =
        Subscription.of(
            subscription.organization(),
            new SubscriptionId(Fixtures.id()),
            subscription.product(),
            Fixtures.POLICY);
    Subscription ofAnother =
        Subscription.of(
            write(Given::organization).id(),
            subscription.id(),
            subscription.product(),
            Fixtures.POLICY);

    assertThat(take(newPersonSeat(unknown, NOW))).isEqualTo(Taking.UNKNOWN);
    assertThat(take(newPersonSeat(ofAnother, NOW))).isEqualTo(Taking.UNKNOWN);

    assertThat(seatsInUse(subscription)).isZero();
  }

  @Test
  void seat_for_a_person_is_refused_when_the_subscription_is_another_products_by_now() {
    Subscription subscription = write(work -> Given.subscription(work, 2));
    ProductId before = subscription.product();
    ProductId after = new ProductId("after");
    Seat held = newPersonSeat(subscription, NOW);
    assertThat(takeOf(held, after)).isEqualTo(Taking.UNKNOWN);
    assertThat(takeOf(held, before)).isEqualTo(Taking.TAKEN);

    change(
        work -> {
          work.subscriptions().lock(subscription.organization(), subscription.id());
          work.subscriptions().update(subscription.withProduct(after));
        });

    assertThat(takeOf(newPersonSeat(subscription, NOW), before)).isEqualTo(Taking.UNKNOWN);
    assertThat(takeOf(sameHolder(held), before)).isEqualTo(Taking.HELD);
    assertThat(seatsInUse(subscription)).isEqualTo(1);
    assertThat(takeOf(newPersonSeat(subscription, NOW), after)).isEqualTo(Taking.TAKEN);
    assertThat(takeOf(newPersonSeat(subscription, NOW), after)).isEqualTo(Taking.FULL);
  }

  private Taking takeOf(Seat seat, ProductId product) {
    return write(work -> work.seats().take(seat, product));
  }

  @Test
  void refused_seat_leaves_its_transaction_usable() {
    Subscription full = write(work -> Given.subscription(work, 0));
    Subscription free = write(work -> Given.subscription(work, 1));
    Seat refused = newPersonSeat(full, NOW);
    Seat taken = newPersonSeat(free, NOW);

    change(
        work -> {
          assertThat(work.seats().take(refused)).isEqualTo(Taking.FULL);
          assertThat(work.seats().take(taken)).isEqualTo(Taking.TAKEN);
          assertThat(work.seats().take(sameHolder(taken))).isEqualTo(Taking.HELD);
        });

    assertThat(found(taken)).contains(taken);
    assertThat(seatsInUse(free)).isEqualTo(1);
  }

  @Test
  void released_seat_is_free_and_released_once() {
    Subscription subscription = write(work -> Given.subscription(work, 2));
    Seat seat = newPersonSeat(subscription, NOW);
    take(seat);
    take(newPersonSeat(subscription, NOW));

    assertThat(release(seat)).isTrue();
    assertThat(release(seat)).isFalse();

    assertThat(found(seat)).isEmpty();
    assertThat(seatsInUse(subscription)).isEqualTo(1);
  }

  @Test
  void releasing_and_taking_again_mints_nothing() {
    Subscription subscription = write(work -> Given.subscription(work, 1));
    Seat first = newPersonSeat(subscription, NOW);
    take(first);
    for (int i = 0; i < 3; i++) {
      Seat held = found(first).orElseThrow();
      assertThat(release(held)).isTrue();
      assertThat(take(sameHolder(held))).isEqualTo(Taking.TAKEN);
    }

    assertThat(seatsInUse(subscription)).isEqualTo(1);
    assertThat(take(newPersonSeat(subscription, NOW))).isEqualTo(Taking.FULL);
  }

  @Test
  void seat_released_before_is_not_the_one_taken_since() {
    Subscription subscription = write(work -> Given.subscription(work, 1));
    Seat old = newPersonSeat(subscription, NOW);
    take(old);
    release(old);
    Seat taken = sameHolder(old);
    take(taken);

    assertThat(release(old)).isFalse();

    assertThat(found(taken)).contains(taken);
    assertThat(seatsInUse(subscription)).isEqualTo(1);
  }

  private SeatHolder person() {
    return new SeatHolder.Person(write(Given::accountId));
  }
}
