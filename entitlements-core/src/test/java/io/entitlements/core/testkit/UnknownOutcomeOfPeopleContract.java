package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.AccountStatus;
import io.entitlements.account.EmailChanges.Side;
import io.entitlements.account.Invitation;
import io.entitlements.account.Joined;
import io.entitlements.account.LinkProof;
import io.entitlements.account.Membership;
import io.entitlements.account.Organization;
import io.entitlements.account.Password;
import io.entitlements.account.Role;
import io.entitlements.account.ServiceRegion;
import io.entitlements.account.SignIn;
import io.entitlements.event.EntitlementEvent;
import io.entitlements.event.InvitationEvent.InvitationAccepted;
import io.entitlements.event.InvitationEvent.InvitationMade;
import io.entitlements.event.InvitationEvent.InvitationRevoked;
import io.entitlements.event.InvitationEvent.InvitationSentAgain;
import io.entitlements.event.OrganizationEvent.OrganizationClosed;
import io.entitlements.event.OrganizationEvent.OrganizationEdited;
import io.entitlements.event.OrganizationEvent.OwnerSet;
import io.entitlements.event.RecordedEvent;
import io.entitlements.spi.Storage;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Revision;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The same of sign-ups, invitations and organizations as {@link UnknownOutcomeContract} says of the
 * rest.
 */
public abstract class UnknownOutcomeOfPeopleContract extends WorldContract {

  private static final EmailAddress BEN = EmailAddress.of("ben@school.example");
  private static final EmailAddress EVE = EmailAddress.of("eve@school.example");

  // The first call of each test makes it.
  @SuppressWarnings("NullAway.Init")
  private ForgetfulStorage storage;

  @SuppressWarnings("NullAway.Init")
  private AccountId ada;

  @SuppressWarnings("NullAway.Init")
  private OrganizationId school;

  private int keys;

  /** For subclasses. */
  protected UnknownOutcomeOfPeopleContract() {}

  /**
   * Makes a store.
   *
   * @return a fresh, empty store; closed after the test
   */
  protected abstract Storage createReliableStorage();

  @Override
  protected final Storage createStorage() {
    storage = new ForgetfulStorage(createReliableStorage());
    return storage;
  }

  @BeforeEach
  final void openSchool() {
    ada = world().activeAccount("ada@school.example");
    school = world().organization(ada, "School");
  }

  @Test
  void a_confirmed_address_is_confirmed() {
    world().engine().accounts().signUp(EVE);
    world().doJobs();
    storage.loseAnswersAfter(1, 2); // the first says that the code is right
    world().engine().accounts().confirm(world().newestProof("confirm"), "Some Body").orElseThrow();
    assertThat(world().engine().accounts().find(EVE).orElseThrow().status())
        .isEqualTo(AccountStatus.ACTIVE);
  }

  @Test
  void who_signs_up_resets_or_changes_the_address_gets_one_mail_of_each() {
    int before = world().mailbox().size();
    storage.loseAnswersAfter(1, 2); // the first takes an attempt
    world().engine().accounts().signUp(EVE, People.HOME);
    world().doJobs();
    assertThat(world().mailbox()).hasSize(before + 1);
    AccountId eve =
        world().engine().accounts().confirm(world().newestProof("confirm"), "Eve").orElseThrow();
    storage.loseAnswersAfter(1, 2);
    new People(world()).askForReset("192.0.2.1");
    world().doJobs();
    assertThat(world().mailbox()).hasSize(before + 2);
    storage.loseAnswersAfter(1, 2);
    EmailAddress other = EmailAddress.of("eve@college.example");
    world().engine().emailChanges().request(eve, other, People.HOME);
    world().doJobs();
    assertThat(world().mailbox()).hasSize(before + 4);
    world()
        .engine()
        .emailChanges()
        .confirm(Side.OLD, world().newestProof("old-address"))
        .orElseThrow();
    world()
        .engine()
        .emailChanges()
        .confirm(Side.NEW, world().newestProof("new-address"))
        .orElseThrow();
  }

