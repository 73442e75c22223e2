package io.entitlements.core.internal.account;

import io.entitlements.account.AcceptRefusal;
import io.entitlements.account.Invitation;
import io.entitlements.account.LinkRefusal;
import io.entitlements.account.Membership;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.link.LinkAct;
import io.entitlements.spi.Token;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.InvitationId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Scope;
import java.util.Optional;
import java.util.UUID;

/** Accepting an invitation by the link in its email. */
final class AcceptByLink implements LinkAct<Membership, AcceptRefusal> {

  private final Optional<AccountId> chosen;

  private AcceptByLink(Optional<AccountId> chosen) {
    this.chosen = chosen;
  }

  static AcceptByLink forWhoWasInvited() {
    return new AcceptByLink(Optional.empty());
  }

  static AcceptByLink forAccount(AccountId chosen) {
    return new AcceptByLink(Optional.of(chosen));
  }

  /** The invitation that a link leads to. */
  static Optional<Invitation> invitation(UnitOfWork store, Token link) {
    return store
        .invitations()
        .find(new OrganizationId(link.scope().value()), new InvitationId(link.target()));
  }

  @Override
  public Scope home(Membership membership) {
    return membership.organization();
  }

  @Override
  public AcceptRefusal refusal(LinkRefusal why) {
    return switch (why) {
      case LINK_NOT_VALID -> AcceptRefusal.LINK_NOT_VALID;
      case WRONG_CODE -> AcceptRefusal.WRONG_CODE;
      case OTHER_ADDRESS -> AcceptRefusal.OTHER_ADDRESS;
    };
  }

  @Override
  public AccountId about(UnitOfWork store, Token link) {
    return chosen.orElse(mailedTo(store, link));
  }

  @Override
  public AccountId mailedTo(UnitOfWork store, Token link) {
    return invitation(store, link).orElseThrow().account();
  }

  @Override
  public Optional<AccountId> person() {
    return chosen;
  }

  @Override
  public Attempt<Membership, AcceptRefusal> make(Change change, Token link, UUID act) {
    Invitation invitation = invitation(change.store(), link).orElseThrow();
    return Acceptance.of(change, invitation, chosen.orElse(invitation.account()));
  }

  @Override
  public Membership made(UnitOfWork store, Token link) {
    Invitation invitation = invitation(store, link).orElseThrow();
    return store
        .memberships()
        .find(invitation.organization(), chosen.orElse(invitation.account()))
        .orElseGet(
            () ->
                // It has ended again since.
                new Membership(
                    invitation.organization(),
                    chosen.orElse(invitation.account()),
                    invitation.roles()));
  }
}
