package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.AttemptLimits;
import io.entitlements.account.HashingCost;
import io.entitlements.account.KnownBrowser;
import io.entitlements.account.Password;
import io.entitlements.account.PasswordPolicy;
import io.entitlements.account.SignIn;
import io.entitlements.account.SignIn.SignedIn;
import io.entitlements.account.SignIns;
import io.entitlements.account.Source;
import io.entitlements.spi.testkit.Race;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Signing in by password, and guessing. */
public abstract class SignInContract extends WorldContract {

  private static final SignIn WRONG = new SignIn.Refused(SignIn.Why.WRONG);
  private static final Duration PACE = AttemptLimits.DEFAULT.perAccount().every();
  private static final int BURST = AttemptLimits.DEFAULT.perAccount().burst();

  private static final Duration BETWEEN_GUESSES = Duration.ofSeconds(30);

  /** Half a day of them, or, with the profile "thorough", a week. */
  private static final int GUESSES = Boolean.getBoolean("entitlements.thorough") ? 4_320 : 1_440;

  /** For subclasses. */
  protected SignInContract() {}

  @Test
  void right_password_signs_in_whatever_the_case_of_the_address() {
    AccountId ada = people().owner();
    SignedIn signedIn = (SignedIn) people().signIn("ADA@School.Example", People.RIGHT);
    assertThat(signedIn.account()).isEqualTo(ada);
    assertThat(signedIn.browser()).isPresent();
  }

  @Test
  void wrong_password_and_unknown_address_are_answered_alike() {
    people().owner();
    world().engine().accounts().signUp(People.address("pending@school.example"));
    world().doJobs();
    assertThat(people().signIn(People.ADA, People.WRONG)).isEqualTo(WRONG);
    assertThat(people().signIn("nobody@school.example", People.RIGHT)).isEqualTo(WRONG);
    assertThat(people().signIn("pending@school.example", People.RIGHT)).isEqualTo(WRONG);
  }

  @Test
  void strangers_share_a_few_attempts_at_an_account_and_get_one_more_in_a_while() {
    people().owner();
    for (int i = 0; i < BURST; i++) {
      assertThat(people().guess(i)).isEqualTo(WRONG);
    }
    Instant next = Given.NOW.plus(PACE);
    assertThat(people().guess(100)).isEqualTo(new SignIn.TooManyAttempts(next));
    world().moveTo(next.minusMillis(1));
    assertThat(people().guess(101)).isEqualTo(new SignIn.TooManyAttempts(next));
    world().moveTo(next);
    assertThat(people().guess(102)).isEqualTo(WRONG);
    assertThat(people().guess(103)).isEqualTo(new SignIn.TooManyAttempts(next.plus(PACE)));
  }

  @Test
  void an_address_without_an_account_is_limited_like_any_other() {
    for (int i = 0; i < BURST; i++) {
      assertThat(people().guess("nobody@school.example", i)).isEqualTo(WRONG);
    }
    assertThat(people().guess("nobody@school.example", 100))
        .isEqualTo(new SignIn.TooManyAttempts(Given.NOW.plus(PACE)));
  }

  @Test
  void while_strangers_guess_the_owner_signs_in_from_a_known_browser() {
    KnownBrowser browser = people().browserOfOwner();
    people().exhaustAsStrangers();
    assertThat(people().signIn(People.ADA, People.RIGHT))
        .isInstanceOf(SignIn.TooManyAttempts.class);
    assertThat(people().signIn(People.RIGHT, browser)).isInstanceOf(SignedIn.class);
  }

  @Test
  void while_strangers_guess_the_owner_gets_in_from_a_new_browser_by_a_reset() {
    people().owner();
    people().exhaustAsStrangers();
    KnownBrowser fresh = people().reset(People.OTHER).browser();
    assertThat(people().signIn(People.OTHER, fresh)).isInstanceOf(SignedIn.class);
  }

