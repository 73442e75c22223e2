package io.entitlements.core.internal.seat;

import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.job.Completion;
import io.entitlements.spi.Job;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.OrganizationId;

/** Gives back what a deleted account had in one organization. */
public final class ForgottenPerson {

  private final Changes changes;
  private final SeatAllocator allocator;

  /** Composes the task. */
  public ForgottenPerson(Changes changes, SeatAllocator allocator) {
    this.changes = changes;
    this.allocator = allocator;
  }

  /** Does a job of kind {@code forget-person}. */
  public void forget(Job job) {
    OrganizationId organization = new OrganizationId(job.scope().value());
    AccountId account = AccountId.parse(job.argument());
    changes.write(
        new Actor.Task("forget-person"),
        "account.delete",
        change -> {
          allocator.releaseAll(change, organization, account);
          // A list that still names the person makes a new account.
          change.store().rosters().unlink(organization, account);
          Completion.of(change.store(), job, change.now());
          return account;
        });
  }
}
