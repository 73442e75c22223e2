package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.AccountStatus;
import io.entitlements.account.AttemptLimits;
import io.entitlements.account.KnownBrowser;
import io.entitlements.account.LinkProof;
import io.entitlements.account.LinkRefusal;
import io.entitlements.account.LinkState;
import io.entitlements.account.Password;
import io.entitlements.account.PasswordFault;
import io.entitlements.account.PasswordRefusal;
import io.entitlements.account.PasswordSet;
import io.entitlements.account.Passwords;
import io.entitlements.account.SignIn;
import io.entitlements.account.SignIn.SignedIn;
import io.entitlements.account.Source;
import io.entitlements.event.AccountEvent.PasswordChanged;
import io.entitlements.event.RecordedEvent;
import io.entitlements.spi.Token;
import io.entitlements.spi.testkit.Race;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.Outcome;
import io.entitlements.type.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Setting, resetting and changing passwords. */
public abstract class PasswordContract extends WorldContract {

  private static final Outcome<PasswordSet, PasswordRefusal> NOT_VALID =
      Outcome.refused(new PasswordRefusal.LinkRefused(LinkRefusal.LINK_NOT_VALID));
  private static final Password OTHER = Password.of(People.OTHER);

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
  void old_passwords_are_not_guessed_without_end_by_who_found_an_open_session() {
    AccountId ada = people().owner();
    for (int i = 0; i < AttemptLimits.DEFAULT.perBrowser().burst(); i++) {
      passwords().change(ada, Password.of(People.WRONG), OTHER);
    }
    Instant next = Given.NOW.plus(AttemptLimits.DEFAULT.perBrowser().every());
    assertThat(passwords().change(ada, Password.of(People.RIGHT), OTHER))
        .isEqualTo(Outcome.refused(new PasswordRefusal.TooManyAttempts(next)));
  }

  @Test
  void an_unknown_account_changes_no_password() {
    AccountId nobody = new AccountId(new UUID(1, 2));
    assertThat(passwords().change(nobody, OTHER, OTHER))
        .isEqualTo(Outcome.refused(new PasswordRefusal.OldPasswordWrong()));
  }

  @Test
  void one_source_asks_for_mails_to_many_addresses_only_so_often() {
    Source source = new Source("192.0.2.9");
    int burst = AttemptLimits.DEFAULT.mailsPerSource().burst();
    for (int i = 0; i < burst; i++) {
      assertThat(
              passwords()
                  .requestReset(
                      People.address("p" + i + "@school.example"), source, Optional.empty()))
          .isEmpty();
    }
    Optional<Instant> next =
        Optional.of(Given.NOW.plus(AttemptLimits.DEFAULT.mailsPerSource().every()));
    assertThat(passwords().requestReset(People.address(People.ADA), source, Optional.empty()))
        .isEqualTo(next);
    assertThat(world().engine().accounts().signUp(People.address(People.ADA), source))
        .isEqualTo(next);
    world().doJobs();
    assertThat(world().engine().accounts().find(People.address(People.ADA))).isEmpty();
  }

  @Test
  void while_others_at_the_source_ask_without_end_a_known_browser_resets_its_owners_password() {
    KnownBrowser browser = people().browserOfOwner();
    people().account("bob@school.example", People.RIGHT);
    people().exhaustMailsAt(People.HOME);
    EmailAddress bob = People.address("bob@school.example");
    assertThat(passwords().requestReset(bob, People.HOME, Optional.of(browser)))
        .as("it is a stranger to others")
        .isPresent();
    EmailAddress ada = People.address(People.ADA);
    assertThat(passwords().requestReset(ada, People.HOME, Optional.of(browser))).isEmpty();
    world().doJobs();
    passwords().reset(world().newestProof("reset"), OTHER).orElseThrow();
  }

  @Test
  void a_known_browser_asks_for_resets_only_so_often() {
    KnownBrowser browser = people().browserOfOwner();
    EmailAddress ada = People.address(People.ADA);
    for (int i = 0; i < AttemptLimits.DEFAULT.perBrowser().burst(); i++) {
      assertThat(passwords().requestReset(ada, People.HOME, Optional.of(browser))).isEmpty();
    }
    assertThat(passwords().requestReset(ada, People.HOME, Optional.of(browser)))
        .contains(Given.NOW.plus(AttemptLimits.DEFAULT.perBrowser().every()));
    assertThat(people().signIn(People.RIGHT, browser)).isInstanceOf(SignedIn.class);
  }

  @Test
  void an_address_gets_a_few_mails_however_many_ask_for_them() {
    for (int i = 0; i < 20; i++) {
      assertThat(
              world()
                  .engine()
                  .accounts()
                  .signUp(People.address(People.ADA), new Source("192.0.2." + i)))
          .isEmpty();
    }
    world().doJobs();
    assertThat(world().mailbox()).hasSize(AttemptLimits.DEFAULT.mailsPerAddress().burst());
  }

  @Test
  void a_copy_of_the_store_gives_no_password_no_browser_and_no_reset() {
    PasswordSet set = people().account(People.ADA, People.RIGHT);
    people().askForReset("192.0.2.1");
    world().doJobs();
    LinkProof.WithCode proof = world().newestProof("reset");
    String stored =
        world().storage().read(store -> store.passwords().find(set.account())).orElseThrow();
    assertThat(stored).startsWith("$argon2id$v=19$").doesNotContain(People.RIGHT);
    assertThat(people().signIn(People.ADA, stored)).isEqualTo(new SignIn.Refused(SignIn.Why.WRONG));
    Token reset =
        world()
            .storage()
            .read(
                store ->
                    store
                        .tokens()
                        .find(Token.Kind.PASSWORD_RESET, Mails.storedForm(proof.secret())))
            .orElseThrow();
    assertThat(passwords().reset(new LinkProof.WithCode(reset.lookup(), proof.code()), OTHER))
        .isEqualTo(NOT_VALID);
    people().exhaustAsStrangers();
    KnownBrowser copied = new KnownBrowser(Mails.storedForm(set.browser().secret()));
    assertThat(people().signIn(People.RIGHT, copied)).isInstanceOf(SignIn.TooManyAttempts.class);
  }

  @Test
  void what_is_answered_prints_without_its_secrets() {
    PasswordSet set = people().account(People.ADA, People.RIGHT);
    SignIn signedIn = people().signIn(People.ADA, People.RIGHT);
    assertThat(set + " " + signedIn + Password.of(People.RIGHT) + People.HOME)
        .doesNotContain(set.browser().secret(), People.RIGHT, "192.0.2")
        .doesNotContain(((SignedIn) signedIn).browser().orElseThrow().secret());
  }

  private long changed(AccountId account) {
    return world().engine().history().after(new Revision(account, 0), 100).stream()
        .map(RecordedEvent::event)
        .filter(PasswordChanged.class::isInstance)
        .count();
  }

  private Passwords passwords() {
    return world().engine().passwords();
  }

  private People people() {
    return new People(world());
  }
}
