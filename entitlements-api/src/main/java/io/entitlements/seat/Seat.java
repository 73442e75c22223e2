package io.entitlements.seat;

import io.entitlements.type.OrganizationId;
import io.entitlements.type.SeatId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.Objects;

/**
 * One unit of a subscription's capacity, taken.
 *
 * @param organization the organization that owns the subscription
 * @param subscription the subscription
 * @param id the identifier of this taking; a seat released and taken again gets a new one
 * @param holder who or what uses it
 * @param source by which way it was given
 * @param takenAt when it was taken, in whole milliseconds
 * @param pinned whether it is kept before all others when there are too few
 */
public record Seat(
    OrganizationId organization,
    SubscriptionId subscription,
    SeatId id,
    SeatHolder holder,
    SeatSource source,
    Instant takenAt,
    boolean pinned) {

  /** Checks that nothing is missing. */
  public Seat {
    Objects.requireNonNull(organization, "organization");
    Objects.requireNonNull(subscription, "subscription");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(holder, "holder");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(takenAt, "takenAt");
  }

  /**
   * The same seat, given by another way.
   *
   * @param other by which way it counts as given
   * @return the changed seat
   */
  public Seat withSource(SeatSource other) {
    return new Seat(organization, subscription, id, holder, other, takenAt, pinned);
  }

  /**
   * The same seat, pinned or not.
   *
   * @param other whether it is kept before all others
   * @return the changed seat
   */
  public Seat withPinned(boolean other) {
    return new Seat(organization, subscription, id, holder, source, takenAt, other);
  }
}
