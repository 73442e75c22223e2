package io.entitlements.core.internal.account;

import io.entitlements.account.Invitation;
import io.entitlements.account.Invitation.End;
import io.entitlements.account.Invitation.Status;
import io.entitlements.account.InvitationRefusal;
import io.entitlements.account.Membership;
import io.entitlements.account.Role;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.job.JobKinds;
import io.entitlements.core.internal.job.NewJobs;
import io.entitlements.event.InvitationEvent;
import io.entitlements.spi.AttemptStore;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.InvitationId;
import io.entitlements.type.JobId;
import io.entitlements.type.Limit;
import io.entitlements.type.OrganizationId;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/** Makes invitations and asks for their emails, inside the caller's change. */
public final class Inviter {

  /** So that nobody is flooded by an organization. */
  static final Limit FOR_A_PERSON = new Limit(5, Duration.ofHours(1));

  /** So that nobody floods others: anybody adds organizations, and their names can be anything. */
  static final Limit BY_A_PERSON = new Limit(1_000, Duration.ofSeconds(30));

  private final Ids ids;
  private final Duration lifetime;

  /** Makes invitations that can be accepted for so long. */
  public Inviter(Ids ids, Duration lifetime) {
    this.ids = ids;
    this.lifetime = lifetime.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Invites a person, unless something stands against it. */
  Attempt<Invitation, InvitationRefusal> invite(
      Change change,
      OrganizationId organization,
      AccountId account,
      Set<Role> roles,
      boolean offersOwnership) {
    change.store().accounts().lock(account);
    Set<Role> before =
        change
            .store()
            .memberships()
            .find(organization, account)
            .map(Membership::roles)
            .orElse(Set.of());
    if (before.contains(Role.STUDENT)) {
      return Attempt.denied(InvitationRefusal.STUDENT_EXCLUDED);
    }
    if (before.containsAll(roles) && !offersOwnership) {
      return Attempt.denied(InvitationRefusal.ALREADY_MEMBER);
    }
    Optional<Invitation> known = change.store().invitations().notEnded(organization, account);
    if (known.isPresent()) {
      if (known.get().status(change.now()) == Status.OPEN) {
        return Attempt.denied(InvitationRefusal.ALREADY_INVITED);
      }
      replace(change, known.get());
    }
    return make(change, organization, account, roles, offersOwnership);
  }

  private static void replace(Change change, Invitation old) {
    End end = new End(Status.EXPIRED, change.now(), Optional.empty());
    if (change.store().invitations().end(old.organization(), old.id(), end)) {
      change.record(
          old.organization(),
          new InvitationEvent.InvitationReplaced(old.organization(), old.id(), old.account()));
    }
  }

  private Attempt<Invitation, InvitationRefusal> make(
      Change change,
      OrganizationId organization,
      AccountId account,
      Set<Role> roles,
      boolean offersOwnership) {
    Invitation invitation =
        new Invitation(
            organization,
            new InvitationId(ids.next(change.now())),
            account,
            roles,
            offersOwnership,
            change.now(),
            change.now().plus(lifetime),
            Optional.empty());
    if (!change.store().invitations().insert(invitation)) {
      return Attempt.denied(InvitationRefusal.ALREADY_INVITED);
    }
    change.record(
        organization,
        new InvitationEvent.InvitationMade(
            organization,
            invitation.id(),
            account,
            invitation.roles(),
            offersOwnership,
            invitation.expiresAt()));
    return mailed(change, invitation);
  }

  /** Sends an invitation again, with a lifetime that begins anew. */
  Attempt<Invitation, InvitationRefusal> sendAgain(Change change, Invitation old) {
    Invitation invitation =
        new Invitation(
            old.organization(),
            old.id(),
            old.account(),
            old.roles(),
            old.offersOwnership(),
            change.now(),
            change.now().plus(lifetime),
            Optional.empty());
    if (!change
        .store()
        .invitations()
        .renew(old.organization(), old.id(), invitation.sentAt(), invitation.expiresAt())) {
      return Attempt.denied(InvitationRefusal.INVITATION_ENDED);
    }
    change.record(
        old.organization(),
        new InvitationEvent.InvitationSentAgain(
            old.organization(), old.id(), old.account(), invitation.expiresAt()));
    return mailed(change, invitation);
  }

  private Attempt<Invitation, InvitationRefusal> mailed(Change change, Invitation invitation) {
    if (!isWithinLimits(change, invitation)) {
      return Attempt.denied(InvitationRefusal.TOO_MANY_EMAILS);
    }
    NewJobs.ask(
        change.store(),
        invitation.organization(),
        new JobId(ids.next(change.now())),
        JobKinds.INVITATION_MAIL,
        invitation.id().toString(),
        change.now());
    return Attempt.made(invitation);
  }

  /** The vendor invites as often as it wants. */
  private static boolean isWithinLimits(Change change, Invitation invitation) {
    if (!(change.actor() instanceof Actor.Person by)) {
      return true;
    }
    AttemptStore attempts = change.store().attempts();
    String invited = Buckets.invited(invitation.organization(), invitation.account());
    return attempts.take(invited, change.now(), FOR_A_PERSON).isEmpty()
        && attempts.take(Buckets.invitesBy(by.account()), change.now(), BY_A_PERSON).isEmpty();
  }
}
