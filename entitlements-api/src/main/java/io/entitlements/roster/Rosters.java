package io.entitlements.roster;

import io.entitlements.error.InvalidInputException;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.SubscriptionId;

/**
 * Lists of people that other systems keep current. Thread-safe; every method blocks on the store,
 * and {@link #plan} on its source.
 */
public interface Rosters {

  /**
   * Connects a list to a subscription, or finds the connection of that name.
   *
   * @param by who asks: an administrator or tech instructor of the organization
   * @param organization the organization
   * @param subscription whose seats the list provisions
   * @param name what administrators call the list; 1 to 100 characters; the act's idempotency key
   * @return the connection, or why not
   */
  Outcome<RosterConnection, Refusal> connect(
      AccountId by, OrganizationId organization, SubscriptionId subscription, String name);

  /**
   * Reads a list and says what a sync would do; changes nothing.
   *
   * @param by who asks: an administrator or tech instructor of the organization
   * @param connection through which connection
   * @param source the list
   * @return the preview, with the organization's revision that it was made from, or why not
   * @throws InvalidInputException if the list is broken
   */
  Outcome<SyncPlan, Refusal> plan(AccountId by, RosterConnection connection, RosterSource source);

  /**
   * Carries a plan out. Each person is looked at again, so that a seat taken since the preview is
   * never given twice; applying again changes nothing. People who are no longer listed keep what
   * they have.
   *
   * @param by who asks: an administrator or tech instructor of the organization
   * @param plan the preview
   * @return what was done, or why not
   */
  Outcome<SyncReport, Refusal> apply(AccountId by, SyncPlan plan);

  /** Why a roster is not connected, planned or applied. */
  enum Refusal {
    /** The person who asks may not manage users of this organization. */
    NOT_PERMITTED,
    /** The organization has no such subscription. */
    UNKNOWN_SUBSCRIPTION,
    /** The organization has no such connection. */
    UNKNOWN_CONNECTION,
    /** The product is activated by product key only; no list can provision it. */
    PRODUCT_KEY_ONLY
  }
}
