package io.entitlements.roster;

import io.entitlements.type.AccountId;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.RosterRunId;
import io.entitlements.type.SeatId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.Objects;

/**
 * A seat that is released at an instant, unless its holder is listed again or somebody types the
 * address before.
 *
 * @param organization who owns the subscription
 * @param subscription whose seat
 * @param account who holds it
 * @param connection whose list has dropped the person
 * @param run by which run
 * @param seat the seat
 * @param dueAt when it is released: the begin of a day where the organization is
 */
public record PendingRelease(
    OrganizationId organization,
    SubscriptionId subscription,
    AccountId account,
    ConnectionId connection,
    RosterRunId run,
    SeatId seat,
    Instant dueAt) {

  /** Checks that nothing is missing. */
  public PendingRelease {
    Objects.requireNonNull(organization, "organization");
    Objects.requireNonNull(subscription, "subscription");
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(connection, "connection");
    Objects.requireNonNull(run, "run");
    Objects.requireNonNull(seat, "seat");
    Objects.requireNonNull(dueAt, "dueAt");
  }
}
