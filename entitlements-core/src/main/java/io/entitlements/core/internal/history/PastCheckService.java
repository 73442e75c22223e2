package io.entitlements.core.internal.history;

import io.entitlements.catalog.Catalogs;
import io.entitlements.check.PastChecks;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.type.TimeRange;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Makes checks at other instants. */
public final class PastCheckService {

  private final Changes changes;
  private final Catalogs catalogs;

  /** Composes the service. */
  public PastCheckService(Changes changes, Catalogs catalogs) {
    this.changes = changes;
    this.catalogs = catalogs;
  }

  /** Checks at one instant, as known at another. */
  public PastChecks asOf(Instant validAt, Instant knownAt) {
    return new PastCheck(changes, catalogs, bounded(validAt), bounded(knownAt));
  }

  private static Instant bounded(Instant instant) {
    return TimeRange.clamp(instant).truncatedTo(ChronoUnit.MILLIS);
  }
}
