package io.entitlements.core.testkit;

import static io.entitlements.account.Role.ADMINISTRATOR;
import static io.entitlements.account.Role.EDUCATOR;
import static io.entitlements.account.Role.STUDENT;
import static io.entitlements.account.Role.SUPERVISOR;
import static io.entitlements.account.Role.TECH_INSTRUCTOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.account.Invitation;
import io.entitlements.account.InvitationRefusal;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who invites whom, and how often. */
public abstract class InvitationPermissionContract extends InvitationWorld {

  /** For subclasses. */
  protected InvitationPermissionContract() {}

  @Test
  void members_who_have_the_roles_and_students_are_not_invited() {
    District district = world().district("suite", 5);
    district.joined(ADA, EDUCATOR);
    district.joined("student@school.example", STUDENT);
    assertRefused(invite(district, ADA, EDUCATOR), InvitationRefusal.ALREADY_MEMBER);
    assertThat(invite(district, ADA, EDUCATOR, SUPERVISOR)).isInstanceOf(Outcome.Done.class);
    assertRefused(
        invite(district, "student@school.example", EDUCATOR), InvitationRefusal.STUDENT_EXCLUDED);
    assertThatThrownBy(() -> invite(district, ADA, STUDENT))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> invite(district, ADA)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_tech_instructor_invites_educators_only_and_nobody_else_anybody() {
    District district = world().district("suite", 5);
    AccountId tech = district.joined("tech@school.example", EDUCATOR);
    world()
        .engine()
        .memberships()
        .change(
            district.administrator(), district.organization(), tech, Set.of(TECH_INSTRUCTOR), key())
        .orElseThrow();
    assertRefused(
        inviteBy(tech, district, ADA, EDUCATOR, SUPERVISOR), InvitationRefusal.NOT_PERMITTED);
    Invitation invitation = inviteBy(tech, district, ADA, EDUCATOR).orElseThrow();
    Invitation other = invite(district, "boss@school.example", ADMINISTRATOR).orElseThrow();
    assertRefused(manage(tech, district, other), InvitationRefusal.NOT_PERMITTED);
    assertThat(manage(tech, district, invitation)).isInstanceOf(Outcome.Done.class);
    AccountId educator = district.joined("educator@school.example", EDUCATOR);
    AccountId stranger = world().activeAccount("stranger@school.example");
    for (AccountId by : List.of(educator, stranger)) {
      assertRefused(inviteBy(by, district, ADA, EDUCATOR), InvitationRefusal.NOT_PERMITTED);
      assertRefused(manage(by, district, other), InvitationRefusal.NOT_PERMITTED);
      assertRefused(
          world().engine().invitations().list(by, district.organization(), Optional.empty(), 9),
          InvitationRefusal.NOT_PERMITTED);
    }
  }

  @Test
  void only_the_owner_and_the_vendor_offer_ownership_or_take_such_an_offer_back() {
    District district = world().district("suite", 5);
    AccountId other = world().activeAccount("other@school.example");
    district.administered(other);
    Actor byOther = new Actor.Person(other);
    assertRefused(inviteOwner(byOther, district, ADA), InvitationRefusal.NOT_PERMITTED);
    Invitation offer =
        inviteOwner(new Actor.Person(district.administrator()), district, ADA).orElseThrow();
    assertRefused(manage(other, district, offer), InvitationRefusal.NOT_PERMITTED);
    assertThat(manage(district.administrator(), district, offer)).isInstanceOf(Outcome.Done.class);
    assertThat(inviteOwner(VENDOR, district, "ben@school.example"))
        .isInstanceOf(Outcome.Done.class);
  }

  @Test
  void nobody_is_flooded_with_emails() {
    District district = world().district("suite", 5);
    Invitation invitation = invite(district, ADA, EDUCATOR).orElseThrow();
    for (int i = 0; i < 4; i++) {
      sendAgain(district, invitation).orElseThrow();
    }
    assertRefused(sendAgain(district, invitation), InvitationRefusal.TOO_MANY_EMAILS);
    assertThat(invite(district, "ben@school.example", EDUCATOR)).isInstanceOf(Outcome.Done.class);
    world().pass(Duration.ofHours(1).minusMillis(1));
    assertRefused(sendAgain(district, invitation), InvitationRefusal.TOO_MANY_EMAILS);
    world().pass(Duration.ofMillis(1));
    assertThat(sendAgain(district, invitation)).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void one_organization_cannot_use_up_what_another_may_send_and_the_vendor_is_not_limited() {
    District district = world().district("suite", 5);
    Invitation invitation = invite(district, ADA, EDUCATOR).orElseThrow();
    for (int i = 0; i < 4; i++) {
      sendAgain(district, invitation).orElseThrow();
    }
    AccountId other = world().activeAccount("other@school.example");
    District elsewhere = new District(world(), other, world().organization(other, "Elsewhere"));
    assertThat(invite(elsewhere, ADA, EDUCATOR)).isInstanceOf(Outcome.Done.class);
    for (int i = 0; i < 6; i++) {
      assertThat(
              world()
                  .engine()
                  .invitations()
                  .sendAgain(VENDOR, district.organization(), invitation.id(), key()))
          .isInstanceOf(Outcome.Done.class);
    }
  }

  @Test
  void a_disabled_owner_offers_nothing_in_a_session_of_before() {
    District district = world().district("suite", 5);
    AccountId owner = district.administrator();
    world().engine().accounts().disable(new Actor.Task("vendor"), owner).orElseThrow();
    assertRefused(
        inviteOwner(new Actor.Person(owner), district, ADA), InvitationRefusal.NOT_PERMITTED);
  }
}
