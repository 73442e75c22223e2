package io.entitlements.core.internal.account;

import io.entitlements.account.Action;
import io.entitlements.account.Invitation;
import io.entitlements.account.Invitation.End;
import io.entitlements.account.Invitation.Status;
import io.entitlements.account.Organization;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.member.Members;
import io.entitlements.event.InvitationEvent;
import io.entitlements.event.OrganizationEvent;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.OrganizationId;
import java.util.Optional;

/** Who owns an organization: who may pass it on, and what passing it on does. */
final class Ownership {

  private Ownership() {}

  /** Whether somebody may pass an organization on: its owner, or the vendor, while it is open. */
  static boolean mayPassOn(UnitOfWork store, Actor by, OrganizationId id) {
    Optional<Organization> open = store.organizations().find(id).filter(Organization::isOpen);
    if (open.isEmpty() || by instanceof Actor.Task) {
      return open.isPresent();
    }
    return by instanceof Actor.Person person
        && open.get().owner().equals(Optional.of(person.account()))
        && Members.may(store, id, person.account(), Action.MANAGE_ORGANIZATION);
  }

  /**
   * Makes an administrator the owner. Every other offer of it ends, for it was made by an owner who
   * is none any more.
   *
   * @return false if somebody else became it meanwhile, or the organization is closed
   */
  static boolean pass(Change change, OrganizationId id, AccountId to) {
    Optional<AccountId> before =
        change.store().organizations().find(id).flatMap(Organization::owner);
    if (before.equals(Optional.of(to))) {
      return true;
    }
    if (!change.store().organizations().setOwner(id, before, to)) {
      return false;
    }
    change.record(id, new OrganizationEvent.OwnerSet(id, to));
    change.store().invitations().offersOfOwnership(id).forEach(offer -> end(change, offer));
    return true;
  }

  private static void end(Change change, Invitation offer) {
    End end = new End(Status.REVOKED, change.now(), Optional.empty());
    if (change.store().invitations().end(offer.organization(), offer.id(), end)) {
      change.record(
          offer.organization(),
          new InvitationEvent.InvitationRevoked(offer.organization(), offer.id(), offer.account()));
    }
  }
}