  @Test
  void strangers_who_ask_for_resets_without_end_leave_the_owner_one_that_works() {
    people().owner();
    for (int minute = 0; minute < 24 * 60; minute++) {
      people().askForReset("source-" + minute);
      world().pass(Duration.ofMinutes(1));
    }
    world().doJobs();
    assertThat(world().mailbox()).hasSizeLessThan(1 + 3 + 24 * 3 + 1);
    world()
        .engine()
        .passwords()
        .reset(world().newestProof("reset"), Password.of(People.OTHER))
        .orElseThrow();
  }

  @Test
  void a_known_browser_has_attempts_of_its_own_and_not_without_end() {
    KnownBrowser browser = people().browserOfOwner();
    int burst = AttemptLimits.DEFAULT.perBrowser().burst();
    for (int i = 0; i < burst; i++) {
      assertThat(people().signIn(People.WRONG, browser)).isEqualTo(WRONG);
    }
    assertThat(people().signIn(People.RIGHT, browser)).isInstanceOf(SignIn.TooManyAttempts.class);
    assertThat(people().signIn(People.ADA, People.RIGHT)).isInstanceOf(SignedIn.class);
  }

  @Test
  void a_browser_known_to_one_account_is_a_stranger_to_another() {
    KnownBrowser browser = people().browserOfOwner();
    people().account("bob@school.example", People.OTHER);
    for (int i = 0; i < BURST; i++) {
      people().guess("bob@school.example", i);
    }
    assertThat(people().signIn("bob@school.example", People.OTHER, Optional.of(browser)))
        .isInstanceOf(SignIn.TooManyAttempts.class);
  }

  @Test
  void a_browser_is_known_until_its_time_is_over_and_not_a_millisecond_longer() {
    KnownBrowser browser = people().browserOfOwner();
    Instant end = Given.NOW.plus(AttemptLimits.DEFAULT.browserLifetime());
    world().moveTo(end.minusMillis(1));
    people().exhaustAsStrangers();
    assertThat(people().signIn(People.RIGHT, browser)).isInstanceOf(SignedIn.class);
    world().moveTo(end);
    assertThat(people().signIn(People.RIGHT, browser)).isInstanceOf(SignIn.TooManyAttempts.class);
  }

  @Test
  void who_comes_back_with_a_known_browser_keeps_it() {
    KnownBrowser browser = people().browserOfOwner();
    SignedIn again = (SignedIn) people().signIn(People.RIGHT, browser);
    assertThat(again.browser()).contains(browser);
  }

  @Test
  void absurd_browsers_sources_and_passwords_are_only_wrong() {
    people().owner();
    KnownBrowser absurd = new KnownBrowser("x".repeat(1_000_000) + '\u0000');
    assertThat(people().signIn(People.RIGHT, absurd)).isInstanceOf(SignedIn.class);
    assertThat(people().signIn(People.ADA, "")).isEqualTo(WRONG);
    assertThat(people().signIn(People.ADA, "\u0000\ud800")).isEqualTo(WRONG);
    assertThat(people().signIn(People.ADA, "x".repeat(1_000_000))).isEqualTo(WRONG);
  }

  @Test
  void right_password_is_hashed_anew_at_another_cost_and_a_wrong_one_changes_nothing() {
    AccountId ada = people().owner();
    String before = storedHash(ada);
    assertThat(before).startsWith("$argon2id$v=19$m=8,t=1,p=1$");
    SignIns dearer =
        world().nodeWith(PasswordPolicy.DEFAULT.at(new HashingCost(7_168, 5, 1))).signIns();
    EmailAddress address = People.address(People.ADA);
    assertThat(dearer.signIn(address, Password.of(People.WRONG), People.HOME, Optional.empty()))
        .isEqualTo(WRONG);
    assertThat(storedHash(ada)).isEqualTo(before);
    assertThat(dearer.signIn(address, Password.of(People.RIGHT), People.HOME, Optional.empty()))
        .isInstanceOf(SignedIn.class);
    String after = storedHash(ada);
    assertThat(after).startsWith("$argon2id$v=19$m=7168,t=5,p=1$");
    assertThat(dearer.signIn(address, Password.of(People.WRONG), People.HOME, Optional.empty()))
        .isEqualTo(WRONG);
    assertThat(dearer.signIn(address, Password.of(People.RIGHT), People.HOME, Optional.empty()))
        .isInstanceOf(SignedIn.class);
    assertThat(storedHash(ada)).as("it is up to date").isEqualTo(after);
  }

