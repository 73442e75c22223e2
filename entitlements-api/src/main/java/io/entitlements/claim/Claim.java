package io.entitlements.claim;

import io.entitlements.type.AccountId;
import io.entitlements.type.ClaimId;
import io.entitlements.type.OrderId;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The turning of an order's software into subscriptions of an organization.
 *
 * @param organization for which organization
 * @param id the identifier
 * @param order which order
 * @param by who claimed it
 * @param submittedAt when, in whole milliseconds
 * @param fulfilledAt when the subscriptions were made, or empty until then
 */
public record Claim(
    OrganizationId organization,
    ClaimId id,
    OrderId order,
    AccountId by,
    Instant submittedAt,
    Optional<Instant> fulfilledAt) {

  /** Checks that nothing is missing. */
  public Claim {
    Objects.requireNonNull(organization, "organization");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(order, "order");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(submittedAt, "submittedAt");
    Objects.requireNonNull(fulfilledAt, "fulfilledAt");
  }
}
