package io.entitlements.core.internal.seat;

import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.job.JobKinds;
import io.entitlements.core.internal.job.NewJobs;
import io.entitlements.core.internal.job.ScheduledJob;
import io.entitlements.core.internal.notice.Notices;
import io.entitlements.key.ProductKey;
import io.entitlements.spi.Capacity;
import io.entitlements.spi.SeatUse;
import io.entitlements.type.JobId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Computes the capacity of the moment, and asks for a job at the next instant at which time alone
 * changes who holds a seat: when a term begins or ends, and when the grace of an over-capacity
 * does.
 */
final class SeatCapacity {

  private final Ids ids;
  private final Notices notices;

  SeatCapacity(Ids ids, Notices notices) {
    this.ids = ids;
    this.notices = notices;
  }

  /** The subscription is locked by this transaction. */
  void compute(Change change, OrganizationId organization, SubscriptionId subscription) {
    SeatUse before = change.store().subscriptions().use(organization, subscription);
    List<ProductKey> keys = change.store().productKeys().of(organization, subscription);
    Capacity now = Capacity.at(keys, change.now());
    change.store().subscriptions().setCapacity(organization, subscription, now);
    boolean isNew =
        before.total() != now.total()
            || !before.from().equals(now.from())
            || !before.until().equals(now.until());
    now.until().ifPresent(instant -> settle(change, organization, subscription, instant, isNew));
    Optional<Surplus> surplus =
        SurplusFinder.at(change.store(), organization, subscription, change.now());
    surplus.ifPresent(over -> settle(change, organization, subscription, over.releasesAt(), isNew));
    notices.capacityComputed(
        change, organization, subscription, keys, before, surplus.map(Surplus::since));
  }

  /**
   * Asks for a job once while the stretch stays the same. A new stretch asks anew: by another clock
   * the old job may have been done before this one's time.
   */
  private void settle(
      Change change,
      OrganizationId organization,
      SubscriptionId subscription,
      Instant at,
      boolean isNew) {
    ScheduledJob job =
        new ScheduledJob(organization, JobKinds.SETTLE_SEATS, subscription.toString());
    boolean known = !isNew && at.isAfter(change.now());
    JobId id = known ? job.id(at) : new JobId(ids.next(change.now()));
    NewJobs.ask(change.store(), job.at(id, at));
  }
}
