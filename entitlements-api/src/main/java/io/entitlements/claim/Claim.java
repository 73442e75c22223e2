package io.entitlements.claim;

import io.entitlements.type.AccountId;
import io.entitlements.type.ClaimId;
import io.entitlements.type.OrderId;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The turning of an order's software into subscriptions of an organization.
 *
 * @param organization for which organization
 * @param id the identifier
 * @param order which order
 * @param by who claimed it; empty if it was transferred from another organization
 * @param how by which proof
 * @param vendor who sold the displays, as the claimant said
 * @param bundles what was claimed, at least one, by place
 * @param submittedAt when, in whole milliseconds
 * @param overdueAt when it was found to take too long; empty if it was not
 * @param fulfilledAt when its subscriptions and product keys were made; empty if they were not. It
 *     stays so when the claim is cancelled or transferred afterwards
 * @param end how it ended; empty until then
 * @param retries how often the vendor has had it tried again
 */
public record Claim(
    OrganizationId organization,
    ClaimId id,
    OrderId order,
    Optional<AccountId> by,
    How how,
    Vendor vendor,
    List<ClaimedBundle> bundles,
    Instant submittedAt,
    Optional<Instant> overdueAt,
    Optional<Instant> fulfilledAt,
    Optional<End> end,
    int retries) {

  /** Checks that nothing is missing; keeps an immutable copy. */
  public Claim {
    Objects.requireNonNull(organization, "organization");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(order, "order");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(how, "how");
    Objects.requireNonNull(vendor, "vendor");
    Objects.requireNonNull(submittedAt, "submittedAt");
    Objects.requireNonNull(overdueAt, "overdueAt");
    Objects.requireNonNull(fulfilledAt, "fulfilledAt");
    Objects.requireNonNull(end, "end");
    bundles = List.copyOf(bundles);
    if (bundles.isEmpty()) {
      throw new IllegalArgumentException("a claim has at least one bundle");
    }
  }

  /** How the software was claimed. */
  public enum How {
    /** By the URL in the order's confirmation. */
    LINK,
    /** By the serial number of a display and the number of displays. */
    BY_HAND,
    /** The vendor has transferred it from another organization. */
    TRANSFER
  }

  /**
   * How a claim ended. One that was fulfilled can still end otherwise.
   *
   * @param outcome what it came to
   * @param at when, in whole milliseconds
   */
  public record End(Outcome outcome, Instant at) {
    /** Checks that nothing is missing. */
    public End {
      Objects.requireNonNull(outcome, "outcome");
      Objects.requireNonNull(at, "at");
    }
  }

  /** What a claim comes to. */
  public enum Outcome {
    /** The subscriptions and product keys were made. */
    FULFILLED,
    /**
     * Nothing was made: the organization was closed; the software can be claimed again. A defence
     * only: none with an open claim is closed.
     */
    ORGANIZATION_CLOSED,
    /** Nothing was made: the vendor has rejected it; the software can be claimed again. */
    REJECTED_BY_VENDOR,
    /** The vendor has transferred it: the software goes on in another claim. */
    TRANSFERRED,
    /** The vendor has cancelled it: what was made ended; the software can be claimed again. */
    CANCELLED
  }
}