  private String storedHash(AccountId account) {
    return world().storage().read(store -> store.passwords().find(account)).orElseThrow();
  }

  @Test
  void successes_do_not_count_against_a_school_that_shares_one_source() {
    people().owner();
    for (int i = 0; i < 2 * AttemptLimits.DEFAULT.perSource().burst(); i++) {
      assertThat(people().signIn(People.ADA, People.RIGHT)).isInstanceOf(SignedIn.class);
    }
  }

  @Test
  void one_source_tries_many_accounts_only_so_often() {
    Source source = new Source("2001:db8::/64");
    int burst = AttemptLimits.DEFAULT.perSource().burst();
    for (int i = 0; i < burst; i++) {
      assertThat(people().signIn("p" + i + "@school.example", People.WRONG, source))
          .isEqualTo(WRONG);
    }
    Instant next = Given.NOW.plus(AttemptLimits.DEFAULT.perSource().every());
    assertThat(people().signIn("one-more@school.example", People.WRONG, source))
        .isEqualTo(new SignIn.TooManyAttempts(next));
    assertThat(people().signIn("one-more@school.example", People.WRONG, new Source("another")))
        .isEqualTo(WRONG);
  }

  @Test
  void while_somebody_guesses_at_a_schools_source_known_browsers_there_sign_in() {
    KnownBrowser browser = people().browserOfOwner();
    people().exhaustSignInsAt(People.HOME);
    assertThat(people().signIn(People.ADA, People.RIGHT))
        .isInstanceOf(SignIn.TooManyAttempts.class);
    for (int i = 0; i < 3; i++) {
      assertThat(people().signIn(People.RIGHT, browser)).isInstanceOf(SignedIn.class);
    }
    assertThat(people().signIn(People.ADA, People.RIGHT))
        .as("what a known browser did not take from the source it does not give back")
        .isInstanceOf(SignIn.TooManyAttempts.class);
  }

  @Test
  void wrong_passwords_from_a_known_browser_use_up_nothing_of_its_source() {
    KnownBrowser browser = people().browserOfOwner();
    int burst = AttemptLimits.DEFAULT.perSource().burst();
    for (int i = 0; i < burst - 1; i++) {
      people().signIn("p" + i + "@school.example", People.WRONG, People.HOME);
    }
    assertThat(people().signIn(People.WRONG, browser)).isEqualTo(WRONG);
    assertThat(people().signIn("last@school.example", People.WRONG, People.HOME)).isEqualTo(WRONG);
    assertThat(people().signIn("more@school.example", People.WRONG, People.HOME))
        .isInstanceOf(SignIn.TooManyAttempts.class);
  }

  @RepeatedTest(3)
  void of_guesses_all_at_once_no_more_than_the_limit_are_looked_at() {
    people().owner();
    long lookedAt = Race.winners(32, thread -> people().guess(thread).equals(WRONG));
    assertThat(lookedAt).isEqualTo(BURST);
  }

  @Test
  void a_million_guesses_take_decades_and_do_not_lock_the_owner_out() {
    KnownBrowser browser = people().browserOfOwner();
    int lookedAt = 0;
    for (int i = 0; i < GUESSES; i++) {
      if (people().guess(i % 1_000).equals(WRONG)) {
        lookedAt++;
      }
      world().pass(BETWEEN_GUESSES);
      if (i % 500 == 0) {
        assertThat(people().signIn(People.RIGHT, browser)).isInstanceOf(SignedIn.class);
      }
    }
    long paces = BETWEEN_GUESSES.multipliedBy(GUESSES).dividedBy(PACE);
    assertThat(lookedAt).isBetween((int) paces, BURST + (int) paces + 1);
    assertThat(PACE.multipliedBy(1_000_000).toDays() / 365).as("years").isGreaterThan(25);
  }

  private People people() {
    return new People(world());
  }
}
