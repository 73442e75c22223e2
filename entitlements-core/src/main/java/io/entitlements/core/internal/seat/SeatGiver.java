package io.entitlements.core.internal.seat;

import io.entitlements.catalog.ProductId;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.member.Members;
import io.entitlements.seat.Placement;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatRefusal;
import io.entitlements.seat.SeatRefusal.Code;
import io.entitlements.seat.SeatSource;
import io.entitlements.seat.Waiting;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.util.Optional;
import java.util.function.Function;

/**
 * Gives one person a seat, or a place on the waiting list. What was looked at before can have
 * changed by the time the seat is taken: the subscription can have become another product's, and a
 * seat that the person held already can have been released. Then it is looked at once more, under
 * the lock.
 */
final class SeatGiver {

  private final Members members;
  private final SeatAllocator allocator;
  private final SeatAccess access;

  SeatGiver(Members members, SeatAllocator allocator, SeatAccess access) {
    this.members = members;
    this.allocator = allocator;
    this.access = access;
  }

  Attempt<Seat, SeatRefusal> assign(Change change, Subscription subscription, EmailAddress email) {
    Seat seat = seat(change, subscription, email);
    return surely(change, subscription, product -> given(change, seat, product));
  }

  /** Empty if what was looked at before has changed. */
  private Optional<Attempt<Seat, SeatRefusal>> given(Change change, Seat seat, ProductId product) {
    return switch (allocator.take(change, seat, product)) {
      case TAKEN -> Optional.of(Attempt.made(seat));
      case HELD -> held(change, seat).map(Attempt::made);
      case UNKNOWN -> Optional.empty();
      case FULL, KEY_FULL, CAPACITY_STALE ->
          Optional.of(
              Attempt.denied(SeatAccess.full(change, seat.organization(), seat.subscription())));
    };
  }

  Attempt<Placement, SeatRefusal> assignOrWait(
      Change change, Subscription subscription, EmailAddress email) {
    Seat seat = seat(change, subscription, email);
    return surely(
        change, subscription, product -> placed(change, seat, product).map(Attempt::made));
  }

  /** Empty if what was looked at before has changed. */
  private Optional<Placement> placed(Change change, Seat seat, ProductId product) {
    return switch (allocator.takeOrWait(change, seat, product)) {
      case TAKEN -> Optional.of(new Placement.Seated(seat));
      case HELD -> held(change, seat).map(Placement.Seated::new);
      case UNKNOWN -> Optional.empty();
      case FULL, KEY_FULL, CAPACITY_STALE -> waiting(change, seat).map(Placement.Queued::new);
    };
  }

  /** Gives a seat that one person holds to another. */
  Attempt<Seat, SeatRefusal> reassign(Change change, Seat seat, EmailAddress to) {
    AccountId account = members.account(change, to, "").id();
    return switch (allocator.reassign(change, seat, account)) {
      case TAKEN ->
          Attempt.made(
              SeatAccess.held(
                      change,
                      seat.organization(),
                      seat.subscription(),
                      new SeatHolder.Person(account))
                  .orElseThrow());
      case HELD -> Attempt.denied(SeatRefusal.of(Code.SEAT_HELD));
      case UNKNOWN -> Attempt.denied(SeatRefusal.of(Code.NO_SEAT_HELD));
      // Over capacity: what is freed is not there to be given again.
      case FULL, KEY_FULL, CAPACITY_STALE ->
          Attempt.denied(SeatAccess.full(change, seat.organization(), seat.subscription()));
    };
  }

  /** Tries, and if what was looked at has changed, once more where nothing changes any more. */
  private <V> Attempt<V, SeatRefusal> surely(
      Change change,
      Subscription subscription,
      Function<ProductId, Optional<Attempt<V, SeatRefusal>>> work) {
    return work.apply(subscription.product())
        .orElseGet(
            () -> {
              Subscription locked = lock(change, subscription);
              return access.takesPeople(locked)
                  ? work.apply(locked.product()).orElseThrow()
                  : Attempt.denied(SeatRefusal.of(Code.PRODUCT_KEY_ONLY));
            });
  }

  private static Subscription lock(Change change, Subscription subscription) {
    change.store().subscriptions().lock(subscription.organization(), subscription.id());
    return change
        .store()
        .subscriptions()
        .find(subscription.organization(), subscription.id())
        .orElseThrow();
  }

  private Seat seat(Change change, Subscription subscription, EmailAddress email) {
    SeatHolder holder = new SeatHolder.Person(members.account(change, email, "").id());
    return allocator.seat(
        change, subscription.organization(), subscription.id(), holder, SeatSource.TYPED);
  }

  /** The seat that the person holds, a typed one from now on, however it came. */
  private static Optional<Seat> held(Change change, Seat seat) {
    Optional<Seat> held = find(change, seat);
    if (held.filter(found -> found.source() != SeatSource.TYPED).isEmpty()) {
      return held;
    }
    type(change, seat);
    return find(change, seat);
  }

  private static Optional<Seat> find(Change change, Seat seat) {
    return SeatAccess.held(change, seat.organization(), seat.subscription(), seat.holder());
  }

  /** The same of the place in the queue; the subscription is locked. */
  private static Optional<Waiting> waiting(Change change, Seat seat) {
    Optional<Waiting> place =
        change.store().waiting().find(seat.organization(), seat.subscription(), account(seat));
    if (place.filter(found -> found.source() != SeatSource.TYPED).isPresent()) {
      type(change, seat);
    }
    return place.map(found -> found.withSource(SeatSource.TYPED));
  }

  /**
   * Lets the seat or the place that a person has count as typed; whoever leaves a class then keeps
   * it. It is looked at again under the lock, since a class may be taking it back.
   */
  private static void type(Change change, Seat asked) {
    OrganizationId organization = asked.organization();
    SubscriptionId subscription = asked.subscription();
    AccountId account = account(asked);
    change.store().subscriptions().lock(organization, subscription);
    BulkAllocator.setSourceAll(
        change,
        organization,
        subscription,
        change.store().seats().find(organization, subscription, asked.holder()).stream()
            .filter(seat -> seat.source() != SeatSource.TYPED)
            .toList(),
        change.store().waiting().find(organization, subscription, account).stream()
            .filter(place -> place.source() != SeatSource.TYPED)
            .toList(),
        SeatSource.TYPED);
  }

  private static AccountId account(Seat seat) {
    return ((SeatHolder.Person) seat.holder()).account();
  }
}
