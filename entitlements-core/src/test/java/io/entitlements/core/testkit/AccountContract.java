package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.account.LinkProof;
import io.entitlements.account.LinkRefusal;
import io.entitlements.account.LinkState;
import io.entitlements.account.Organization;
import io.entitlements.account.OrganizationRefusal;
import io.entitlements.account.Role;
import io.entitlements.account.ServiceRegion;
import io.entitlements.error.IdempotencyConflictException;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Signing up, and adding organizations. */
public abstract class AccountContract extends WorldContract {

  private static final EmailAddress ADA = EmailAddress.of("ada@school.example");

  /** For subclasses. */
  protected AccountContract() {}

  @Test
  void sign_up_makes_a_pending_account_until_the_link_is_confirmed() {
    world().engine().accounts().signUp(ADA, "Ada");
    assertThat(account().status()).isEqualTo(AccountStatus.PENDING);
    world().doJobs();
    Outcome<AccountId, LinkRefusal> confirmed =
        world().engine().accounts().confirm(world().newestProof("confirm"));
    assertThat(confirmed.orElseThrow()).isEqualTo(account().id());
    assertThat(account().status()).isEqualTo(AccountStatus.ACTIVE);
  }

  @Test
  void a_link_works_until_three_days_have_passed_and_not_a_millisecond_longer() {
    world().engine().accounts().signUp(ADA, "Ada");
    world().doJobs();
    LinkProof proof = world().newestProof("confirm");
    world().pass(Duration.ofDays(3));
    assertThat(world().engine().accounts().look(proof.secret())).isEqualTo(LinkState.EXPIRED);
    assertThat(world().engine().accounts().confirm(proof))
        .isEqualTo(Outcome.refused(LinkRefusal.LINK_NOT_VALID));
    world().pass(Duration.ofMillis(-1));
    assertThat(world().engine().accounts().look(proof.secret())).isEqualTo(LinkState.OPEN);
    assertThat(world().engine().accounts().confirm(proof).orElseThrow()).isEqualTo(account().id());
  }

  @Test
  void signing_up_again_makes_no_second_account_and_says_so_by_mail_only() {
    AccountId ada = world().activeAccount("ada@school.example");
    world().engine().accounts().signUp(EmailAddress.of("ADA@School.example"), "Somebody Else");
    world().doJobs();
    assertThat(account().id()).isEqualTo(ada);
    assertThat(account().name()).isEqualTo("Some Body");
    assertThat(world().mailbox().get(world().mailbox().size() - 1).text())
        .contains("You have an account already");
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
    world().engine().accounts().signUp(ADA, "Ada");
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
