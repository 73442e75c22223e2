package io.entitlements.core.internal.account;

import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.job.Completion;
import io.entitlements.spi.Job;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;

/**
 * Looks once more for what a deleted account has, when every transaction that found the account
 * before it was deleted has ended: who gives a seat does not lock the account.
 */
public final class LateTraces {

  private final Changes changes;
  private final Ids ids;

  /** Composes the task. */
  public LateTraces(Changes changes, Ids ids) {
    this.changes = changes;
    this.ids = ids;
  }

  /** Does a job of kind {@code forget-again}. */
  public void forget(Job job) {
    AccountId account = AccountId.parse(job.argument());
    changes.write(
        new Actor.Task("forget-again"),
        "account.delete",
        change -> {
          Traces.forget(change, account, ids);
          Completion.of(change.store(), job, change.now());
          return account;
        });
  }
}
