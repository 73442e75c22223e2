package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.AttemptLimits;
import io.entitlements.account.KnownBrowser;
import io.entitlements.account.LinkProof;
import io.entitlements.account.Password;
import io.entitlements.account.PasswordRefusal;
import io.entitlements.account.PasswordSet;
import io.entitlements.account.SignIn;
import io.entitlements.account.SignIn.SignedIn;
import io.entitlements.account.Source;
import io.entitlements.spi.Token;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.Outcome;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How often passwords are tried and resets asked for, and what a copy of the store gives. */
public abstract class PasswordLimitContract extends PasswordWorld {

  /** For subclasses. */
  protected PasswordLimitContract() {}

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
}
