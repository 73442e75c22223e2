package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.account.Account;
import io.entitlements.account.AccountRefusal;
import io.entitlements.account.AccountStatus;
import io.entitlements.account.Accounts;
import io.entitlements.account.LinkProof;
import io.entitlements.account.LinkRefusal;
import io.entitlements.account.LinkState;
import io.entitlements.account.Organization;
import io.entitlements.account.OrganizationRefusal;
import io.entitlements.account.Password;
import io.entitlements.account.Role;
import io.entitlements.account.ServiceRegion;
import io.entitlements.error.IdempotencyConflictException;
import io.entitlements.event.AccountEvent;
import io.entitlements.event.RecordedEvent;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Revision;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Signing up, and adding organizations. */
public abstract class AccountContract extends WorldContract {

  private static final EmailAddress ADA = EmailAddress.of("ada@school.example");

  /** For subclasses. */
  protected AccountContract() {}

  @Test
  void sign_up_makes_a_pending_account_until_the_link_is_confirmed() {
    world().engine().accounts().signUp(ADA);
    assertThat(world().engine().accounts().find(ADA)).as("made by a job").isEmpty();
    world().doJobs();
    assertThat(account().status()).isEqualTo(AccountStatus.PENDING);
    Outcome<AccountId, LinkRefusal> confirmed =
        world().engine().accounts().confirm(world().newestProof("confirm"), "Some Body");
    assertThat(confirmed.orElseThrow()).isEqualTo(account().id());
    assertThat(account().status()).isEqualTo(AccountStatus.ACTIVE);
  }

  @Test
  void a_link_works_until_three_days_have_passed_and_not_a_millisecond_longer() {
    world().engine().accounts().signUp(ADA);
    world().doJobs();
    LinkProof proof = world().newestProof("confirm");
    world().pass(Duration.ofDays(3));
    assertThat(world().engine().accounts().look(proof.secret())).isEqualTo(LinkState.EXPIRED);
    assertThat(world().engine().accounts().confirm(proof, "Some Body"))
        .isEqualTo(Outcome.refused(LinkRefusal.LINK_NOT_VALID));
    world().pass(Duration.ofMillis(-1));
    assertThat(world().engine().accounts().look(proof.secret())).isEqualTo(LinkState.OPEN);
    assertThat(world().engine().accounts().confirm(proof, "Some Body").orElseThrow())
        .isEqualTo(account().id());
  }

  @Test
  void signing_up_again_makes_no_second_account_and_says_so_by_mail_only() {
    AccountId ada = world().activeAccount("ada@school.example");
    world().engine().accounts().signUp(EmailAddress.of("ADA@School.example"));
    world().doJobs();
    assertThat(account().id()).isEqualTo(ada);
    assertThat(account().name()).isEqualTo("Some Body");
    assertThat(world().mailbox().get(world().mailbox().size() - 1).text())
        .contains("You have an account already");
  }

  @Test
  void who_has_proved_the_address_gives_the_name_and_no_stranger_does() {
    world().engine().accounts().signUp(ADA);
    world().doJobs();
    assertThat(account().name()).isEmpty();
    LinkProof.WithCode proof = world().newestProof("confirm");
    LinkProof wrong = new LinkProof.WithCode(proof.secret(), "0000-0000");
    assertThat(world().engine().accounts().confirm(wrong, "Eve"))
        .isEqualTo(Outcome.refused(LinkRefusal.WRONG_CODE));
    assertThat(account().name()).isEmpty();
    world().engine().accounts().confirm(proof, "Ada").orElseThrow();
    assertThat(account().name()).isEqualTo("Ada");
  }

  @Test
  void name_that_is_known_stays_whoever_follows_the_welcome_link() {
    world().engine().accounts().signUp(ADA);
    world().doJobs();
    LinkProof proof = world().newestProof("confirm");
    AccountId ada = account().id();
    world().storage().write(store -> store.accounts().nameIfUnnamed(ada, "Ada"));
    world()
        .engine()
        .passwords()
        .setFirst(proof, "Somebody Else", Password.of(People.RIGHT))
        .orElseThrow();
    assertThat(account().name()).isEqualTo("Ada");
  }

