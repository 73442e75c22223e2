package io.entitlements.core.internal.notice;

import io.entitlements.account.Membership;
import io.entitlements.account.Role;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.job.Completion;
import io.entitlements.core.internal.job.JobKinds;
import io.entitlements.core.internal.job.NewJobs;
import io.entitlements.core.internal.job.ScheduledJob;
import io.entitlements.key.ProductKey;
import io.entitlements.spi.Job;
import io.entitlements.type.Actor;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;

/**
 * Turns what is due into one mail job for each administrator, in the transaction that also
 * completes the job: a node that dies in between has asked for all of them, or for none.
 */
public final class NoticeJobs {

  private static final Actor ACTOR = new Actor.Task("notices");

  private final Changes changes;

  /** Composes the task. */
  public NoticeJobs(Changes changes) {
    this.changes = changes;
  }

  /** Does a job of kind {@code notices-due}: what became due since, and when to look again. */
  public void due(Job job) {
    OrganizationId organization = new OrganizationId(job.scope().value());
    int space = job.argument().indexOf(' ');
    SubscriptionId subscription = SubscriptionId.parse(job.argument().substring(0, space));
    Instant from = Instant.ofEpochMilli(Long.parseLong(job.argument().substring(space + 1)));
    complete(
        job,
        subscription,
        change -> {
          // A clock that was set back since the job was leased does not undo that it is due.
          Instant now = change.now().isBefore(from) ? from : change.now();
          List<ProductKey> keys = change.store().productKeys().of(organization, subscription);
          ZoneId zone =
              change.store().organizations().find(organization).orElseThrow().details().zone();
          new NoticeCalendar(zone)
              .due(subscription, keys, from, now)
              .forEach(notice -> mail(change, organization, notice, now));
          Notices.scheduleNext(change, organization, subscription, keys, zone, now);
        });
  }

  /** Does a job of kind {@code notice}: what has just happened. */
  public void tell(Job job) {
    OrganizationId organization = new OrganizationId(job.scope().value());
    Notice notice = Notice.parse(job.argument());
    complete(
        job, notice.subscription(), change -> mail(change, organization, notice, change.now()));
  }

  /** Under the subscription's lock: only one transaction at a time asks for jobs about it. */
  private void complete(Job job, SubscriptionId subscription, Consumer<Change> work) {
    OrganizationId organization = new OrganizationId(job.scope().value());
    changes.write(
        ACTOR,
        "notice",
        change -> {
          change.store().subscriptions().lock(organization, subscription);
          work.accept(change);
          Completion.of(change.store(), job, change.now());
          return job.id();
        });
  }

  /** One job for each, so that one address that fails does not repeat the others'. */
  private static void mail(Change change, OrganizationId organization, Notice notice, Instant now) {
    for (Membership administrator :
        change.store().memberships().ofOrganization(organization, Role.ADMINISTRATOR)) {
      String argument = administrator.account() + " " + notice.text();
      ScheduledJob job = new ScheduledJob(organization, JobKinds.NOTICE_MAIL, argument);
      NewJobs.ask(change.store(), job.at(job.id(Instant.EPOCH), now));
    }
  }
}
