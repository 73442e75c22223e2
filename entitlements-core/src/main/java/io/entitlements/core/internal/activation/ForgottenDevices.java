package io.entitlements.core.internal.activation;

import io.entitlements.activation.ActivationEnd;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.job.Completion;
import io.entitlements.spi.Job;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;

/** Ends the activations of a deleted account. */
public final class ForgottenDevices {

  private final Changes changes;

  /** Composes the task. */
  public ForgottenDevices(Changes changes) {
    this.changes = changes;
  }

  /** Does a job of kind {@code forget-devices}. */
  public void forget(Job job) {
    AccountId account = AccountId.parse(job.argument());
    changes.write(
        new Actor.Task("forget-devices"),
        "account.delete",
        change -> {
          change.store().accounts().lock(account);
          change
              .store()
              .devices()
              .goingOn(account)
              .forEach(row -> Lives.end(change, row, ActivationEnd.SIGNED_OUT));
          Completion.of(change.store(), job, change.now());
          return account;
        });
  }
}
