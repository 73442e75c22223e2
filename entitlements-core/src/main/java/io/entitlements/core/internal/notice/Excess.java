package io.entitlements.core.internal.notice;

import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.Optional;

/**
 * More seats in use than there are, in numbers alone.
 *
 * @param used seats in use that count now
 * @param total how many there are
 * @param tooMany how many will be released
 * @param since since when
 * @param releasesAt when the grace is over
 */
public record Excess(int used, int total, int tooMany, Instant since, Instant releasesAt) {

  /** Knows how much is too much; the seats' own code does. */
  @FunctionalInterface
  public interface Finder {

    /** What is too much at an instant, if anything is. */
    Optional<Excess> at(
        UnitOfWork store, OrganizationId organization, SubscriptionId subscription, Instant now);
  }
}
