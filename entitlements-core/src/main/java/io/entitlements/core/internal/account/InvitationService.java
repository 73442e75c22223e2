package io.entitlements.core.internal.account;

import io.entitlements.account.AcceptRefusal;
import io.entitlements.account.Account;
import io.entitlements.account.Action;
import io.entitlements.account.Invitation;
import io.entitlements.account.Invitation.End;
import io.entitlements.account.Invitation.Status;
import io.entitlements.account.InvitationRefusal;
import io.entitlements.account.Invitations;
import io.entitlements.account.Joined;
import io.entitlements.account.LinkProof;
import io.entitlements.account.LinkState;
import io.entitlements.account.Membership;
import io.entitlements.account.NewAccountRefusal;
import io.entitlements.account.Offer;
import io.entitlements.account.Organization;
import io.entitlements.account.Password;
import io.entitlements.account.PasswordFault;
import io.entitlements.account.Role;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Request;
import io.entitlements.core.internal.change.Secrets;
import io.entitlements.core.internal.link.LinkActs;
import io.entitlements.core.internal.member.Members;
import io.entitlements.event.InvitationEvent;
import io.entitlements.spi.Token;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.DisplayText;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.InvitationId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Page;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Inviting people to an organization, and accepting. */
public final class InvitationService implements Invitations {

  private final Changes changes;
  private final LinkActs links;
  private final Members members;
  private final Inviter inviter;
  private final PasswordHasher hasher;
  private final Browsers browsers;

  /** Composes the service. */
  public InvitationService(
      Changes changes,
      LinkActs links,
      Members members,
      Inviter inviter,
      PasswordHasher hasher,
      Browsers browsers) {
    this.changes = changes;
    this.links = links;
    this.members = members;
    this.inviter = inviter;
    this.hasher = hasher;
    this.browsers = browsers;
  }

  @Override
  public Outcome<Invitation, InvitationRefusal> invite(
      AccountId by,
      OrganizationId organization,
      EmailAddress email,
      Set<Role> roles,
      IdempotencyKey key) {
    if (roles.isEmpty() || roles.contains(Role.STUDENT)) {
      throw new IllegalArgumentException("an invitation does not offer these roles: " + roles);
    }
    return changes.once(
        Request.of(
            organization, key, "invitation.make", by, email, roles.stream().sorted().toList()),
        new Actor.Person(by),
        done -> organization,
        new InvitationCodec(),
        change ->
            mayInvite(change.store(), by, organization, roles)
                ? inviter.invite(
                    change, organization, members.account(change, email, "").id(), roles, false)
                : Attempt.denied(InvitationRefusal.NOT_PERMITTED));
  }

  private static boolean mayInvite(
      UnitOfWork store, AccountId by, OrganizationId organization, Set<Role> roles) {
    return roles.stream()
        .allMatch(role -> Members.may(store, organization, by, Action.toGiveOrTake(role)));
  }

  @Override
  public Outcome<Invitation, InvitationRefusal> inviteOwner(
      Actor by, OrganizationId organization, EmailAddress email, IdempotencyKey key) {
    return changes.once(
        Request.of(organization, key, "invitation.make-owner", by, email),
        by,
        done -> organization,
        new InvitationCodec(),
        change ->
            Ownership.mayPassOn(change.store(), by, organization)
                ? inviter.invite(
                    change,
                    organization,
                    members.account(change, email, "").id(),
                    Set.of(Role.ADMINISTRATOR),
                    true)
                : Attempt.denied(InvitationRefusal.NOT_PERMITTED));
  }

  @Override
  public Outcome<Invitation, InvitationRefusal> sendAgain(
      Actor by, OrganizationId organization, InvitationId invitation, IdempotencyKey key) {
    return once(
        by,
        invitation,
        Request.of(organization, key, "invitation.send-again", by, invitation),
        inviter::sendAgain);
  }

  @Override
  public Outcome<Invitation, InvitationRefusal> revoke(
      Actor by, OrganizationId organization, InvitationId invitation, IdempotencyKey key) {
    return once(
        by,
        invitation,
        Request.of(organization, key, "invitation.revoke", by, invitation),
        InvitationService::revoke);
  }

  private static Attempt<Invitation, InvitationRefusal> revoke(Change change, Invitation open) {
    End end = new End(Status.REVOKED, change.now(), Optional.empty());
    if (!change.store().invitations().end(open.organization(), open.id(), end)) {
      return Attempt.denied(InvitationRefusal.INVITATION_ENDED);
    }
    change.record(
        open.organization(),
        new InvitationEvent.InvitationRevoked(open.organization(), open.id(), open.account()));
    return Attempt.made(
        change.store().invitations().find(open.organization(), open.id()).orElseThrow());
  }

