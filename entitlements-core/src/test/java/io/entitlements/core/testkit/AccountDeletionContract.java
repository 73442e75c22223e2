package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.account.ClassGroup;
import io.entitlements.account.ExternalIdentity;
import io.entitlements.account.Invitation;
import io.entitlements.account.Role;
import io.entitlements.account.SignIn;
import io.entitlements.activation.Activation;
import io.entitlements.check.Decision;
import io.entitlements.check.Reason;
import io.entitlements.event.AccountEvent.AccountDeleted;
import io.entitlements.event.ClassGroupEvent.ClassGroupLeft;
import io.entitlements.event.InvitationEvent.InvitationRevoked;
import io.entitlements.event.RecordedEvent;
import io.entitlements.spi.testkit.Race;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Revision;
import io.entitlements.type.Scope;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Deleting accounts, and who is not deleted. */
public abstract class AccountDeletionContract extends AccountLifeWorld {

  /** For subclasses. */
  protected AccountDeletionContract() {}

  @Test
  void deleted_account_leaves_an_identifier_and_nothing_that_says_whose_it_was() {
    District district = world().district("suite", 1);
    AccountId ada = seatedOwner(district);
    district.assignOrWait("bob@school.example");
    ExternalIdentity identity = new ExternalIdentity("https://accounts.example", "1");
    world().engine().signIns().link(ada, identity).orElseThrow();
    Activation laptop =
        world().engine().activations().byEmail(ada, Given.installation(LAPTOP)).orElseThrow();
    accounts().delete(new Actor.Person(ada), ada).orElseThrow();
    Account left = accounts().find(ada).orElseThrow();
    assertThat(left.status()).isEqualTo(AccountStatus.DELETED);
    assertThat(left.name()).isEmpty();
    assertThat(left.email().value()).isEqualTo("deleted." + ada + "@deleted.invalid");
    assertThat(left.defaultOrganization()).isEmpty();
    assertThat(accounts().find(People.address(People.ADA))).isEmpty();
    assertThat(world().engine().signIns().identities(ada)).isEmpty();
    assertThat(world().storage().<Boolean>read(store -> store.passwords().find(ada).isEmpty()))
        .isTrue();
    assertThat(world().engine().check(ada, Given.NOTEBOOK))
        .isEqualTo(Decision.none(Reason.UNKNOWN_ACCOUNT));
    assertThat(world().issue(laptop)).isEmpty();
    world().doJobs();
    assertThat(district.holdsSeat("bob@school.example")).isTrue();
    assertThat(district.overview().assigned()).isEqualTo(1);
    assertThat(world().engine().activations().devices(ada)).isEmpty();
    assertThat(history(ada)).contains(new AccountDeleted(ada));
    assertThat(history(ada).toString()).doesNotContain("ada@", "Some Body");
  }

  @Test
  void memberships_places_and_roster_links_of_a_deleted_account_end() {
    District district = world().district("suite", 1);
    district.seated("bob@school.example");
    AccountId ada = district.joined(People.ADA, Role.EDUCATOR);
    district.assignOrWait(People.ADA);
    assertThat(district.waiting()).containsExactly(People.ADA);
    accounts().delete(SUPPORT, ada).orElseThrow();
    assertThat(world().engine().memberships().of(ada)).isEmpty();
    world().doJobs();
    assertThat(district.waiting()).isEmpty();
    AccountId again = district.joined(People.ADA, Role.EDUCATOR);
    assertThat(again).isNotEqualTo(ada);
  }

  @Test
  void no_class_lists_a_deleted_account() {
    Classroom room = Classroom.in(world(), 5);
    ClassGroup paid = room.paid("Paid");
    ClassGroup free = room.free("Free");
    AccountId cem = room.pupil("cem");
    room.joined(cem, paid);
    room.joined(cem, free);
    accounts().delete(SUPPORT, cem).orElseThrow();
    world().doJobs();
    assertThat(room.students(paid)).isEmpty();
    assertThat(room.students(free)).isEmpty();
    assertThat(room.seatsInUse()).isZero();
    assertThat(history(room.organization()))
        .contains(
            new ClassGroupLeft(room.organization(), paid.id(), cem),
            new ClassGroupLeft(room.organization(), free.id(), cem));
  }

