package io.entitlements.check;

import io.entitlements.catalog.ActivationMethod;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.util.Objects;
import java.util.Optional;

/**
 * A right to a product that was looked at, and what came of it alone. Also a subscription without a
 * seat for the person is one, if it is an organization's that the person belongs to.
 *
 * @param organization whose subscription it is
 * @param subscription the subscription
 * @param method how the seat is held; empty without a seat
 * @param decision what would be decided if there were no other right
 * @param failed the first rule that does not hold; empty if all do
 * @param remedy what would help; empty if nothing has to
 * @param decides whether the answer is this right's
 */
public record ConsideredRight(
    OrganizationId organization,
    SubscriptionId subscription,
    Optional<ActivationMethod> method,
    Decision decision,
    Optional<Rule> failed,
    Optional<Remedy> remedy,
    boolean decides) {

  /** Checks that nothing is missing. */
  public ConsideredRight {
    Objects.requireNonNull(organization, "organization");
    Objects.requireNonNull(subscription, "subscription");
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(decision, "decision");
    Objects.requireNonNull(failed, "failed");
    Objects.requireNonNull(remedy, "remedy");
  }
}
