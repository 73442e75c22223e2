package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.AccountStatus;
import io.entitlements.account.KnownBrowser;
import io.entitlements.account.LinkProof;
import io.entitlements.account.LinkRefusal;
import io.entitlements.account.LinkState;
import io.entitlements.account.Password;
import io.entitlements.account.PasswordFault;
import io.entitlements.account.PasswordRefusal;
import io.entitlements.account.SignIn;
import io.entitlements.account.SignIn.SignedIn;
import io.entitlements.event.AccountEvent.PasswordChanged;
import io.entitlements.event.RecordedEvent;
import io.entitlements.spi.testkit.Race;
import io.entitlements.type.AccountId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Revision;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Setting, resetting and changing passwords. */
public abstract class PasswordContract extends PasswordWorld {

  /** For subclasses. */
  protected PasswordContract() {}

  @Test
  void welcome_link_sets_the_first_password_and_activates_the_account() {
    AccountId ada = people().owner();
    assertThat(world().engine().accounts().find(ada).orElseThrow().status())
        .isEqualTo(AccountStatus.ACTIVE);
    assertThat(people().signIn(People.ADA, People.RIGHT)).isInstanceOf(SignedIn.class);
    assertThat(changed(ada)).isEqualTo(1);
  }

  @Test
  void a_second_welcome_link_overwrites_no_password() {
    world().engine().accounts().signUp(People.address(People.ADA));
    world().doJobs();
    LinkProof first = world().newestProof("confirm");
    people().owner();
    assertThat(passwords().setFirst(first, "Some Body", OTHER)).isEqualTo(NOT_VALID);
    assertThat(people().signIn(People.ADA, People.RIGHT)).isInstanceOf(SignedIn.class);
  }

  @Test
  void a_password_that_is_not_good_enough_is_refused_and_the_link_lives() {
    world().engine().accounts().signUp(People.address(People.ADA));
    world().doJobs();
    LinkProof proof = world().newestProof("confirm");
    assertThat(passwords().setFirst(proof, "Some Body", Password.of("123456789")))
        .isEqualTo(Outcome.refused(new PasswordRefusal.NotAccepted(PasswordFault.TOO_SHORT)));
    assertThat(passwords().setFirst(proof, "Some Body", Password.of("x".repeat(1_025))))
        .isEqualTo(Outcome.refused(new PasswordRefusal.NotAccepted(PasswordFault.TOO_LONG)));
    assertThat(passwords().setFirst(proof, "Some Body", Password.of("with a\ttab inside")))
        .isEqualTo(Outcome.refused(new PasswordRefusal.NotAccepted(PasswordFault.NOT_TEXT)));
    passwords().setFirst(proof, "Some Body", Password.of("x".repeat(1_024))).orElseThrow();
    assertThat(people().signIn(People.ADA, "x".repeat(1_024))).isInstanceOf(SignedIn.class);
    assertThat(people().signIn(People.ADA, "x".repeat(1_025)))
        .isEqualTo(new SignIn.Refused(SignIn.Why.WRONG));
  }

  @Test
  void asking_for_a_reset_answers_alike_for_every_address_and_mails_only_the_active() {
    people().owner();
    int before = world().mailbox().size();
    assertThat(
            passwords()
                .requestReset(
                    People.address("nobody@school.example"), People.HOME, Optional.empty()))
        .isEmpty();
    world().doJobs();
    assertThat(world().mailbox()).hasSize(before);
    assertThat(passwords().requestReset(People.address(People.ADA), People.HOME, Optional.empty()))
        .isEmpty();
    world().doJobs();
    assertThat(world().mailbox()).hasSize(before + 1);
  }

  @Test
  void who_never_ended_the_sign_up_gets_the_welcome_link_instead() {
    world().engine().accounts().signUp(People.address(People.ADA));
    world().doJobs();
    people().askForReset("192.0.2.1");
    world().doJobs();
    passwords().setFirst(world().newestProof("confirm"), "Some Body", OTHER).orElseThrow();
  }

  @Test
  void a_reset_replaces_the_password() {
    AccountId ada = people().owner();
    assertThat(people().reset(People.OTHER).account()).isEqualTo(ada);
    assertThat(people().signIn(People.ADA, People.RIGHT))
        .isEqualTo(new SignIn.Refused(SignIn.Why.WRONG));
    assertThat(people().signIn(People.ADA, People.OTHER)).isInstanceOf(SignedIn.class);
    assertThat(changed(ada)).isEqualTo(2);
  }

