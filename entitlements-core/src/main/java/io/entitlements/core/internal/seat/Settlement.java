package io.entitlements.core.internal.seat;

import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.job.Completion;
import io.entitlements.spi.Job;
import io.entitlements.type.Actor;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;

/**
 * What time alone changes of the seats of a subscription: a term that begins gives seats to who
 * waits, and after the grace of an over-capacity what is too much is released, by as many jobs as
 * it takes.
 */
public final class Settlement {

  private final Changes changes;
  private final SeatAllocator allocator;

  /** Composes the task. */
  public Settlement(Changes changes, SeatAllocator allocator) {
    this.changes = changes;
    this.allocator = allocator;
  }

  /** Does a job of kind {@code settle-seats}. */
  public void settle(Job job) {
    OrganizationId organization = new OrganizationId(job.scope().value());
    SubscriptionId subscription = SubscriptionId.parse(job.argument());
    changes.write(
        new Actor.Task("settle-seats"),
        "seat.settle",
        change -> {
          if (change.now().isBefore(job.dueAt())) {
            // The clock was set back since the job was leased: its time has not come.
            change.store().jobs().retry(job, job.dueAt());
            return subscription;
          }
          allocator.releaseSurplus(change, organization, subscription);
          Completion.of(change.store(), job, change.now());
          return subscription;
        });
  }
}
