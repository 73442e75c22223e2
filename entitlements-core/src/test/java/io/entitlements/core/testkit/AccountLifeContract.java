package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Invitation;
import io.entitlements.account.LinkProof;
import io.entitlements.account.Password;
import io.entitlements.account.PasswordRefusal;
import io.entitlements.account.PasswordSet;
import io.entitlements.account.SignIn;
import io.entitlements.activation.Activation;
import io.entitlements.check.Decision;
import io.entitlements.check.Reason;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Disabling accounts, and enabling them again. */
public abstract class AccountLifeContract extends AccountLifeWorld {

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
  void invitation_of_a_disabled_account_is_mailed_when_it_is_sent_again_after_enabling() {
    District district = world().district("suite", 1);
    AccountId ada = people().owner();
    accounts().disable(SUPPORT, ada).orElseThrow();
    Invitation invitation = invited(district);
    int before = world().mailbox().size();
    world().doJobs();
    assertThat(world().mailbox()).hasSize(before);
    accounts().enable(SUPPORT, ada).orElseThrow();
    world()
        .engine()
        .invitations()
        .sendAgain(
            new Actor.Person(district.administrator()),
            district.organization(),
            invitation.id(),
            IdempotencyKey.of("again"))
        .orElseThrow();
    world().doJobs();
    assertThat(world().mailbox()).hasSize(before + 1);
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
}
