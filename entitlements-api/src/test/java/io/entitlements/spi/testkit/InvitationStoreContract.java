package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.FAR_AHEAD;
import static io.entitlements.spi.testkit.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Invitation;
import io.entitlements.account.Invitation.End;
import io.entitlements.account.Invitation.Status;
import io.entitlements.account.Role;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.InvitationId;
import io.entitlements.type.OrganizationId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.InvitationStore} promises. */
public abstract class InvitationStoreContract extends StoreContract {

  private static final End REVOKED = new End(Status.REVOKED, NOW, Optional.empty());

  /** For subclasses. */
  protected InvitationStoreContract() {}

  @Test
  void an_invitation_is_found_with_every_field() {
    Invitation educator = invitation(Set.of(Role.EDUCATOR, Role.SUPERVISOR), false);
    Invitation owner = invitation(Set.of(Role.ADMINISTRATOR), true);
    for (Invitation invitation : List.of(educator, owner)) {
      assertThat(won(work -> work.invitations().insert(invitation))).isTrue();

      assertFound(invitation);
      assertThat(list(work -> work.invitations().notEnded(invitation.account())))
          .containsExactly(invitation);
    }
  }

  @Test
  void of_one_person_and_organization_only_one_has_not_ended() {
    Invitation first = added();
    Invitation second = another(first);

    assertThat(won(work -> work.invitations().insert(second))).isFalse();
    assertThat(won(work -> end(work, first, REVOKED))).isTrue();
    assertThat(won(work -> work.invitations().insert(second))).isTrue();

    assertThat(find(work -> work.invitations().notEnded(first.organization(), first.account())))
        .contains(second);
    assertFound(ended(first, REVOKED));
  }

  @RepeatedTest(5)
  void of_racing_invitations_of_one_person_one_is_added() {
    Invitation first = invitation(Set.of(Role.EDUCATOR), false);

    assertThat(Race.winners(8, thread -> write(work -> work.invitations().insert(another(first)))))
        .isEqualTo(1);
  }

  @RepeatedTest(5)
  void of_racing_ends_one_counts() {
    Invitation invitation = added();
    End accepted = new End(Status.ACCEPTED, NOW, Optional.of(invitation.account()));

    assertThat(
            Race.winners(
                8,
                thread ->
                    write(work -> end(work, invitation, thread % 2 == 0 ? REVOKED : accepted))))
        .isEqualTo(1);

    assertThat(find(work -> work.invitations().find(invitation.organization(), invitation.id())))
        .get()
        .isIn(ended(invitation, REVOKED), ended(invitation, accepted));
  }

  @Test
  void one_that_has_not_ended_is_renewed() {
    Invitation invitation = added();

    assertThat(won(work -> renew(work, invitation))).isTrue();
    assertFound(renewed(invitation));
    assertThat(won(work -> end(work, invitation, REVOKED))).isTrue();

    assertThat(won(work -> renew(work, invitation))).isFalse();
    assertThat(won(work -> end(work, invitation, REVOKED))).isFalse();
  }

  @Test
  void another_organizations_is_not_found_renewed_or_ended() {
    Invitation invitation = added();
    OrganizationId foreign = write(Given::organization).id();
    InvitationId id = invitation.id();

    assertThat(find(work -> work.invitations().find(foreign, id))).isEmpty();
    assertThat(won(work -> work.invitations().renew(foreign, id, NOW, FAR_AHEAD))).isFalse();
    assertThat(won(work -> work.invitations().end(foreign, id, REVOKED))).isFalse();

    assertFound(invitation);
  }

  @Test
  void the_invitations_of_an_organization_are_paged_the_newest_first() {
    Invitation first = added();
    Invitation second = invitationTo(first.organization());
    Invitation third = invitationTo(first.organization());
    change(work -> work.invitations().insert(second));
    change(work -> work.invitations().insert(third));
    added();

    assertThat(page(first, Optional.empty(), 9)).containsExactly(third, second, first);
    assertThat(page(first, Optional.empty(), 2)).containsExactly(third, second);
    assertThat(page(first, Optional.of(second.id()), 9)).containsExactly(first);
  }

  @Test
  void offers_of_ownership_that_have_not_ended_are_found() {
    Invitation owner = invitation(Set.of(Role.ADMINISTRATOR), true);
    OrganizationId organization = owner.organization();
    Invitation ended =
        invitation(organization, write(Given::accountId), Set.of(Role.ADMINISTRATOR), true);
    change(work -> work.invitations().insert(owner));
    change(work -> work.invitations().insert(ended));
    Invitation other = invitationTo(organization);
    change(work -> work.invitations().insert(other));
    change(work -> end(work, ended, REVOKED));

    assertThat(list(work -> work.invitations().offersOfOwnership(organization)))
        .containsExactly(owner);
  }

  private List<Invitation> page(Invitation one, Optional<InvitationId> after, int limit) {
    return list(work -> work.invitations().page(one.organization(), after, limit));
  }

  private static boolean end(UnitOfWork work, Invitation invitation, End end) {
    return work.invitations().end(invitation.organization(), invitation.id(), end);
  }

  private static boolean renew(UnitOfWork work, Invitation invitation) {
    return work.invitations()
        .renew(invitation.organization(), invitation.id(), NOW.plusMillis(5), FAR_AHEAD);
  }

  private Invitation added() {
    Invitation invitation = invitation(Set.of(Role.EDUCATOR), false);
    change(work -> work.invitations().insert(invitation));
    return invitation;
  }

  private Invitation invitation(Set<Role> roles, boolean offersOwnership) {
    OrganizationId organization = write(Given::organization).id();
    return invitation(organization, write(Given::accountId), roles, offersOwnership);
  }

  private Invitation invitationTo(OrganizationId organization) {
    return invitation(organization, write(Given::accountId), Set.of(Role.EDUCATOR), false);
  }

  private static Invitation another(Invitation first) {
    return invitation(first.organization(), first.account(), first.roles(), false);
  }

  private static Invitation invitation(
      OrganizationId organization, AccountId account, Set<Role> roles, boolean offersOwnership) {
    return new Invitation(
        organization,
        new InvitationId(Fixtures.id()),
        account,
        roles,
        offersOwnership,
        NOW,
        NOW.plusMillis(1),
        Optional.empty());
  }

  private static Invitation renewed(Invitation invitation) {
    return new Invitation(
        invitation.organization(),
        invitation.id(),
        invitation.account(),
        invitation.roles(),
        invitation.offersOwnership(),
        NOW.plusMillis(5),
        FAR_AHEAD,
        Optional.empty());
  }

  private static Invitation ended(Invitation invitation, End end) {
    return new Invitation(
        invitation.organization(),
        invitation.id(),
        invitation.account(),
        invitation.roles(),
        invitation.offersOwnership(),
        invitation.sentAt(),
        invitation.expiresAt(),
        Optional.of(end));
  }

  private void assertFound(Invitation invitation) {
    assertThat(find(work -> work.invitations().find(invitation.organization(), invitation.id())))
        .contains(invitation);
  }
}
