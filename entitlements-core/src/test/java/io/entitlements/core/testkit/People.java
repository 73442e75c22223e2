package io.entitlements.core.testkit;

import io.entitlements.account.KnownBrowser;
import io.entitlements.account.Password;
import io.entitlements.account.PasswordSet;
import io.entitlements.account.SignIn;
import io.entitlements.account.Source;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** People at the portal's sign-in page. */
record People(World world) {

  static final String ADA = "ada@school.example";
  static final String RIGHT = "correct horse battery";
  static final String WRONG = "incorrect horse battery";
  static final String OTHER = "another horse battery";

  static final Source HOME = new Source("192.0.2.1");

  static EmailAddress address(String email) {
    return EmailAddress.of(email);
  }

  /** Ada signs up and sets her password. */
  AccountId owner() {
    return account(ADA, RIGHT).account();
  }

  KnownBrowser browserOfOwner() {
    return account(ADA, RIGHT).browser();
  }

  PasswordSet account(String email, String password) {
    world.engine().accounts().signUp(address(email));
    world.doJobs();
    return world
        .engine()
        .passwords()
        .setFirst(world.newestProof("confirm"), "Some Body", Password.of(password))
        .orElseThrow();
  }

  SignIn signIn(String email, String password) {
    return signIn(email, password, HOME);
  }

  SignIn signIn(String email, String password, Source source) {
    return world
        .engine()
        .signIns()
        .signIn(address(email), Password.of(password), source, Optional.empty());
  }

  SignIn signIn(String email, String password, Optional<KnownBrowser> browser) {
    return world.engine().signIns().signIn(address(email), Password.of(password), HOME, browser);
  }

  /** Ada, from a browser. */
  SignIn signIn(String password, KnownBrowser browser) {
    return signIn(ADA, password, Optional.of(browser));
  }

  /** Somebody guesses Ada's password, from one of many places. */
  SignIn guess(int place) {
    return guess(ADA, place);
  }

  SignIn guess(String email, int place) {
    return signIn(email, WRONG + place, new Source("198.51.100." + place));
  }

  void exhaustAsStrangers() {
    for (int i = 0; i < 1_000; i++) {
      if (guess(i) instanceof SignIn.TooManyAttempts) {
        return;
      }
    }
    throw new AssertionError("a thousand guesses were looked at");
  }

  /** Somebody signs in with wrong passwords, or asks for mails, until the source may not. */
  void exhaustSignInsAt(Source source) {
    untilLimited(i -> signIn(i + "@x.example", WRONG, source) instanceof SignIn.TooManyAttempts);
  }

  void exhaustMailsAt(Source source) {
    untilLimited(
        i ->
            world
                .engine()
                .passwords()
                .requestReset(address(i + "@x.example"), source, Optional.empty())
                .isPresent());
  }

  private static void untilLimited(IntPredicate isLimited) {
    if (IntStream.range(0, 1_000).noneMatch(isLimited)) {
      throw new AssertionError("a thousand attempts were not limited");
    }
  }

  Optional<Instant> askForReset(String source) {
    return world
        .engine()
        .passwords()
        .requestReset(address(ADA), new Source(source), Optional.empty());
  }

  /** Ada resets her password by the mailed link. */
  PasswordSet reset(String password) {
    askForReset("192.0.2.1");
    world.doJobs();
    return world
        .engine()
        .passwords()
        .reset(world.newestProof("reset"), Password.of(password))
        .orElseThrow();
  }
}