  @Test
  void owner_gives_another_name_and_the_trail_says_so_without_it() {
    AccountId ada = world().activeAccount("ada@school.example");
    for (int i = 0; i < 2; i++) {
      assertThat(world().engine().accounts().rename(ada, "Ada King").orElseThrow()).isEqualTo(ada);
    }
    assertThat(account().name()).isEqualTo("Ada King");
    assertThat(world().engine().history().after(new Revision(ada, 0), 100))
        .extracting(RecordedEvent::event)
        .filteredOn(AccountEvent.AccountNamed.class::isInstance)
        .as("its first and another")
        .hasSize(2);
  }

  @Test
  void only_an_active_account_is_renamed() {
    Accounts accounts = world().engine().accounts();
    assertThat(accounts.rename(new AccountId(new UUID(1, 2)), "Eve"))
        .isEqualTo(Outcome.refused(AccountRefusal.UNKNOWN_ACCOUNT));
    accounts.signUp(ADA);
    world().doJobs();
    assertThat(accounts.rename(account().id(), "Eve"))
        .isEqualTo(Outcome.refused(AccountRefusal.NOT_ACTIVE));
    AccountId ada = accounts.confirm(world().newestProof("confirm"), "Ada").orElseThrow();
    assertThatThrownBy(() -> accounts.rename(ada, " "))
        .isInstanceOf(IllegalArgumentException.class);
    Actor support = new Actor.Task("support");
    accounts.disable(support, ada).orElseThrow();
    assertThat(accounts.rename(ada, "Eve")).isEqualTo(Outcome.refused(AccountRefusal.NOT_ACTIVE));
    accounts.delete(support, ada).orElseThrow();
    assertThat(accounts.rename(ada, "Eve"))
        .isEqualTo(Outcome.refused(AccountRefusal.UNKNOWN_ACCOUNT));
  }

  @Test
  void who_adds_an_organization_administers_it_and_it_opens_first() {
    AccountId ada = world().activeAccount("ada@school.example");
    OrganizationId first = world().organization(ada, "First");
    OrganizationId second = world().organization(ada, "Second");
    assertThat(account().defaultOrganization()).isEqualTo(Optional.of(first));
    assertThat(world().engine().memberships().of(ada))
        .extracting(membership -> membership.organization())
        .containsExactly(first, second);
    assertThat(world().engine().memberships().of(ada))
        .allSatisfy(m -> assertThat(m.roles()).isEqualTo(Set.of(Role.ADMINISTRATOR)));
  }

  @Test
  void a_repeated_request_adds_no_second_organization() {
    AccountId ada = world().activeAccount("ada@school.example");
    OrganizationId once = world().organization(ada, "First");
    OrganizationId again = world().organization(ada, "First");
    assertThat(again).isEqualTo(once);
    assertThat(world().engine().memberships().of(ada)).hasSize(1);
  }

  @Test
  void a_key_used_for_another_request_is_a_conflict() {
    AccountId ada = world().activeAccount("ada@school.example");
    IdempotencyKey key = IdempotencyKey.of("key");
    Organization.Details one =
        new Organization.Details("One", "", Given.ZONE, ServiceRegion.EUROPE);
    Organization.Details two =
        new Organization.Details("Two", "", Given.ZONE, ServiceRegion.EUROPE);
    world().engine().organizations().add(ada, one, key).orElseThrow();
    assertThatThrownBy(() -> world().engine().organizations().add(ada, two, key))
        .isInstanceOf(IdempotencyConflictException.class);
    assertThat(world().engine().memberships().of(ada)).hasSize(1);
  }

  @Test
  void a_pending_account_adds_no_organization() {
    world().engine().accounts().signUp(ADA);
    world().doJobs();
    assertThat(
            world()
                .engine()
                .organizations()
                .add(
                    account().id(),
                    new Organization.Details("One", "", Given.ZONE, ServiceRegion.EUROPE),
                    IdempotencyKey.of("key")))
        .isEqualTo(Outcome.refused(OrganizationRefusal.ACCOUNT_NOT_ACTIVE));
    assertThat(world().engine().memberships().of(account().id())).isEmpty();
  }

  private Account account() {
    return world().engine().accounts().find(ADA).orElseThrow();
  }
}
