package io.entitlements.core.testkit;

import static io.entitlements.account.Role.ADMINISTRATOR;
import static io.entitlements.account.Role.EDUCATOR;
import static io.entitlements.account.Role.SUPERVISOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.account.Invitation;
import io.entitlements.account.Invitation.Status;
import io.entitlements.account.InvitationRefusal;
import io.entitlements.account.Offer;
import io.entitlements.account.Organization;
import io.entitlements.account.ServiceRegion;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.InvitationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Page;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Inviting people, sending again, revoking, and what others see of it. */
public abstract class InvitationContract extends InvitationWorld {

  /** For subclasses. */
  protected InvitationContract() {}

  @Test
  void the_two_subjects_are_those_of_owners_and_of_all_others() {
    District district = world().district("suite", 5);
    invite(district, ADA, EDUCATOR).orElseThrow();
    inviteOwner(VENDOR, district, "owner@school.example").orElseThrow();
    world().doJobs();
    assertThat(world().mailbox())
        .extracting(mail -> mail.to() + ": " + mail.subject())
        .contains(
            ADA + ": Connect to your localhost organization",
            "owner@school.example: Your localhost platform is ready");
  }

  @Test
  void the_email_names_the_organization_the_roles_and_the_last_day() {
    District district = world().district("suite", 5);
    invite(district, ADA, EDUCATOR, SUPERVISOR).orElseThrow();
    world().doJobs();
    assertThat(world().mailbox().get(world().mailbox().size() - 1).text())
        .contains("A School", "supervisor", "educator", "28 September 2026")
        .doesNotContain("administrator");
  }

  @Test
  void who_holds_the_link_sees_what_is_offered_and_nothing_is_changed_by_looking() {
    District district = world().district("suite", 5);
    invite(district, ADA, EDUCATOR).orElseThrow();
    world().doJobs();
    String secret = world().newestSecret("invitation");
    Offer offer = new Offer("A School", Set.of(EDUCATOR), false);
    for (int scan = 0; scan < 3; scan++) {
      assertThat(world().engine().invitations().look(secret)).isEqualTo(Optional.of(offer));
    }
    assertThat(world().engine().invitations().look("x")).isEmpty();
    assertThat(only(district).status(world().instant())).isEqualTo(Status.OPEN);
  }

  @Test
  void of_one_person_one_invitation_is_open_and_a_new_one_replaces_one_that_is_too_old() {
    District district = world().district("suite", 5);
    Invitation first = invite(district, ADA, EDUCATOR).orElseThrow();
    world().moveTo(first.expiresAt().minusMillis(1));
    assertRefused(invite(district, ADA, SUPERVISOR), InvitationRefusal.ALREADY_INVITED);
    world().moveTo(first.expiresAt());
    Invitation second = invite(district, ADA, SUPERVISOR).orElseThrow();
    assertThat(list(district))
        .extracting(invitation -> invitation.status(world().instant()))
        .containsExactly(Status.OPEN, Status.EXPIRED);
    assertThat(list(district)).extracting(Invitation::id).containsExactly(second.id(), first.id());
  }

  @Test
  void sent_again_it_can_be_accepted_for_as_long_as_a_new_one_even_if_it_was_too_old() {
    District district = world().district("suite", 5);
    Invitation first = invite(district, ADA, EDUCATOR).orElseThrow();
    world().doJobs();
    int mails = world().mailbox().size();
    world().pass(Duration.ofDays(20));
    Invitation again = sendAgain(district, first).orElseThrow();
    assertThat(again.expiresAt()).isEqualTo(world().instant().plus(Duration.ofDays(14)));
    assertThat(only(district)).isEqualTo(again);
    world().doJobs();
    assertThat(world().mailbox()).hasSize(mails + 1);
    assertThat(world().engine().invitations().look(world().newestSecret("invitation"))).isPresent();
  }

