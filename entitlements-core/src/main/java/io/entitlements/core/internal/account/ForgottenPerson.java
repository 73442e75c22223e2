package io.entitlements.core.internal.account;

import io.entitlements.account.Invitation;
import io.entitlements.account.Invitation.End;
import io.entitlements.account.Invitation.Status;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.job.Completion;
import io.entitlements.core.internal.seat.SeatAllocator;
import io.entitlements.event.InvitationEvent;
import io.entitlements.spi.Job;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.OrganizationId;
import java.util.Optional;

/** Ends what a deleted account had in one organization: seats, classes and invitations. */
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
          change.store().accounts().lock(account);
          allocator.releaseAll(change, organization, account);
          Departure.leaveClasses(change, organization, account);
          change
              .store()
              .invitations()
              .notEnded(organization, account)
              .ifPresent(invitation -> revoke(change, invitation));
          change.store().pushes().forget(organization, account, change.now());
          change.store().rosterRuns().forgetStaged(organization, account);
          // A list that still names the person makes a new account.
          change.store().rosterLinks().unlink(organization, account);
          Completion.of(change.store(), job, change.now());
          return account;
        });
  }

  private static void revoke(Change change, Invitation invitation) {
    End end = new End(Status.REVOKED, change.now(), Optional.empty());
    if (change.store().invitations().end(invitation.organization(), invitation.id(), end)) {
      change.record(
          invitation.organization(),
          new InvitationEvent.InvitationRevoked(
              invitation.organization(), invitation.id(), invitation.account()));
    }
  }
}
