package io.entitlements.core.internal.notice;

import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.job.JobKinds;
import io.entitlements.core.internal.job.NewJobs;
import io.entitlements.core.internal.job.ScheduledJob;
import io.entitlements.key.ProductKey;
import io.entitlements.spi.SeatUse;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Where changes ask for notices: it adds jobs to the transaction of the change, and decides nothing
 * else. A job's identifier is made from the fact, so that whoever notices it again, on whichever
 * node, asks for the same job; two never ask for it at once, since each has the subscription's row.
 */
public final class Notices {

  /** Makes the service; it keeps nothing. */
  public Notices() {}

  /** A seat was taken by this transaction, which has the subscription's row. */
  public void seatTaken(Change change, OrganizationId organization, SubscriptionId subscription) {
    SeatUse use = change.store().subscriptions().use(organization, subscription);
    filled(change, organization, subscription, use, use.used() - 1, use.total());
  }

  /** Several seats were taken by this transaction, since the row was read. */
  public void seatsTaken(
      Change change,
      OrganizationId organization,
      SubscriptionId subscription,
      SeatUse before,
      int taken) {
    SeatUse after =
        new SeatUse(
            before.people() + taken,
            before.used() + taken,
            before.total(),
            before.waiting(),
            before.from(),
            before.until());
    filled(change, organization, subscription, after, before.used(), before.total());
  }

  /**
   * The capacity was computed anew: keys have changed, or a term has begun or ended.
   *
   * @param before what the row said before
   * @param tooFewSince since when there are fewer seats than are in use
   */
  public void capacityComputed(
      Change change,
      OrganizationId organization,
      SubscriptionId subscription,
      List<ProductKey> keys,
      SeatUse before,
      Optional<Instant> tooFewSince) {
    tooFewSince.ifPresent(
        since -> tell(change, organization, new Notice.TooFew(subscription, since), since, since));
    if (tooFewSince.isEmpty()) {
      SeatUse after = change.store().subscriptions().use(organization, subscription);
      filled(change, organization, subscription, after, before.used(), before.total());
    }
    ZoneId zone = change.store().organizations().find(organization).orElseThrow().details().zone();
    scheduleNext(change, organization, subscription, keys, zone, change.now());
  }

  /** Something is the matter with a list, or no longer. */
  public static void list(Change change, OrganizationId organization, Notice.OfList notice) {
    tell(change, organization, notice, notice.at(), change.now());
  }

  /** Asks for the next look at the calendar of a subscription, which is locked. */
  static void scheduleNext(
      Change change,
      OrganizationId organization,
      SubscriptionId subscription,
      List<ProductKey> keys,
      ZoneId zone,
      Instant now) {
    new NoticeCalendar(zone)
        .next(keys, now)
        .ifPresent(
            due -> {
              String argument = subscription + " " + due.toEpochMilli();
              ScheduledJob job = new ScheduledJob(organization, JobKinds.NOTICES_DUE, argument);
              NewJobs.ask(change.store(), job.at(job.id(due), due));
            });
  }

  private static void filled(
      Change change,
      OrganizationId organization,
      SubscriptionId subscription,
      SeatUse after,
      int usedBefore,
      int totalBefore) {
    UseMark.reached(usedBefore, totalBefore, after.used(), after.total())
        .ifPresent(
            mark -> {
              Instant since = after.from().orElse(Instant.EPOCH);
              Notice notice = new Notice.Filling(subscription, mark, after.total(), since);
              tell(change, organization, notice, since, change.now());
            });
  }

  private static void tell(
      Change change, OrganizationId organization, Notice notice, Instant of, Instant dueAt) {
    ScheduledJob job = new ScheduledJob(organization, JobKinds.NOTICE, notice.text());
    NewJobs.ask(change.store(), job.at(job.id(of), dueAt));
  }
}
