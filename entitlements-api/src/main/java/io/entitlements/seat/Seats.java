package io.entitlements.seat;

import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.SubscriptionId;

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
}
