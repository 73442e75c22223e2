package io.entitlements.core.internal.claim;

import io.entitlements.account.Membership;
import io.entitlements.account.Role;
import io.entitlements.claim.Claims;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.job.Completion;
import io.entitlements.core.internal.job.JobKinds;
import io.entitlements.core.internal.job.NewJobs;
import io.entitlements.core.internal.job.ScheduledJob;
import io.entitlements.event.ClaimEvent;
import io.entitlements.spi.Job;
import io.entitlements.type.Actor;
import io.entitlements.type.ClaimId;
import io.entitlements.type.OrganizationId;
import java.time.Instant;

/**
 * Notices claims that take longer than promised to be fulfilled or to arrive elsewhere, and has the
 * administrators told of the first.
 */
public final class OverdueClaims {

  private final Changes changes;

  /** Composes the task. */
  public OverdueClaims(Changes changes) {
    this.changes = changes;
  }

  /** Does a job of kind {@code claim-overdue}: one mail job for each administrator, if it is so. */
  public void look(Job job) {
    OrganizationId organization = ClaimJobs.organization(job);
    ClaimId claim = ClaimJobs.claim(job);
    changes.write(
        new Actor.Task("fulfilment"),
        "claim.overdue",
        change -> {
          if (change.store().claims().overdue(organization, claim, change.now())) {
            change.record(organization, new ClaimEvent.ClaimOverdue(organization, claim));
            tell(change, organization, claim);
          } else if (isUnderWayForLong(change, organization, claim)) {
            // Whoever had it has nothing to do about it: the vendor finds the event.
            change.record(organization, new ClaimEvent.ClaimOverdue(organization, claim));
          }
          Completion.of(change.store(), job, change.now());
          return claim;
        });
  }

  private static boolean isUnderWayForLong(Change change, OrganizationId organization, ClaimId id) {
    Instant promised = change.now().minus(Claims.PROMISED_WITHIN);
    return change
        .store()
        .claims()
        .find(organization, id)
        .filter(claim -> claim.end().filter(end -> !end.at().isAfter(promised)).isPresent())
        .filter(claim -> TransferJobs.open(change.store(), claim).isPresent())
        .isPresent();
  }

  private static void tell(Change change, OrganizationId organization, ClaimId claim) {
    for (Membership administrator :
        change.store().memberships().ofOrganization(organization, Role.ADMINISTRATOR)) {
      ScheduledJob mail =
          new ScheduledJob(
              organization, JobKinds.CLAIM_OVERDUE_MAIL, administrator.account() + " " + claim);
      NewJobs.ask(change.store(), mail.at(mail.id(Instant.EPOCH), change.now()));
    }
  }
}
