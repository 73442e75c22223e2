package io.entitlements.core.internal.seat;

import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.member.Members;
import io.entitlements.seat.Placement;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatRefusal;
import io.entitlements.seat.SeatSource;
import io.entitlements.spi.SeatStore.Taking;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gives one person a seat, or a place on the waiting list. Whoever holds a seat keeps it; that seat
 * can be released by somebody else before it is read, and is then asked for once more.
 */
final class SeatGiver {

  private final Members members;
  private final SeatAllocator allocator;

  SeatGiver(Members members, SeatAllocator allocator) {
    this.members = members;
    this.allocator = allocator;
  }

  Attempt<Seat, SeatRefusal> assign(
      Change change, OrganizationId organization, SubscriptionId subscription, EmailAddress email) {
    SeatHolder holder = new SeatHolder.Person(members.account(change, email, "").id());
    Seat seat = allocator.seat(change, organization, subscription, holder, SeatSource.TYPED);
    return given(change, seat)
        .or(() -> underLock(change, organization, subscription, () -> given(change, seat)))
        .orElseThrow();
  }

  /** Empty if the seat that is held already was released before it could be read. */
  private Optional<Attempt<Seat, SeatRefusal>> given(Change change, Seat seat) {
    return switch (allocator.take(change, seat)) {
      case TAKEN -> Optional.of(Attempt.made(seat));
      case HELD ->
          SeatAccess.held(change, seat.organization(), seat.subscription(), seat.holder())
              .map(Attempt::made);
      case FULL, KEY_FULL, CAPACITY_STALE, UNKNOWN ->
          Optional.of(
              Attempt.denied(SeatAccess.full(change, seat.organization(), seat.subscription())));
    };
  }

  /** Tries once more where nobody else takes or releases a seat. */
  private static <T> Optional<T> underLock(
      Change change,
      OrganizationId organization,
      SubscriptionId subscription,
      Supplier<Optional<T>> work) {
    change.store().subscriptions().lock(organization, subscription);
    return work.get();
  }

  Attempt<Placement, SeatRefusal> assignOrWait(
      Change change, OrganizationId organization, SubscriptionId subscription, EmailAddress email) {
    AccountId account = members.account(change, email, "").id();
    Supplier<Optional<Placement>> placing =
        () -> placed(change, organization, subscription, account);
    return Attempt.made(
        placing
            .get()
            .or(() -> underLock(change, organization, subscription, placing))
            .orElseThrow());
  }

  /** Empty if the seat that is held already was released before it could be read. */
  private Optional<Placement> placed(
      Change change, OrganizationId organization, SubscriptionId subscription, AccountId account) {
    Taking taking =
        allocator.takeOrWait(change, organization, subscription, account, SeatSource.TYPED);
    return taking == Taking.FULL
        ? change
            .store()
            .waiting()
            .find(organization, subscription, account)
            .map(Placement.Queued::new)
        : SeatAccess.held(change, organization, subscription, new SeatHolder.Person(account))
            .map(Placement.Seated::new);
  }
}
