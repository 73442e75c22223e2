package io.entitlements.spi;

import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.catalog.ProductId;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatSource;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Seats. {@link #take} is where overselling is impossible or not. */
public interface SeatStore {

  /**
   * Takes a seat, if the capacity that lies on the subscription's row allows it at this instant:
   * one conditional change of that row decides. A device's seat must fit its key in the same way.
   * Of two reasons against a device's seat the key's is answered. The subscription's row is changed
   * first, so that all who change seats wait in the same order.
   *
   * @param seat the seat to take; {@link Seat#takenAt()} is the instant that counts
   * @return what happened; only {@link Taking#TAKEN} changed anything
   */
  Taking take(Seat seat);

  /**
   * Takes a seat for a person, if the subscription is of this product: the same conditional change
   * decides it, so that what was concluded from the product still holds when the seat is taken.
   * Whoever holds a seat keeps it, whatever the product.
   *
   * @param seat the seat to take, as for {@link #take(Seat)}
   * @param product what the subscription was when it was looked at
   * @return what happened; {@link Taking#UNKNOWN} also if it is another product's by now
   */
  Taking take(Seat seat, ProductId product);

  /** What {@link #take} answers. */
  enum Taking {
    /** The seat was taken. */
    TAKEN,
    /** The holder has one already. */
    HELD,
    /** All seats of the subscription are in use. */
    FULL,
    /** All seats of the device's key are in use. */
    KEY_FULL,
    /**
     * The row's capacity does not cover this instant: lock the subscription, compute its capacity
     * anew, set it and try again.
     */
    CAPACITY_STALE,
    /** There is no such subscription, or not of this product, or it has no such key. */
    UNKNOWN
  }

  /**
   * Releases a seat. The subscription is locked by this transaction, and the capacity on its row
   * covers the instant.
   *
   * @param seat a seat that is held
   * @param now the instant
   * @return false, and nothing is changed, if it is not held any more
   */
  boolean release(Seat seat, Instant now);

  /**
   * Takes seats for many people, all or none, as {@link #take} does for one: one conditional change
   * of the subscription's row decides, and few statements do the rest.
   *
   * @param seats of different people, in one subscription, taken at the same instant; at least one
   * @return {@link Taking#TAKEN} if all were taken; {@link Taking#HELD} if one of the people holds
   *     a seat, {@link Taking#FULL} if there are not enough seats for all, and then nothing is
   *     changed
   */
  Taking takeAll(List<Seat> seats);

  /**
   * Releases the seats of many people, in few statements. The subscription is locked by this
   * transaction, and the capacity on its row covers the instant.
   *
   * @param seats of people, in one subscription; at least one
   * @param now the instant
   * @return how many were released; those not held any more are left as they are
   */
  int releaseAll(List<Seat> seats, Instant now);

  /**
   * Pins or unpins the seats of many people, in few statements.
   *
   * @param seats of people, in one subscription; at least one
   * @param pinned whether they are kept before all others
   * @return how many were changed; those not held any more, or so already, are left as they are
   */
  int pinAll(List<Seat> seats, boolean pinned);

  /**
   * Lets the seats of many people count as given by one way, in few statements. The subscription is
   * locked by this transaction.
   *
   * @param seats of people, in one subscription; at least one
   * @param source by which way
   * @return how many were changed; those not held any more, or so already, are left as they are
   */
  int setSourceAll(List<Seat> seats, SeatSource source);

  /**
   * Finds the seats that many people hold now, in few queries.
   *
   * @param organization who owns the subscription
   * @param subscription the subscription
   * @param accounts the people; any number
   * @return the seats that are held, by person
   */
  Map<AccountId, Seat> findAll(
      OrganizationId organization, SubscriptionId subscription, Collection<AccountId> accounts);

  /**
   * Finds the seat that somebody holds now.
   *
   * @param organization who owns the subscription
   * @param subscription the subscription
   * @param holder who or what
   * @return the seat, if one is held
   */
  Optional<Seat> find(OrganizationId organization, SubscriptionId subscription, SeatHolder holder);

  /**
   * Finds all seats that a person holds now in an organization.
   *
   * @param organization who owns the subscriptions
   * @param account the person
   * @return the seats, ordered by subscription
   */
  List<Seat> ofPerson(OrganizationId organization, AccountId account);

  /**
   * Pins or unpins a seat.
   *
   * @param seat a seat that is held
   * @param pinned whether it is kept before all others
   * @return false, and nothing is changed, if it is not held any more, or is so already
   */
  boolean pin(Seat seat, boolean pinned);

  /**
   * Who owns seats of a holder that it has not used for a while.
   *
   * @param holder the person or computer; of a computer its identifier alone counts
   * @param since seats used at or after this instant are passed over
   * @return the organizations, each once
   */
  List<OrganizationId> notUsedSince(SeatHolder holder, Instant since);

  /**
   * Remembers that a holder used all seats that it holds of one organization. Usage is no change:
   * it has no event.
   *
   * @param organization who owns the seats
   * @param holder the person or computer; of a computer its identifier alone counts
   * @param now the instant
   * @param unlessSince seats used at or after this instant are left as they are
   */
  void used(OrganizationId organization, SeatHolder holder, Instant now, Instant unlessSince);

  /**
   * Who would lose a seat first.
   *
   * @param organization who owns the subscription
   * @param subscription the subscription
   * @param among whose seats: people's and computers'
   * @param keep who keeps a seat after the pinned ones
   * @param limit at most how many
   * @return seats that are held, in the order in which they would be released: unpinned before
   *     pinned; those used, or taken, longest ago first ({@link OverCapacityPolicy.Keep
   *     #RECENTLY_USED}) or those taken last first ({@link OverCapacityPolicy.Keep#OLDEST}); then
   *     by identifier
   */
  List<Seat> inOrderOfRelease(
      OrganizationId organization,
      SubscriptionId subscription,
      Among among,
      OverCapacityPolicy.Keep keep,
      int limit);

  /**
   * Whose seats are looked at.
   *
   * @param people whether people's
   * @param keys the computers of which keys
   */
  record Among(boolean people, Set<ProductKeyId> keys) {

    /** Keeps an immutable copy. */
    public Among {
      keys = Set.copyOf(keys);
    }
  }
}