  @Test
  void open_invitations_of_a_deleted_account_are_revoked_and_not_mailed() {
    District district = world().district("suite", 1);
    AccountId ada = people().owner();
    Invitation invitation = invited(district);
    int before = world().mailbox().size();
    accounts().delete(SUPPORT, ada).orElseThrow();
    world().doJobs();
    assertThat(world().mailbox()).hasSize(before);
    assertThat(invitation(district, invitation).status(world().instant()))
        .isEqualTo(Invitation.Status.REVOKED);
    assertThat(history(district.organization()))
        .contains(new InvitationRevoked(district.organization(), invitation.id(), ada));
  }

  @Test
  void the_last_administrator_is_not_deleted() {
    District district = world().district("suite", 1);
    assertThat(accounts().delete(SUPPORT, district.administrator()))
        .isEqualTo(refused("LAST_ADMINISTRATOR"));
    assertThat(accounts().find(district.administrator()).orElseThrow().status())
        .isEqualTo(AccountStatus.ACTIVE);
    assertThat(world().engine().memberships().of(district.administrator())).hasSize(1);
  }

  @Test
  void who_is_needed_in_one_of_many_organizations_stays_in_all() {
    AccountId ada = people().owner();
    world().organization(ada, "First");
    world().organization(ada, "Second");
    assertThat(accounts().delete(SUPPORT, ada)).isEqualTo(refused("LAST_ADMINISTRATOR"));
    assertThat(world().engine().memberships().of(ada)).hasSize(2);
    assertThat(people().signIn(People.ADA, People.RIGHT)).isInstanceOf(SignIn.SignedIn.class);
  }

  @Test
  void address_of_a_deleted_account_signs_up_as_somebody_new() {
    AccountId ada = people().owner();
    accounts().delete(SUPPORT, ada).orElseThrow();
    assertThat(accounts().delete(SUPPORT, ada).orElseThrow()).isEqualTo(ada);
    assertThat(accounts().enable(SUPPORT, ada)).isEqualTo(refused("UNKNOWN_ACCOUNT"));
    assertThat(history(ada)).containsOnlyOnce(new AccountDeleted(ada));
    assertThat(people().signIn(People.ADA, People.RIGHT))
        .isEqualTo(new SignIn.Refused(SignIn.Why.WRONG));
    assertThat(people().owner()).isNotEqualTo(ada);
  }

  @Test
  void disabled_account_can_be_deleted_and_its_seat_comes_free() {
    District district = world().district("suite", 5);
    AccountId ada = seatedOwner(district);
    accounts().disable(SUPPORT, ada).orElseThrow();
    accounts().delete(SUPPORT, ada).orElseThrow();
    world().doJobs();
    assertThat(district.overview().assigned()).isZero();
  }

  @RepeatedTest(5)
  void of_two_administrators_deleted_at_once_one_stays() {
    District district = world().district("suite", 1);
    AccountId ada = secondAdministrator(district);
    List<AccountId> both = List.of(district.administrator(), ada);
    assertThat(
            Race.winners(
                2,
                thread ->
                    accounts().delete(SUPPORT, both.get(thread)) instanceof Outcome.Done<?, ?>))
        .isEqualTo(1);
  }

  @Test
  void an_owner_is_deleted_only_after_handing_over() {
    District district = world().district("suite", 1);
    AccountId ada = secondAdministrator(district);
    handOver(district, district.administrator());
    assertThat(accounts().delete(SUPPORT, district.administrator())).isEqualTo(refused("OWNER"));
    handOver(district, ada);
    accounts().delete(SUPPORT, district.administrator()).orElseThrow();
  }

  @Test
  void a_closed_organization_keeps_nobody() {
    AccountId ada = people().owner();
    OrganizationId organization = world().organization(ada, "First");
    world()
        .engine()
        .organizations()
        .close(ada, organization, IdempotencyKey.of("close"))
        .orElseThrow();
    accounts().delete(SUPPORT, ada).orElseThrow();
  }

  private void handOver(District district, AccountId to) {
    world()
        .engine()
        .organizations()
        .handOver(SUPPORT, district.organization(), to, IdempotencyKey.of("to-" + to))
        .orElseThrow();
  }

  private AccountId secondAdministrator(District district) {
    AccountId ada = people().owner();
    district.joined(People.ADA, Role.EDUCATOR);
    world()
        .engine()
        .memberships()
        .change(
            district.administrator(),
            district.organization(),
            ada,
            Set.of(Role.EDUCATOR, Role.ADMINISTRATOR),
            IdempotencyKey.of("promote"))
        .orElseThrow();
    return ada;
  }

  private List<Object> history(Scope scope) {
    return world().engine().history().after(new Revision(scope, 0), 100).stream()
        .<Object>map(RecordedEvent::event)
        .toList();
  }
}
