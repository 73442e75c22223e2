package io.entitlements.core.internal.seat;

import io.entitlements.catalog.ActivationMethod;
import io.entitlements.catalog.Catalog;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Request;
import io.entitlements.core.internal.member.Members;
import io.entitlements.event.Actor;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatRefusal;
import io.entitlements.seat.SeatRefusal.Code;
import io.entitlements.seat.SeatSource;
import io.entitlements.seat.Seats;
import io.entitlements.spi.Capacity;
import io.entitlements.spi.SeatStore.Taking;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.SubscriptionId;
import java.util.Optional;
import java.util.function.Supplier;

/** Giving people seats by their address, one at a time. */
public final class SeatService implements Seats {

  private final Changes changes;
  private final Members members;
  private final SeatAllocator allocator;
  private final Supplier<Catalog> catalog;

  /** Composes the service. */
  public SeatService(
      Changes changes, Members members, SeatAllocator allocator, Supplier<Catalog> catalog) {
    this.changes = changes;
    this.members = members;
    this.allocator = allocator;
    this.catalog = catalog;
  }

  @Override
  public Outcome<Seat, SeatRefusal> assign(
      AccountId by,
      OrganizationId organization,
      SubscriptionId subscription,
      EmailAddress email,
      IdempotencyKey key) {
    Request request = Request.of(organization, key, "seat.assign", by, subscription, email);
    return changes.once(
        request,
        new Actor.Person(by),
        Seat::organization,
        new SeatCodec(),
        change -> assign(change, by, organization, subscription, email));
  }

  private Attempt<Seat, SeatRefusal> assign(
      Change change,
      AccountId by,
      OrganizationId organization,
      SubscriptionId subscription,
      EmailAddress email) {
    Optional<SeatRefusal> refusal = refusal(change, by, organization, subscription);
    if (refusal.isPresent()) {
      return Attempt.denied(refusal.get());
    }
    SeatHolder holder = new SeatHolder.Person(members.account(change, email, "").id());
    Taking taking = allocator.take(change, organization, subscription, holder, SeatSource.TYPED);
    if (taking == Taking.TAKEN || taking == Taking.HELD) {
      return Attempt.made(
          change.store().seats().find(organization, subscription, holder).orElseThrow());
    }
    return Attempt.denied(full(change, organization, subscription));
  }

  @Override
  public Outcome<Seat, SeatRefusal> release(
      AccountId by,
      OrganizationId organization,
      SubscriptionId subscription,
      AccountId account,
      IdempotencyKey key) {
    Request request = Request.of(organization, key, "seat.release", by, subscription, account);
    return changes.once(
        request,
        new Actor.Person(by),
        Seat::organization,
        new SeatCodec(),
        change -> {
          Optional<SeatRefusal> refusal = refusal(change, by, organization, subscription);
          if (refusal.isPresent()) {
            return Attempt.denied(refusal.get());
          }
          Optional<Seat> seat =
              change
                  .store()
                  .seats()
                  .find(organization, subscription, new SeatHolder.Person(account));
          seat.ifPresent(held -> allocator.release(change, held));
          return seat.<Attempt<Seat, SeatRefusal>>map(Attempt::made)
              .orElseGet(() -> Attempt.denied(SeatRefusal.of(Code.NO_SEAT_HELD)));
        });
  }

  private Optional<SeatRefusal> refusal(
      Change change, AccountId by, OrganizationId organization, SubscriptionId subscription) {
    if (!Members.managesUsers(change.store(), organization, by)) {
      return Optional.of(SeatRefusal.of(Code.NOT_PERMITTED));
    }
    Optional<Subscription> known = change.store().subscriptions().find(organization, subscription);
    if (known.isEmpty()) {
      return Optional.of(SeatRefusal.of(Code.UNKNOWN_SUBSCRIPTION));
    }
    return catalog.get().canActivate(known.get().product(), ActivationMethod.EMAIL)
        ? Optional.empty()
        : Optional.of(SeatRefusal.of(Code.PRODUCT_KEY_ONLY));
  }

  private static SeatRefusal full(
      Change change, OrganizationId organization, SubscriptionId subscription) {
    int total =
        Capacity.at(change.store().productKeys().of(organization, subscription), change.now())
            .total();
    return new SeatRefusal(
        Code.NO_SEAT_LEFT,
        change.store().subscriptions().seatsInUse(organization, subscription),
        total);
  }
}
