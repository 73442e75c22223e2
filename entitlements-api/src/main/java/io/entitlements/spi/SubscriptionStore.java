package io.entitlements.spi;

import io.entitlements.subscription.Subscription;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Subscriptions, each with the number of its seats in use and its capacity of the moment. */
public interface SubscriptionStore {

  /**
   * Adds a subscription without seats: capacity 0, valid for all time.
   *
   * @param subscription the subscription
   * @return false, and nothing is added, if the organization has one of this product
   */
  boolean insert(Subscription subscription);

  /**
   * Finds a subscription.
   *
   * @param organization who owns it
   * @param id the subscription
   * @return the subscription, if the organization has it
   */
  Optional<Subscription> find(OrganizationId organization, SubscriptionId id);

  /**
   * The subscriptions of an organization.
   *
   * @param organization who owns them
   * @return the subscriptions, in the order in which they were made
   */
  List<Subscription> of(OrganizationId organization);

  /**
   * Makes every other transaction that takes a seat or changes the capacity wait until this one
   * ends. Call it before reading the keys from which a new capacity is computed.
   *
   * @param organization who owns it
   * @param id the subscription
   * @return how full it is, which changes by this transaction alone from now on; empty if the
   *     organization has no such subscription
   */
  Optional<SeatUse> lock(OrganizationId organization, SubscriptionId id);

  /**
   * The same, for who has to know what is locked.
   *
   * @param organization who owns it
   * @param id the subscription
   * @return the subscription and how full it is; empty if the organization has no such subscription
   */
  Optional<Locked> lockWhole(OrganizationId organization, SubscriptionId id);

  /**
   * A subscription that is locked.
   *
   * @param subscription the subscription
   * @param use how full it is
   */
  record Locked(Subscription subscription, SeatUse use) {

    /** Checks that nothing is missing. */
    public Locked {
      Objects.requireNonNull(subscription, "subscription");
      Objects.requireNonNull(use, "use");
    }
  }

  /**
   * Replaces what can change of a subscription: product, policy, suspension and cancellation; it is
   * locked by this transaction.
   *
   * @param subscription the subscription as it is from now on
   * @return false, and nothing is changed, if the organization has another subscription of the
   *     product, or not this one
   */
  boolean update(Subscription subscription);

  /**
   * Sets the capacity, on the subscription's row and on its keys', and counts the seats in use
   * anew: those of people, and those of computers whose key adds seats. The subscription is locked
   * by this transaction.
   *
   * @param organization who owns it
   * @param id the subscription
   * @param capacity the new capacity; may be less than what is in use
   */
  void setCapacity(OrganizationId organization, SubscriptionId id, Capacity capacity);

  /**
   * How full a subscription is.
   *
   * @param organization who owns it
   * @param id the subscription
   * @return what its row says; {@link SeatUse#NONE} if there is no such subscription
   */
  SeatUse use(OrganizationId organization, SubscriptionId id);
}
