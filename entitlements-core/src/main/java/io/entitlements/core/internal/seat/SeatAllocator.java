package io.entitlements.core.internal.seat;

import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.event.EntitlementEvent;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatSource;
import io.entitlements.spi.Capacity;
import io.entitlements.spi.SeatStore.Taking;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SeatId;
import io.entitlements.type.SubscriptionId;

/** The only code that takes or frees a seat, by whatever path somebody comes to it. */
public final class SeatAllocator {

  private final Ids ids;

  /** Takes seats with these identifiers. */
  public SeatAllocator(Ids ids) {
    this.ids = ids;
  }

  /** Takes a seat, or says why there is none to take; whoever holds one already keeps that one. */
  public Taking take(
      Change change,
      OrganizationId organization,
      SubscriptionId subscription,
      SeatHolder holder,
      SeatSource source) {
    Seat seat =
        new Seat(
            organization,
            subscription,
            new SeatId(ids.next(change.now())),
            holder,
            source,
            change.now());
    Taking taking = change.store().seats().take(seat);
    if (taking == Taking.CAPACITY_STALE) {
      refreshCapacity(change, organization, subscription);
      taking = change.store().seats().take(seat);
    }
    if (taking == Taking.TAKEN) {
      change.record(
          organization,
          new EntitlementEvent.SeatTaken(organization, subscription, seat.id(), holder, source));
    }
    return taking;
  }

  /** Releases a seat that is held. */
  public void release(Change change, Seat seat) {
    if (change.store().seats().release(seat, change.now())) {
      change.record(
          seat.organization(),
          new EntitlementEvent.SeatReleased(
              seat.organization(), seat.subscription(), seat.id(), seat.holder()));
    }
  }

  /**
   * Brings the capacity on the subscription's row up to the instant of the change: after a key was
   * added, or because a term has begun or ended since.
   */
  public static void refreshCapacity(
      Change change, OrganizationId organization, SubscriptionId subscription) {
    if (change.store().subscriptions().lock(organization, subscription)) {
      Capacity capacity =
          Capacity.at(change.store().productKeys().of(organization, subscription), change.now());
      change.store().subscriptions().setCapacity(organization, subscription, capacity);
    }
  }
}