  @Test
  void a_reset_ends_the_known_browsers_and_the_other_reset_links() {
    KnownBrowser browser = people().browserOfOwner();
    people().askForReset("192.0.2.1");
    world().doJobs();
    LinkProof earlier = world().newestProof("reset");
    people().reset(People.OTHER);
    assertThat(passwords().look(earlier.secret())).isEqualTo(LinkState.USED);
    assertThat(passwords().reset(earlier, OTHER)).isEqualTo(NOT_VALID);
    people().exhaustAsStrangers();
    assertThat(people().signIn(People.OTHER, browser)).isInstanceOf(SignIn.TooManyAttempts.class);
  }

  @Test
  void a_reset_link_works_for_two_hours_and_not_a_millisecond_longer() {
    people().owner();
    people().askForReset("192.0.2.1");
    world().doJobs();
    LinkProof proof = world().newestProof("reset");
    world().pass(Duration.ofHours(2));
    assertThat(passwords().reset(proof, OTHER)).isEqualTo(NOT_VALID);
    assertThat(passwords().look(proof.secret())).isEqualTo(LinkState.EXPIRED);
    world().pass(Duration.ofMillis(-1));
    passwords().reset(proof, OTHER).orElseThrow();
  }

  @Test
  void a_welcome_link_resets_no_password_and_a_reset_link_confirms_no_address() {
    people().owner();
    people().askForReset("192.0.2.1");
    world().doJobs();
    LinkProof reset = world().newestProof("reset");
    assertThat(world().engine().accounts().confirm(reset, "Some Body"))
        .isEqualTo(Outcome.refused(LinkRefusal.LINK_NOT_VALID));
    assertThat(passwords().setFirst(reset, "Some Body", OTHER)).isEqualTo(NOT_VALID);
    world().engine().accounts().signUp(People.address("bob@school.example"));
    world().doJobs();
    assertThat(passwords().reset(world().newestProof("confirm"), OTHER)).isEqualTo(NOT_VALID);
  }

  @Test
  void who_is_signed_in_with_the_address_needs_no_code() {
    AccountId ada = people().owner();
    people().askForReset("192.0.2.1");
    world().doJobs();
    LinkProof proof = new LinkProof.SignedIn(world().newestSecret("reset"), ada);
    assertThat(passwords().reset(proof, OTHER).orElseThrow().account()).isEqualTo(ada);
  }

  @RepeatedTest(5)
  void of_two_resets_by_one_link_at_once_one_counts() {
    people().owner();
    people().askForReset("192.0.2.1");
    world().doJobs();
    LinkProof proof = world().newestProof("reset");
    List<Boolean> done =
        Race.run(
            2,
            thread ->
                passwords().reset(proof, Password.of("password of " + thread))
                    instanceof Outcome.Done<?, ?>);
    assertThat(done).containsExactlyInAnyOrder(true, false);
    assertThat(people().signIn(People.ADA, "password of " + done.indexOf(true)))
        .isInstanceOf(SignedIn.class);
  }

  @RepeatedTest(5)
  void of_two_who_sign_up_at_once_one_account_comes() {
    Race.run(
        2,
        thread -> {
          world().engine().accounts().signUp(People.address(People.ADA), People.HOME);
          return true;
        });
    world().doJobs();
    assertThat(world().mailbox()).hasSize(2);
    passwords().setFirst(world().newestProof("confirm"), "Some Body", OTHER).orElseThrow();
    assertThat(people().signIn(People.ADA, People.OTHER)).isInstanceOf(SignedIn.class);
  }

  @Test
  void a_change_wants_the_old_password() {
    AccountId ada = people().owner();
    assertThat(passwords().change(ada, Password.of(People.WRONG), OTHER))
        .isEqualTo(Outcome.refused(new PasswordRefusal.OldPasswordWrong()));
    KnownBrowser browser =
        passwords().change(ada, Password.of(People.RIGHT), OTHER).orElseThrow().browser();
    assertThat(people().signIn(People.ADA, People.RIGHT))
        .isEqualTo(new SignIn.Refused(SignIn.Why.WRONG));
    assertThat(people().signIn(People.OTHER, browser)).isInstanceOf(SignedIn.class);
  }

  @Test
  void an_unknown_account_changes_no_password() {
    AccountId nobody = new AccountId(new UUID(1, 2));
    assertThat(passwords().change(nobody, OTHER, OTHER))
        .isEqualTo(Outcome.refused(new PasswordRefusal.OldPasswordWrong()));
  }

  private long changed(AccountId account) {
    return world().engine().history().after(new Revision(account, 0), 100).stream()
        .map(RecordedEvent::event)
        .filter(PasswordChanged.class::isInstance)
        .count();
  }
}
