package io.entitlements.core.internal.seat;

import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.notice.Notices;
import io.entitlements.event.SeatEvent;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatSource;
import io.entitlements.seat.Waiting;
import io.entitlements.spi.SeatStore.Taking;
import io.entitlements.spi.SeatUse;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SeatId;
import io.entitlements.type.SubscriptionId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The half of {@link SeatAllocator} that takes and frees the seats of many people in few
 * statements. The subscription's row is held by this transaction ({@link SeatAllocator#hold}), and
 * the caller has looked under that lock; so what is not as it was seen is a fault.
 */
final class BulkAllocator {

  private final Ids ids;
  private final Notices notices;

  BulkAllocator(Ids ids, Notices notices) {
    this.ids = ids;
    this.notices = notices;
  }

  /**
   * A seat to be taken for a person.
   *
   * @param account the person
   * @param source by which way it is given
   * @param pinned whether it is pinned from the start
   */
  record Gift(AccountId account, SeatSource source, boolean pinned) {}

  /** Takes seats for people who hold none; the row is held, and there is room for all. */
  List<Seat> takeAll(
      Change change, OrganizationId organization, SubscriptionId subscription, List<Gift> gifts) {
    if (gifts.isEmpty()) {
      return List.of();
    }
    SeatUse before = change.store().subscriptions().use(organization, subscription);
    return takeAll(change, organization, subscription, gifts, before);
  }

  /** The same for who knows how full it is. */
  List<Seat> takeAll(
      Change change,
      OrganizationId organization,
      SubscriptionId subscription,
      List<Gift> gifts,
      SeatUse before) {
    if (gifts.isEmpty()) {
      return List.of();
    }
    List<Seat> seats =
        gifts.stream()
            .map(
                gift ->
                    new Seat(
                        organization,
                        subscription,
                        new SeatId(ids.next(change.now())),
                        new SeatHolder.Person(gift.account()),
                        gift.source(),
                        change.now(),
                        gift.pinned()))
            .toList();
    Taking taking = change.store().seats().takeAll(seats);
    if (taking != Taking.TAKEN) {
      throw new IllegalStateException("seats that were there cannot be taken: " + taking);
    }
    seats.forEach(seat -> SeatEvents.taken(change, seat));
    notices.seatsTaken(change, organization, subscription, before, seats.size());
    seats.stream().filter(Seat::pinned).forEach(seat -> SeatEvents.pinned(change, seat, true));
    return seats;
  }

  /** Releases seats of people that are held; the row is held too. */
  static void releaseAll(Change change, List<Seat> seats) {
    if (seats.isEmpty()) {
      return;
    }
    if (change.store().seats().releaseAll(seats, change.now()) != seats.size()) {
      throw new IllegalStateException("seats that were held cannot be released");
    }
    seats.forEach(seat -> SeatEvents.released(change, seat));
  }

  /** Takes back what people have by one way, whatever that is; the row is held. */
  static void takeBackAll(
      Change change,
      OrganizationId organization,
      SubscriptionId subscription,
      SeatSource source,
      List<AccountId> accounts) {
    releaseAll(
        change,
        change.store().seats().findAll(organization, subscription, accounts).values().stream()
            .filter(seat -> seat.source() == source)
            .sorted(Comparator.comparing(seat -> seat.id().toString()))
            .toList());
    stopWaitingAll(
        change,
        organization,
        subscription,
        change.store().waiting().findAll(organization, subscription, accounts).values().stream()
            .filter(waiting -> waiting.source() == source)
            .map(Waiting::account)
            .sorted(Comparator.comparing(AccountId::toString))
            .toList(),
        false);
  }

  /** Pins seats that are not pinned, or unpins pinned ones; the row is held. */
  static void pinAll(Change change, List<Seat> seats, boolean pinned) {
    if (seats.isEmpty()) {
      return;
    }
    if (change.store().seats().pinAll(seats, pinned) != seats.size()) {
      throw new IllegalStateException("seats that were held cannot be pinned or unpinned");
    }
    seats.forEach(seat -> SeatEvents.pinned(change, seat, pinned));
  }

  /** Lets seats and places count as given by another way; the row is held. */
  static void setSourceAll(
      Change change,
      OrganizationId organization,
      SubscriptionId subscription,
      List<Seat> seats,
      List<Waiting> places,
      SeatSource source) {
    List<AccountId> waiting = places.stream().map(Waiting::account).toList();
    if (!seats.isEmpty() && change.store().seats().setSourceAll(seats, source) != seats.size()) {
      throw new IllegalStateException("seats that were held cannot be changed");
    }
    if (!waiting.isEmpty()
        && change.store().waiting().setSourceAll(organization, subscription, waiting, source)
            != waiting.size()) {
      throw new IllegalStateException("places that were there cannot be changed");
    }
    Stream.concat(
            seats.stream().map(seat -> ((SeatHolder.Person) seat.holder()).account()),
            waiting.stream())
        .forEach(
            account ->
                change.record(
                    organization,
                    new SeatEvent.SeatSourceChanged(organization, subscription, account, source)));
  }

  /** Puts people who do not wait on the waiting list; the row is held. */
  static void waitAll(Change change, List<Waiting> waiting) {
    change.store().waiting().addAll(waiting);
    for (Waiting each : waiting) {
      change.record(
          each.organization(),
          new SeatEvent.WaitingBegun(
              each.organization(), each.subscription(), each.account(), each.source()));
    }
  }

  /** Takes people who wait off the waiting list; the row is held. */
  static void stopWaitingAll(
      Change change,
      OrganizationId organization,
      SubscriptionId subscription,
      List<AccountId> accounts,
      boolean seated) {
    if (accounts.isEmpty()) {
      return;
    }
    int stopped = change.store().waiting().removeAll(organization, subscription, accounts);
    if (stopped != accounts.size()) {
      throw new IllegalStateException("people who waited cannot be taken off the list");
    }
    for (AccountId account : accounts) {
      change.record(
          organization, new SeatEvent.WaitingEnded(organization, subscription, account, seated));
    }
  }
}
