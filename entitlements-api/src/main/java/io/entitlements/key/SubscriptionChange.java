package io.entitlements.key;

import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.catalog.ProductId;
import io.entitlements.type.ProductKeyId;
import java.time.LocalDate;

/**
 * What can happen to a subscription between its claim and its end. Values out of range are not
 * errors of these records: {@link Subscriptions#change} refuses them.
 */
public sealed interface SubscriptionChange {

  /**
   * Adds a product key: another purchase of seats.
   *
   * @param seats how many seats
   * @param firstDay the first day of its term, in the organization's zone
   * @param lastDay the last day of its term, which still counts as a whole
   */
  record AddKey(int seats, LocalDate firstDay, LocalDate lastDay) implements SubscriptionChange {}

  /**
   * Renews a product key; computers that it was typed on go on without typing it again.
   *
   * @param key the key
   * @param seats how many seats it has in the new term; fewer than before is how seats are reduced
   * @param months how long the new term is, 1 to 120
   * @param from when it begins
   */
  record Renew(ProductKeyId key, int seats, int months, RenewFrom from)
      implements SubscriptionChange {}

  /** When the term of a renewal begins. */
  enum RenewFrom {
    /** Where the last term of the key ends or ended: nothing is given away, nothing is lost. */
    EXPIRY,
    /** Now; what is left of the present term is given up. */
    NOW
  }

  /**
   * Adds seats to a product key, at once and until its last term ends.
   *
   * @param key the key; a term of it covers this moment
   * @param seats how many more, at least 1
   */
  record AddSeats(ProductKeyId key, int seats) implements SubscriptionChange {}

  /**
   * Revokes a product key: its seats count no more, and it cannot be renewed.
   *
   * @param key the key
   */
  record Revoke(ProductKeyId key) implements SubscriptionChange {}

  /**
   * Gives a product key a new text; the old one stops working, computers that it was typed on go
   * on.
   *
   * @param key the key
   */
  record Reissue(ProductKeyId key) implements SubscriptionChange {}

  /** Suspends the subscription: it gives the degraded level until it is resumed. */
  record Suspend() implements SubscriptionChange {}

  /** Ends a suspension. */
  record Resume() implements SubscriptionChange {}

  /** Cancels the subscription, for good. */
  record CancelNow() implements SubscriptionChange {}

  /** Cancels the subscription when the last term of its keys ends; until then it can be undone. */
  record CancelAtTermEnd() implements SubscriptionChange {}

  /** Takes a cancellation back whose instant has not come. */
  record UndoCancellation() implements SubscriptionChange {}

  /**
   * Turns the subscription into one of another product. Its keys get new texts, since these begin
   * with the product's prefix; seats stay with whoever has them.
   *
   * @param product the other product
   */
  record Upgrade(ProductId product) implements SubscriptionChange {}

  /**
   * Declares who keeps a seat when there are too few.
   *
   * @param policy the policy
   */
  record SetOverCapacity(OverCapacityPolicy policy) implements SubscriptionChange {}
}
