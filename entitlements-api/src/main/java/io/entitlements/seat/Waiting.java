package io.entitlements.seat;

import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.Objects;

/**
 * A person who waits for a seat. Who came first gets the first seat that comes free.
 *
 * @param organization the organization that owns the subscription
 * @param subscription the subscription
 * @param account who waits
 * @param source by which way the seat will be given
 * @param since since when, in whole milliseconds
 */
public record Waiting(
    OrganizationId organization,
    SubscriptionId subscription,
    AccountId account,
    SeatSource source,
    Instant since) {

  /** Checks that nothing is missing. */
  public Waiting {
    Objects.requireNonNull(organization, "organization");
    Objects.requireNonNull(subscription, "subscription");
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(since, "since");
  }

  /**
   * The same place, for a seat that will be given by another way.
   *
   * @param other by which way
   * @return the changed place
   */
  public Waiting withSource(SeatSource other) {
    return new Waiting(organization, subscription, account, other, since);
  }
}
