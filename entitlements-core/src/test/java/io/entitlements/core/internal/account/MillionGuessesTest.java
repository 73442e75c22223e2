package io.entitlements.core.internal.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.account.AttemptLimits;
import io.entitlements.account.HashingCost;
import io.entitlements.account.KnownBrowser;
import io.entitlements.account.Password;
import io.entitlements.account.PasswordPolicy;
import io.entitlements.account.SignIn;
import io.entitlements.account.SignIn.SignedIn;
import io.entitlements.account.Source;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.change.Secrets;
import io.entitlements.core.internal.member.Members;
import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MillionGuessesTest {

  private static final EmailAddress ADA = EmailAddress.of("ada@school.example");
  private static final Password RIGHT = Password.of("correct horse battery");
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

  private final SecureRandom random = new SecureRandom();
  private final AtomicInteger hashings = new AtomicInteger();
  private final Moved clock = new Moved();
  private final MemoryStorage storage = MemoryStorage.create();
  private final AttemptLimits limits = AttemptLimits.DEFAULT;
  private final PasswordHasher hasher =
      new PasswordHasher(
          PasswordPolicy.DEFAULT.at(HashingCost.INSECURE_FOR_TESTS),
          random,
          (password, salt, cost, length) -> {
            hashings.incrementAndGet();
            return Arrays.copyOf(password, length);
          });
  private final SignInService signIns =
      new SignInService(
          new Changes(storage, clock),
          hasher,
          limits,
          new Browsers(new Secrets(random), limits.browserLifetime()),
          new ExternalSignIns(new Members(new Ids(random))));

  @Test
  void a_million_guesses_from_everywhere_are_hardly_looked_at_and_keep_the_owner_in() {
    Optional<KnownBrowser> browser = ownersBrowser();
    hashings.set(0);
    int lookedAt = 0;
    int ownersSignIns = 0;
    for (int guess = 0; guess < 1_000_000; guess++) {
      Password password = Password.of("guess number " + guess);
      SignIn answer = signIns.signIn(ADA, password, new Source("s" + guess), Optional.empty());
      lookedAt += answer instanceof SignIn.TooManyAttempts ? 0 : 1;
      if (guess % 10_000 == 0) {
        ownersSignIns++;
        assertThat(signIns.signIn(ADA, RIGHT, new Source("home"), browser))
            .isInstanceOf(SignedIn.class);
      }
      clock.now = clock.now.plusSeconds(1);
    }
    long paces = Duration.between(START, clock.now).dividedBy(limits.perAccount().every());
    assertThat(lookedAt).isBetween((int) paces, (int) paces + limits.perAccount().burst());
    assertThat(hashings.get()).isEqualTo(lookedAt + ownersSignIns);
  }

  private Optional<KnownBrowser> ownersBrowser() {
    AccountId id = new AccountId(UUID.randomUUID());
    storage.write(
        store ->
            store
                    .accounts()
                    .insert(new Account(id, ADA, "", AccountStatus.ACTIVE, Optional.empty()))
                && store.passwords().insert(id, hasher.hash(RIGHT)));
    SignIn first = signIns.signIn(ADA, RIGHT, new Source("home"), Optional.empty());
    return ((SignedIn) first).browser();
  }

  private static final class Moved extends Clock {
    private Instant now = START;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