  @Test
  void an_invitation_is_made_sent_again_and_revoked_once() {
    int before = world().mailbox().size();
    storage.loseAnswers(2);
    Invitation sent = invited();
    storage.loseAnswers(2);
    world()
        .engine()
        .invitations()
        .sendAgain(new Actor.Person(ada), school, sent.id(), key())
        .orElseThrow();
    world().doJobs();
    assertThat(world().mailbox()).hasSize(before + 2);
    storage.loseAnswers(2);
    Invitation revoked =
        world()
            .engine()
            .invitations()
            .revoke(new Actor.Person(ada), school, sent.id(), key())
            .orElseThrow();
    assertThat(revoked.end().map(Invitation.End::status)).contains(Invitation.Status.REVOKED);
    assertOnce(InvitationMade.class, InvitationSentAgain.class, InvitationRevoked.class);
  }

  @Test
  void an_invitation_is_accepted_once_in_a_session_by_its_link_and_for_another_address() {
    AccountId ben = world().activeAccount(BEN.value());
    Invitation first = invited();
    storage.loseAnswers(2);
    Membership membership =
        world().engine().invitations().accept(ben, school, first.id()).orElseThrow();
    assertThat(membership.roles()).containsExactly(Role.EDUCATOR);
    assertOnce(InvitationAccepted.class);

    leave(ben);
    invited();
    world().doJobs();
    storage.loseAnswersAfter(1, 2); // the first says that the code is right
    world().engine().invitations().accept(proof()).orElseThrow();
    assertThat(world().engine().memberships().of(ben)).containsExactly(membership);

    leave(ben);
    invited();
    world().doJobs();
    AccountId cem = world().activeAccount("cem@home.example");
    storage.loseAnswersAfter(1, 2);
    world().engine().invitations().acceptAs(cem, proof()).orElseThrow();
    assertThat(world().engine().memberships().of(cem)).hasSize(1);
    assertThat(events().stream().filter(InvitationAccepted.class::isInstance)).hasSize(3);
  }

  @Test
  void an_invitation_is_accepted_once_with_a_new_account() {
    invited();
    world().doJobs();
    storage.loseAnswersAfter(1, 2);
    Joined joined =
        world()
            .engine()
            .invitations()
            .acceptWithNewAccount(proof(), "Ben", Password.of(People.RIGHT))
            .orElseThrow();
    assertOnce(InvitationAccepted.class);
    assertThat(new People(world()).signIn(BEN.value(), People.RIGHT, Optional.of(joined.browser())))
        .isInstanceOf(SignIn.SignedIn.class);
  }

  @Test
  void an_organization_is_edited_handed_over_and_closed_once() {
    AccountId ben = world().activeAccount(BEN.value());
    new District(world(), ada, school).administered(ben);
    Organization.Details details =
        new Organization.Details("Another", "Lakeside", Given.ZONE, ServiceRegion.EUROPE);
    storage.loseAnswers(2);
    assertThat(
            world()
                .engine()
                .organizations()
                .edit(ada, school, details, key())
                .orElseThrow()
                .details())
        .isEqualTo(details);
    storage.loseAnswers(2);
    assertThat(
            world()
                .engine()
                .organizations()
                .handOver(new Actor.Person(ada), school, ben, key())
                .orElseThrow()
                .owner())
        .contains(ben);
    storage.loseAnswers(2);
    assertThat(world().engine().organizations().close(ben, school, key()).orElseThrow().closedAt())
        .contains(world().instant());
    assertOnce(OrganizationEdited.class, OwnerSet.class, OrganizationClosed.class);
  }

  private Invitation invited() {
    return world()
        .engine()
        .invitations()
        .invite(ada, school, BEN, Set.of(Role.EDUCATOR), key())
        .orElseThrow();
  }

  private void leave(AccountId account) {
    world().engine().memberships().leave(account, school, key()).orElseThrow();
  }

  private LinkProof.WithCode proof() {
    return world().newestProof("invitation");
  }

  private IdempotencyKey key() {
    keys++;
    return IdempotencyKey.of("people-" + keys);
  }

  private List<EntitlementEvent> events() {
    return world().engine().history().after(new Revision(school, 0), 1_000).stream()
        .map(RecordedEvent::event)
        .toList();
  }

  private void assertOnce(Class<?>... kinds) {
    for (Class<?> kind : kinds) {
      assertThat(events().stream().filter(kind::isInstance)).as(kind.getSimpleName()).hasSize(1);
    }
  }
}
