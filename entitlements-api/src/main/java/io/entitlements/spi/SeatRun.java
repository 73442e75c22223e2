package io.entitlements.spi;

import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SeatRunId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A bulk change of seats.
 *
 * @param organization the organization
 * @param id the run
 * @param subscription whose seats
 * @param by who asked for it
 * @param startedAt when it began
 * @param size how many steps it has
 * @param done how many of them are done
 * @param undoes the run that it takes back, if it is an undo
 * @param undoneBy the run that took it back, if it was undone
 */
public record SeatRun(
    OrganizationId organization,
    SeatRunId id,
    SubscriptionId subscription,
    AccountId by,
    Instant startedAt,
    int size,
    int done,
    Optional<SeatRunId> undoes,
    Optional<SeatRunId> undoneBy) {

  /** Checks the numbers. */
  public SeatRun {
    Objects.requireNonNull(organization, "organization");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(subscription, "subscription");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(undoes, "undoes");
    Objects.requireNonNull(undoneBy, "undoneBy");
    if (done < 0 || done > size) {
      throw new IllegalArgumentException("done is 0 to " + size + ", not " + done);
    }
  }

  /**
   * Whether there is more to do.
   *
   * @return false if every step is done, or the run was undone
   */
  public boolean isOpen() {
    return done < size && undoneBy.isEmpty();
  }
}
