package io.entitlements.core.memory;

import io.entitlements.account.Invitation;
import io.entitlements.spi.InvitationStore;
import io.entitlements.type.AccountId;
import io.entitlements.type.InvitationId;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Invitations by identifier. */
record MemoryInvitations(Table<InvitationId, Invitation> invitations) implements InvitationStore {

  private static final Comparator<Invitation> BY_ID =
      Comparator.comparing(invitation -> invitation.id().toString());

  @Override
  public boolean insert(Invitation invitation) {
    if (notEnded(invitation.organization(), invitation.account()).isPresent()) {
      return false;
    }
    invitations.add(invitation.id(), invitation);
    return true;
  }

  @Override
  public Optional<Invitation> find(OrganizationId organization, InvitationId id) {
    return invitations.find(id).filter(found -> found.organization().equals(organization));
  }

  @Override
  public Optional<Invitation> notEnded(OrganizationId organization, AccountId account) {
    return notEndedOf(account).filter(found -> found.organization().equals(organization)).findAny();
  }

  @Override
  public List<Invitation> notEnded(AccountId account) {
    return notEndedOf(account).sorted(BY_ID).toList();
  }

  @Override
  public List<Invitation> offersOfOwnership(OrganizationId organization) {
    return invitations
        .all()
        .filter(invitation -> invitation.organization().equals(organization))
        .filter(invitation -> invitation.offersOwnership() && isOpen(invitation))
        .sorted(BY_ID)
        .toList();
  }

  private Stream<Invitation> notEndedOf(AccountId account) {
    return invitations
        .all()
        .filter(invitation -> invitation.account().equals(account) && isOpen(invitation));
  }

  private static boolean isOpen(Invitation invitation) {
    return invitation.end().isEmpty();
  }

  @Override
  public List<Invitation> page(
      OrganizationId organization, Optional<InvitationId> after, int limit) {
    return invitations
        .all()
        .filter(invitation -> invitation.organization().equals(organization))
        .filter(invitation -> after.map(at -> isBefore(invitation, at)).orElse(true))
        .sorted(BY_ID.reversed())
        .limit(limit)
        .toList();
  }

  private static boolean isBefore(Invitation invitation, InvitationId at) {
    return invitation.id().toString().compareTo(at.toString()) < 0;
  }

  @Override
  public boolean renew(
      OrganizationId organization, InvitationId id, Instant sentAt, Instant expiresAt) {
    return invitations.update(
        id,
        found -> found.organization().equals(organization) && isOpen(found),
        found -> with(found, sentAt, expiresAt, Optional.empty()));
  }

  @Override
  public boolean end(OrganizationId organization, InvitationId id, Invitation.End end) {
    return invitations.update(
        id,
        found -> found.organization().equals(organization) && isOpen(found),
        found -> with(found, found.sentAt(), found.expiresAt(), Optional.of(end)));
  }

  private static Invitation with(
      Invitation invitation, Instant sentAt, Instant expiresAt, Optional<Invitation.End> end) {
    return new Invitation(
        invitation.organization(),
        invitation.id(),
        invitation.account(),
        invitation.roles(),
        invitation.offersOwnership(),
        sentAt,
        expiresAt,
        end);
  }
}
