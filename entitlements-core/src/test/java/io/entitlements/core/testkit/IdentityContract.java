package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.AccountStatus;
import io.entitlements.account.ExternalIdentity;
import io.entitlements.account.ExternalPerson;
import io.entitlements.account.IdentityRefusal;
import io.entitlements.account.SignIn;
import io.entitlements.account.SignIn.SignedIn;
import io.entitlements.account.SignIns;
import io.entitlements.spi.testkit.Race;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Signing in by another system's word. */
public abstract class IdentityContract extends WorldContract {

  private static final ExternalIdentity IDENTITY =
      new ExternalIdentity("https://accounts.example", "subject-1");
  private static final ExternalPerson VERIFIED = person(IDENTITY, true);
  private static final ExternalPerson UNVERIFIED = person(IDENTITY, false);
  private static final AccountId NOBODY = new AccountId(new UUID(1, 2));

  /** For subclasses. */
  protected IdentityContract() {}

  @Test
  void unknown_identity_with_a_verified_address_makes_an_active_account_once() {
    SignedIn first = (SignedIn) signIns().signIn(VERIFIED);
    assertThat(signIns().signIn(VERIFIED)).isEqualTo(first);
    assertThat(status(first.account())).isEqualTo(AccountStatus.ACTIVE);
    assertThat(world().engine().accounts().find(first.account()).orElseThrow().name())
        .isEqualTo("Ada");
    assertThat(signIns().identities(first.account())).containsExactly(IDENTITY);
  }

  @Test
  void account_that_provisioning_made_is_taken_over_by_its_verified_address() {
    AccountId seated = world().district("suite", 5).seated(People.ADA);
    assertThat(signIns().signIn(VERIFIED)).isEqualTo(new SignedIn(seated, Optional.empty()));
    assertThat(status(seated)).isEqualTo(AccountStatus.ACTIVE);
  }

  @Test
  void account_in_use_is_never_joined_by_an_address_alone() {
    AccountId ada = new People(world()).owner();
    assertThat(signIns().signIn(VERIFIED)).isEqualTo(new SignIn.Refused(SignIn.Why.LINK_NEEDED));
    assertThat(signIns().identities(ada)).isEmpty();
    signIns().link(ada, IDENTITY).orElseThrow();
    assertThat(signIns().signIn(UNVERIFIED)).isEqualTo(new SignedIn(ada, Optional.empty()));
  }

  @Test
  void unknown_identity_without_a_verified_address_is_nobody() {
    assertThat(signIns().signIn(UNVERIFIED))
        .isEqualTo(new SignIn.Refused(SignIn.Why.UNKNOWN_IDENTITY));
    assertThat(world().engine().accounts().find(People.address(People.ADA))).isEmpty();
  }

  @Test
  void identity_says_who_it_is_also_when_its_address_is_anothers_by_now() {
    SignedIn ada = (SignedIn) signIns().signIn(VERIFIED);
    AccountId bob = world().activeAccount("bob@school.example");
    ExternalPerson moved =
        new ExternalPerson(IDENTITY, Optional.of(People.address("bob@school.example")), "");
    assertThat(signIns().signIn(moved)).isEqualTo(ada);
    assertThat(signIns().identities(bob)).isEmpty();
  }

  @Test
  void identity_of_another_account_is_not_linked() {
    AccountId ada = ((SignedIn) signIns().signIn(VERIFIED)).account();
    AccountId bob = world().activeAccount("bob@school.example");
    assertThat(signIns().link(bob, IDENTITY))
        .isEqualTo(Outcome.refused(IdentityRefusal.LINKED_TO_ANOTHER));
    assertThat(signIns().link(ada, IDENTITY).orElseThrow()).isEqualTo(ada);
    assertThat(signIns().unlink(bob, IDENTITY))
        .isEqualTo(Outcome.refused(IdentityRefusal.LINKED_TO_ANOTHER));
    assertThat(signIns().identities(ada)).containsExactly(IDENTITY);
    assertThat(signIns().link(NOBODY, IDENTITY))
        .isEqualTo(Outcome.refused(IdentityRefusal.ACCOUNT_NOT_ACTIVE));
  }

  @Test
  void unlinked_identity_signs_nobody_in_and_the_owner_gets_in_by_a_reset() {
    AccountId ada = ((SignedIn) signIns().signIn(VERIFIED)).account();
    signIns().unlink(ada, IDENTITY).orElseThrow();
    assertThat(signIns().signIn(VERIFIED)).isEqualTo(new SignIn.Refused(SignIn.Why.LINK_NEEDED));
    assertThat(new People(world()).reset(People.OTHER).account()).isEqualTo(ada);
  }

  @Test
  void disabled_account_is_told_so_by_its_identity() {
    AccountId ada = ((SignedIn) signIns().signIn(VERIFIED)).account();
    world().engine().accounts().disable(new Actor.Task("support"), ada).orElseThrow();
    assertThat(signIns().signIn(VERIFIED)).isEqualTo(new SignIn.Refused(SignIn.Why.DISABLED));
    assertThat(signIns().link(ada, new ExternalIdentity("https://other.example", "1")))
        .isEqualTo(Outcome.refused(IdentityRefusal.ACCOUNT_NOT_ACTIVE));
  }

  @RepeatedTest(5)
  void of_many_first_sign_ins_at_once_all_are_the_same_account() {
    List<SignIn> all = Race.run(8, thread -> signIns().signIn(VERIFIED));
    assertThat(all).allMatch(all.get(0)::equals);
    assertThat(all.get(0)).isInstanceOf(SignedIn.class);
  }

  @Test
  void identity_prints_without_its_subject() {
    assertThat(VERIFIED.toString()).doesNotContain("subject-1", "ada@");
  }

  private AccountStatus status(AccountId account) {
    return world().engine().accounts().find(account).orElseThrow().status();
  }

  private SignIns signIns() {
    return world().engine().signIns();
  }

  private static ExternalPerson person(ExternalIdentity identity, boolean verified) {
    return new ExternalPerson(
        identity, Optional.of(People.address(People.ADA)).filter(email -> verified), "Ada");
  }
}
