package io.entitlements.core.internal.account;

import io.entitlements.account.AcceptRefusal;
import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.account.Invitation;
import io.entitlements.account.Invitation.End;
import io.entitlements.account.Invitation.Status;
import io.entitlements.account.Membership;
import io.entitlements.account.Organization;
import io.entitlements.account.Role;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.member.Members;
import io.entitlements.event.InvitationEvent;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What accepting an invitation does, by whatever path; the account is locked first. */
final class Acceptance {

  private Acceptance() {}

  static Attempt<Membership, AcceptRefusal> of(
      Change change, Invitation invitation, AccountId account) {
    Optional<AcceptRefusal> refusal = refusal(change, account);
    if (refusal.isPresent()) {
      return Attempt.denied(refusal.get());
    }
    Set<Role> before =
        change
            .store()
            .memberships()
            .find(invitation.organization(), account)
            .map(Membership::roles)
            .orElse(Set.of());
    if (isAcceptedBy(invitation, account) && !before.isEmpty()) {
      return Attempt.made(new Membership(invitation.organization(), account, before));
    }
    if (before.contains(Role.STUDENT)) {
      return Attempt.denied(AcceptRefusal.STUDENT_EXCLUDED);
    }
    return isEnded(change, invitation, account) && isOwnerIfOffered(change, invitation, account)
        ? Attempt.made(join(change, invitation, account, before))
        : Attempt.denied(AcceptRefusal.INVITATION_ENDED);
  }

  private static Optional<AcceptRefusal> refusal(Change change, AccountId account) {
    Optional<AccountStatus> status = change.store().accounts().lock(account).map(Account::status);
    if (status.equals(Optional.of(AccountStatus.PENDING))) {
      return Optional.of(AcceptRefusal.NO_ACCOUNT_YET);
    }
    return status.equals(Optional.of(AccountStatus.ACTIVE))
        ? Optional.empty()
        : Optional.of(AcceptRefusal.ACCOUNT_NOT_ACTIVE);
  }

  private static boolean isAcceptedBy(Invitation invitation, AccountId account) {
    return invitation.end().flatMap(End::acceptedBy).equals(Optional.of(account));
  }

  /** Whether it was open and is accepted now. */
  private static boolean isEnded(Change change, Invitation invitation, AccountId account) {
    return invitation.status(change.now()) == Status.OPEN
        && isOpen(change.store(), invitation.organization())
        && change
            .store()
            .invitations()
            .end(
                invitation.organization(),
                invitation.id(),
                new End(Status.ACCEPTED, change.now(), Optional.of(account)));
  }

  private static boolean isOwnerIfOffered(Change change, Invitation invitation, AccountId account) {
    return !invitation.offersOwnership()
        || Ownership.pass(change, invitation.organization(), account);
  }

  static boolean isOpen(UnitOfWork store, OrganizationId organization) {
    return store.organizations().find(organization).filter(Organization::isOpen).isPresent();
  }

  private static Membership join(
      Change change, Invitation invitation, AccountId account, Set<Role> before) {
    Set<Role> after = EnumSet.copyOf(invitation.roles());
    after.addAll(before);
    Membership membership = new Membership(invitation.organization(), account, after);
    if (!after.equals(before)) {
      Members.put(change, membership, before);
    }
    change.record(
        invitation.organization(),
        new InvitationEvent.InvitationAccepted(
            invitation.organization(), invitation.id(), account));
    return membership;
  }
}
