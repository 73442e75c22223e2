package io.entitlements.core.internal.account;

import io.entitlements.account.Invitation;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.InvitationId;
import io.entitlements.type.OrganizationId;

/** Keeps which invitation it is; a repeat is answered with where it stands by then. */
final class InvitationCodec implements Changes.Codec<Invitation> {

  @Override
  public String write(Invitation invitation) {
    return invitation.organization() + " " + invitation.id();
  }

  @Override
  public Invitation read(UnitOfWork store, String text) {
    String[] part = text.split(" ", -1);
    return store
        .invitations()
        .find(OrganizationId.parse(part[0]), InvitationId.parse(part[1]))
        .orElseThrow();
  }
}
