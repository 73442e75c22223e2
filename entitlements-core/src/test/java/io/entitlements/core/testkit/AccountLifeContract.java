package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Account;
import io.entitlements.account.AccountRefusal;
import io.entitlements.account.AccountStatus;
import io.entitlements.account.Accounts;
import io.entitlements.account.ExternalIdentity;
import io.entitlements.account.LinkProof;
import io.entitlements.account.Password;
import io.entitlements.account.PasswordRefusal;
import io.entitlements.account.PasswordSet;
import io.entitlements.account.Role;
import io.entitlements.account.SignIn;
import io.entitlements.activation.Activation;
import io.entitlements.check.Decision;
import io.entitlements.check.Reason;
import io.entitlements.event.AccountEvent.AccountDeleted;
import io.entitlements.event.RecordedEvent;
import io.entitlements.spi.testkit.Race;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.DeviceId;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Disabling, enabling and deleting accounts. */
public abstract class AccountLifeContract extends WorldContract {

  private static final Actor SUPPORT = new Actor.Task("support");
  private static final DeviceId LAPTOP = new DeviceId(new UUID(7, 1));

  /** For subclasses. */
  protected AccountLifeContract() {}

  @Test
  void disabled_account_is_told_so_only_to_who_knows_the_password() {
    AccountId ada = people().owner();
    accounts().disable(SUPPORT, ada).orElseThrow();
    assertThat(people().signIn(People.ADA, People.WRONG))
        .isEqualTo(new SignIn.Refused(SignIn.Why.WRONG));
    assertThat(people().signIn(People.ADA, People.RIGHT))
        .isEqualTo(new SignIn.Refused(SignIn.Why.DISABLED));
    accounts().enable(SUPPORT, ada).orElseThrow();
    assertThat(people().signIn(People.ADA, People.RIGHT)).isInstanceOf(SignIn.SignedIn.class);
  }

  @Test
  void disabled_account_uses_nothing_and_its_seat_is_there_when_it_is_enabled() {
    District district = world().district("suite", 5);
    AccountId ada = seatedOwner(district);
    Activation laptop =
        world().engine().activations().byEmail(ada, Given.installation(LAPTOP)).orElseThrow();
    assertThat(world().issue(laptop)).isPresent();
    accounts().disable(SUPPORT, ada).orElseThrow();
    assertThat(world().engine().check(ada, Given.NOTEBOOK))
        .isEqualTo(Decision.none(Reason.ACCOUNT_DISABLED));
    assertThat(world().issue(laptop)).isEmpty();
    assertThat(district.overview().assigned()).isEqualTo(1);
    accounts().enable(SUPPORT, ada).orElseThrow();
    assertThat(world().engine().check(ada, Given.NOTEBOOK).reason()).isEqualTo(Reason.ENTITLED);
    assertThat(world().issue(laptop)).isPresent();
  }

  @Test
  void disabled_account_is_reached_by_no_link_that_was_on_its_way() {
    AccountId ada = people().owner();
    people().askForReset("192.0.2.1");
    world().doJobs();
    LinkProof reset = world().newestProof("reset");
    accounts().disable(SUPPORT, ada).orElseThrow();
    Outcome<PasswordSet, PasswordRefusal> outcome =
        world().engine().passwords().reset(reset, Password.of(People.OTHER));
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    int before = world().mailbox().size();
    people().askForReset("192.0.2.2");
    accounts().signUp(People.address(People.ADA));
    world().doJobs();
    assertThat(world().mailbox()).hasSize(before);
    assertThat(
            world()
                .engine()
                .passwords()
                .change(ada, Password.of(People.RIGHT), Password.of(People.OTHER)))
        .isEqualTo(Outcome.refused(new PasswordRefusal.AccountDisabled()));
  }

  @Test
  void only_what_is_active_is_disabled_and_only_what_is_disabled_is_enabled() {
    AccountId nobody = new AccountId(new UUID(1, 2));
    accounts().signUp(People.address(People.ADA));
    world().doJobs();
    AccountId pending = accounts().find(People.address(People.ADA)).orElseThrow().id();
    assertThat(accounts().disable(SUPPORT, nobody)).isEqualTo(refused("UNKNOWN_ACCOUNT"));
    assertThat(accounts().enable(SUPPORT, nobody)).isEqualTo(refused("UNKNOWN_ACCOUNT"));
    assertThat(accounts().delete(SUPPORT, nobody)).isEqualTo(refused("UNKNOWN_ACCOUNT"));
    assertThat(accounts().disable(SUPPORT, pending)).isEqualTo(refused("NOT_ACTIVE"));
    assertThat(accounts().enable(SUPPORT, pending)).isEqualTo(refused("NOT_DISABLED"));
    AccountId bob = world().activeAccount("bob@school.example");
    assertThat(accounts().enable(SUPPORT, bob).orElseThrow()).isEqualTo(bob);
    accounts().disable(SUPPORT, bob).orElseThrow();
    assertThat(accounts().disable(SUPPORT, bob).orElseThrow()).isEqualTo(bob);
  }

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

  @Test
  void what_was_so_while_an_account_was_disabled_is_known_afterwards() {
    District district = world().district("suite", 5);
    AccountId ada = seatedOwner(district);
    Instant disabled = later();
    accounts().disable(SUPPORT, ada).orElseThrow();
    Instant enabled = later();
    accounts().enable(SUPPORT, ada).orElseThrow();
    Instant deleted = later();
    accounts().delete(SUPPORT, ada).orElseThrow();
    world().doJobs();
    later();
    assertThat(reasonAt(ada, disabled.minusMillis(1))).isEqualTo(Reason.ENTITLED);
    assertThat(reasonAt(ada, disabled)).isEqualTo(Reason.ACCOUNT_DISABLED);
    assertThat(reasonAt(ada, enabled.minusMillis(1))).isEqualTo(Reason.ACCOUNT_DISABLED);
    assertThat(reasonAt(ada, enabled)).isEqualTo(Reason.ENTITLED);
    assertThat(reasonAt(ada, deleted)).isEqualTo(Reason.UNKNOWN_ACCOUNT);
    assertThat(
            world()
                .engine()
                .asOf(disabled, world().instant())
                .check(ada, Given.NOTEBOOK)
                .validUntil())
        .isEqualTo(enabled);
  }

  private Instant later() {
    world().pass(Duration.ofHours(1));
    return world().instant();
  }

  private Reason reasonAt(AccountId account, Instant at) {
    return world().engine().asOf(at, world().instant()).check(account, Given.NOTEBOOK).reason();
  }

  private AccountId seatedOwner(District district) {
    AccountId ada = people().owner();
    district.seated(People.ADA);
    return ada;
  }

  private List<Object> history(AccountId account) {
    return world().engine().history().after(new Revision(account, 0), 100).stream()
        .<Object>map(RecordedEvent::event)
        .toList();
  }

  private static Outcome<AccountId, AccountRefusal> refused(String reason) {
    return Outcome.refused(AccountRefusal.valueOf(reason));
  }

  private Accounts accounts() {
    return world().engine().accounts();
  }

  private People people() {
    return new People(world());
  }
}