  @Test
  void a_revoked_one_is_neither_seen_nor_sent_again() {
    District district = world().district("suite", 5);
    AccountId ada = world().activeAccount(ADA);
    Invitation invitation = invite(district, ADA, EDUCATOR).orElseThrow();
    world().doJobs();
    String secret = world().newestSecret("invitation");
    assertThat(revoke(district, invitation).orElseThrow().status(world().instant()))
        .isEqualTo(Status.REVOKED);
    assertThat(world().engine().invitations().look(secret)).isEmpty();
    assertThat(world().engine().invitations().openOf(ada)).isEmpty();
    assertRefused(sendAgain(district, invitation), InvitationRefusal.INVITATION_ENDED);
    assertRefused(revoke(district, invitation), InvitationRefusal.INVITATION_ENDED);
    assertThat(invite(district, ADA, EDUCATOR)).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void one_that_was_revoked_before_its_email_went_out_is_not_mailed() {
    District district = world().district("suite", 5);
    Invitation invitation = invite(district, ADA, EDUCATOR).orElseThrow();
    int mails = world().mailbox().size();
    revoke(district, invitation).orElseThrow();
    world().doJobs();
    assertThat(world().mailbox()).hasSize(mails);
  }

  @Test
  void the_vendor_adds_an_organization_for_its_owner_once_for_each_key() {
    Organization.Details details =
        new Organization.Details("New School", "Hill", Given.ZONE, ServiceRegion.EUROPE);
    IdempotencyKey key = key();
    Actor.Task vendor = new Actor.Task("vendor");
    Invitation offer =
        world()
            .engine()
            .organizations()
            .addFor(vendor, details, EmailAddress.of(ADA), key)
            .orElseThrow();
    assertThat(
            world()
                .engine()
                .organizations()
                .addFor(vendor, details, EmailAddress.of(ADA), key)
                .orElseThrow())
        .isEqualTo(offer);
    Organization made = world().engine().organizations().find(offer.organization()).orElseThrow();
    assertThat(made.details()).isEqualTo(details);
    assertThat(made.owner()).isEmpty();
    assertThat(offer.roles()).isEqualTo(Set.of(ADMINISTRATOR));
    world().doJobs();
    assertThat(world().mailbox())
        .filteredOn(mail -> mail.to().equals(EmailAddress.of(ADA)))
        .hasSize(1);
  }

  @Test
  void a_repeat_sends_one_email_and_answers_where_the_invitation_stands() {
    District district = world().district("suite", 5);
    IdempotencyKey key = key();
    Invitation first = invite(key, district);
    revoke(district, first).orElseThrow();
    assertThat(invite(key, district).status(world().instant())).isEqualTo(Status.REVOKED);
    assertThat(list(district)).hasSize(1);
  }

  @Test
  void invitations_are_listed_page_by_page_the_newest_first() {
    District district = world().district("suite", 5);
    List<InvitationId> ids =
        Stream.of("a", "b", "c")
            .map(
                name -> {
                  world().pass(Duration.ofMillis(1));
                  return invite(district, name + "@school.example", EDUCATOR).orElseThrow().id();
                })
            .toList();
    Page<Invitation> page = page(district, Optional.empty(), 2);
    assertThat(page.items()).extracting(Invitation::id).containsExactly(ids.get(2), ids.get(1));
    Page<Invitation> rest = page(district, page.next(), 2);
    assertThat(rest.items()).extracting(Invitation::id).containsExactly(ids.get(0));
    assertThat(rest.next()).isEmpty();
    assertThatThrownBy(() -> page(district, Optional.of("x"), 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Outcome<Invitation, InvitationRefusal> revoke(District district, Invitation invitation) {
    return world()
        .engine()
        .invitations()
        .revoke(
            new Actor.Person(district.administrator()),
            district.organization(),
            invitation.id(),
            key());
  }

  private Invitation only(District district) {
    List<Invitation> all = list(district);
    assertThat(all).hasSize(1);
    return all.get(0);
  }
}