  private Outcome<Invitation, InvitationRefusal> once(
      Actor by,
      InvitationId id,
      Request request,
      BiFunction<Change, Invitation, Attempt<Invitation, InvitationRefusal>> work) {
    OrganizationId organization = (OrganizationId) request.scope();
    return changes.once(
        request,
        by,
        done -> organization,
        new InvitationCodec(),
        change -> {
          Optional<Invitation> known = change.store().invitations().find(organization, id);
          if (!mayManage(change.store(), by, organization, known)) {
            return Attempt.denied(InvitationRefusal.NOT_PERMITTED);
          }
          if (known.isEmpty()) {
            return Attempt.denied(InvitationRefusal.UNKNOWN_INVITATION);
          }
          return known.get().end().isPresent()
              ? Attempt.denied(InvitationRefusal.INVITATION_ENDED)
              : work.apply(change, known.get());
        });
  }

  private static boolean mayManage(
      UnitOfWork store, Actor by, OrganizationId organization, Optional<Invitation> invitation) {
    if (by instanceof Actor.Task || invitation.filter(Invitation::offersOwnership).isPresent()) {
      return Ownership.mayPassOn(store, by, organization);
    }
    Set<Role> roles = invitation.map(Invitation::roles).orElse(Set.of(Role.EDUCATOR));
    return by instanceof Actor.Person person
        && mayInvite(store, person.account(), organization, roles);
  }

  @Override
  public Outcome<Page<Invitation>, InvitationRefusal> list(
      AccountId by, OrganizationId organization, Optional<String> cursor, int limit) {
    InvitationPages pages = InvitationPages.of(cursor, limit);
    return changes.read(
        store ->
            Members.may(store, organization, by, Action.LOOK)
                ? Outcome.done(
                    pages.read(store, organization), store.events().revision(organization))
                : Outcome.refused(InvitationRefusal.NOT_PERMITTED));
  }

  @Override
  public List<Invitation> openOf(AccountId account) {
    return changes.read(
        store ->
            store.invitations().notEnded(account).stream()
                .filter(invitation -> invitation.status(changes.now()) == Status.OPEN)
                .filter(invitation -> Acceptance.isOpen(store, invitation.organization()))
                .toList());
  }

  @Override
  public Optional<Offer> look(String secret) {
    if (links.look(Token.Kind.INVITATION, secret) != LinkState.OPEN) {
      return Optional.empty();
    }
    return changes.read(
        store ->
            store
                .tokens()
                .find(Token.Kind.INVITATION, Secrets.hashOfLink(secret))
                .flatMap(link -> AcceptByLink.invitation(store, link))
                .filter(invitation -> invitation.status(changes.now()) == Status.OPEN)
                .map(invitation -> offer(store, invitation)));
  }

  private static Offer offer(UnitOfWork store, Invitation invitation) {
    Organization organization = store.organizations().find(invitation.organization()).orElseThrow();
    return new Offer(
        organization.details().name(), invitation.roles(), invitation.offersOwnership());
  }

  @Override
  public Outcome<Membership, AcceptRefusal> accept(
      AccountId account, OrganizationId organization, InvitationId id) {
    return changes.make(
        new Actor.Person(account),
        "invitation.accept",
        Membership::organization,
        change -> {
          Optional<Invitation> known =
              change
                  .store()
                  .invitations()
                  .find(organization, id)
                  .filter(found -> found.account().equals(account));
          return known.isPresent()
              ? Acceptance.of(change, known.get(), account)
              : Attempt.denied(AcceptRefusal.INVITATION_ENDED);
        });
  }

  @Override
  public Outcome<Membership, AcceptRefusal> accept(LinkProof proof) {
    return links.act(
        Token.Kind.INVITATION, proof, "invitation.accept", AcceptByLink.forWhoWasInvited());
  }

  @Override
  public Outcome<Membership, AcceptRefusal> acceptAs(AccountId account, LinkProof.WithCode proof) {
    return links.act(
        Token.Kind.INVITATION, proof, "invitation.accept-as", AcceptByLink.forAccount(account));
  }

  @Override
  public Outcome<Joined, NewAccountRefusal> acceptWithNewAccount(
      LinkProof.WithCode proof, String name, Password password) {
    DisplayText.check("name", name, 0, Account.MAX_NAME_LENGTH);
    Optional<PasswordFault> fault = hasher.policy().fault(password);
    return fault.isPresent()
        ? Outcome.refused(new NewAccountRefusal.NotAccepted(fault.get()))
        : links.act(
            Token.Kind.INVITATION,
            proof,
            "invitation.join",
            new AcceptWithNewAccount(hasher, browsers, name, password));
  }
}
