package io.entitlements.seat;

import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.List;

/**
 * Giving people seats and taking them back. Thread-safe; every method blocks on the store. However
 * many threads and processes ask at once, no seat is given that is not there.
 */
public interface Seats {

  /**
   * Provisions an email address. An address that nobody has signed up with gets a pending account,
   * which its owner takes over. Somebody who holds a seat already keeps it and uses no second one.
   *
   * @param by who asks: an administrator or tech instructor of the organization
   * @param organization the organization
   * @param subscription one of its subscriptions
   * @param email whom to give the seat
   * @param key makes a repeat harmless
   * @return the seat, or why not
   */
  Outcome<Seat, SeatRefusal> assign(
      AccountId by,
      OrganizationId organization,
      SubscriptionId subscription,
      EmailAddress email,
      IdempotencyKey key);

  /**
   * Takes a person's seat back; the person's account and work stay.
   *
   * @param by who asks: an administrator or tech instructor of the organization
   * @param organization the organization
   * @param subscription one of its subscriptions
   * @param account whose seat
   * @param key makes a repeat harmless
   * @return the seat that was released, or why not
   */
  Outcome<Seat, SeatRefusal> release(
      AccountId by,
      OrganizationId organization,
      SubscriptionId subscription,
      AccountId account,
      IdempotencyKey key);

  /**
   * Provisions an email address, or puts its account on the waiting list if every seat is in use.
   * Who waits gets a seat in the transaction that frees one, in the order of asking.
   *
   * @param by who asks: an administrator or tech instructor of the organization
   * @param organization the organization
   * @param subscription one of its subscriptions
   * @param email whom to give the seat
   * @param key makes a repeat harmless
   * @return the seat or the place on the list, or why neither
   */
  Outcome<Placement, SeatRefusal> assignOrWait(
      AccountId by,
      OrganizationId organization,
      SubscriptionId subscription,
      EmailAddress email,
      IdempotencyKey key);

  /**
   * Takes somebody off the waiting list.
   *
   * @param by who asks: an administrator or tech instructor of the organization
   * @param organization the organization
   * @param subscription one of its subscriptions
   * @param account who waits
   * @param key makes a repeat harmless
   * @return the entry that was removed, or why not
   */
  Outcome<Waiting, SeatRefusal> stopWaiting(
      AccountId by,
      OrganizationId organization,
      SubscriptionId subscription,
      AccountId account,
      IdempotencyKey key);

  /**
   * Gives one person's seat to another, past the waiting list: no seat comes free in between.
   *
   * @param by who asks: an administrator or tech instructor of the organization
   * @param organization the organization
   * @param subscription one of its subscriptions
   * @param from who holds the seat
   * @param to whom to give it
   * @param key makes a repeat harmless
   * @return the new seat, or why not
   */
  Outcome<Seat, SeatRefusal> reassign(
      AccountId by,
      OrganizationId organization,
      SubscriptionId subscription,
      AccountId from,
      EmailAddress to,
      IdempotencyKey key);

  /**
   * Pins a person's seat, so that it is kept before all others when there are too few, or unpins
   * it.
   *
   * @param by who asks: an administrator or tech instructor of the organization
   * @param organization the organization
   * @param subscription one of its subscriptions
   * @param account who holds the seat
   * @param pinned true to pin
   * @param key makes a repeat harmless
   * @return the seat, or why not
   */
  Outcome<Seat, SeatRefusal> pin(
      AccountId by,
      OrganizationId organization,
      SubscriptionId subscription,
      AccountId account,
      boolean pinned,
      IdempotencyKey key);

  /**
   * Who waits for a seat.
   *
   * @param by who asks: an administrator, tech instructor or supervisor of the organization
   * @param organization the organization
   * @param subscription one of its subscriptions
   * @param limit at most how many, 1 to 1,000
   * @return the list in its order, or why it is not shown
   */
  Outcome<List<Waiting>, SeatRefusal> waiting(
      AccountId by, OrganizationId organization, SubscriptionId subscription, int limit);

  /**
   * Looks ahead, or at the present: are there enough seats at an instant for those who hold one
   * now, and if not, who would lose one, by the declared policy?
   *
   * @param by who asks: an administrator, tech instructor or supervisor of the organization
   * @param organization the organization
   * @param subscription one of its subscriptions
   * @param at the instant, for example the end of a term
   * @return the preview, or why it is not shown
   */
  Outcome<OverCapacity, SeatRefusal> overCapacity(
      AccountId by, OrganizationId organization, SubscriptionId subscription, Instant at);
}
