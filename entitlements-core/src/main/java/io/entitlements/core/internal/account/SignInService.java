package io.entitlements.core.internal.account;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.account.AttemptLimits;
import io.entitlements.account.ExternalIdentity;
import io.entitlements.account.ExternalPerson;
import io.entitlements.account.IdentityRefusal;
import io.entitlements.account.KnownBrowser;
import io.entitlements.account.Password;
import io.entitlements.account.SignIn;
import io.entitlements.account.SignIns;
import io.entitlements.account.Source;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.spi.AttemptStore;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.Limit;
import io.entitlements.type.Outcome;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Signing in by password. An address without an account goes the same way through the same
 * statements and the same hashing, and only the end differs.
 */
public final class SignInService implements SignIns {

  private static final AccountId NOBODY = new AccountId(new UUID(0, 0));

  private final Changes changes;
  private final PasswordHasher hasher;
  private final AttemptLimits limits;
  private final Browsers browsers;
  private final ExternalSignIns external;

  /** Composes the service. */
  public SignInService(
      Changes changes,
      PasswordHasher hasher,
      AttemptLimits limits,
      Browsers browsers,
      ExternalSignIns external) {
    this.changes = changes;
    this.hasher = hasher;
    this.limits = limits;
    this.browsers = browsers;
    this.external = external;
  }

  @Override
  public SignIn signIn(
      EmailAddress email, Password password, Source source, Optional<KnownBrowser> browser) {
    Attempt attempt = changes.note(store -> begin(store, email, source, browser));
    if (attempt.retryAt().isPresent()) {
      return new SignIn.TooManyAttempts(attempt.retryAt().get());
    }
    if (!hasher.matches(password, attempt.hash())) {
      return new SignIn.Refused(SignIn.Why.WRONG);
    }
    String hash = attempt.hash().orElseThrow();
    String upToDate = hasher.isOutdated(hash) ? hasher.hash(password) : hash;
    KnownBrowser known = attempt.known().orElseGet(browsers::next);
    return changes.note(store -> end(store, attempt, known, upToDate));
  }

  @Override
  public SignIn signIn(ExternalPerson person) {
    return changes.write(
        new Actor.Task("external-sign-in"),
        "account.sign-in",
        change -> external.signIn(change, person));
  }

  @Override
  public Outcome<AccountId, IdentityRefusal> link(AccountId account, ExternalIdentity identity) {
    return changes.make(
        new Actor.Person(account),
        "identity.link",
        done -> done,
        change -> external.link(change, account, identity));
  }

  @Override
  public Outcome<AccountId, IdentityRefusal> unlink(AccountId account, ExternalIdentity identity) {
    return changes.make(
        new Actor.Person(account),
        "identity.unlink",
        done -> done,
        change -> ExternalSignIns.unlink(change, account, identity));
  }

  @Override
  public List<ExternalIdentity> identities(AccountId account) {
    return changes.read(store -> store.identities().of(account));
  }

  /**
   * What is known before the hashing.
   *
   * @param buckets what the attempt is taken from, with the limit of each
   * @param known the browser, if the account's owner was signed in there
   * @param retryAt until when there is nothing more to take from one of the buckets
   */
  private record Attempt(
      Map<String, Limit> buckets,
      AccountId account,
      Optional<String> hash,
      Optional<KnownBrowser> known,
      Optional<Instant> retryAt) {}

  private Attempt begin(
      UnitOfWork store, EmailAddress email, Source source, Optional<KnownBrowser> browser) {
    Instant now = changes.now();
    AccountId account = store.accounts().find(email).map(Account::id).orElse(NOBODY);
    Optional<String> hash = store.passwords().find(account);
    String lookup = Browsers.lookup(browser.orElse(Browsers.NONE));
    boolean known = Browsers.owner(store, lookup, now).equals(Optional.of(account));
    Map<String, Limit> buckets =
        known ? Map.of(Buckets.signIn(lookup), limits.perBrowser()) : ofStrangers(email, source);
    Optional<Instant> retryAt = take(store.attempts(), now, buckets);
    return new Attempt(buckets, account, hash, known ? browser : Optional.empty(), retryAt);
  }

  private Map<String, Limit> ofStrangers(EmailAddress email, Source source) {
    Map<String, Limit> buckets = new LinkedHashMap<>();
    buckets.put(Buckets.signIn(source), limits.perSource());
    buckets.put(Buckets.signIn(email), limits.perAccount());
    return buckets;
  }

  /** From one after the other, until there is nothing to take. */
  private static Optional<Instant> take(
      AttemptStore attempts, Instant now, Map<String, Limit> buckets) {
    return buckets.entrySet().stream()
        .map(bucket -> attempts.take(bucket.getKey(), now, bucket.getValue()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Looks again, under a lock: the password may have been reset while its hash was computed. */
  private SignIn end(UnitOfWork store, Attempt attempt, KnownBrowser browser, String upToDate) {
    AccountId account = attempt.account();
    Optional<AccountStatus> status = store.accounts().lock(account).map(Account::status);
    Optional<String> stored = store.passwords().find(account);
    boolean same = stored.equals(attempt.hash()) || stored.equals(Optional.of(upToDate));
    if (status.isEmpty() || !same) {
      return new SignIn.Refused(SignIn.Why.WRONG);
    }
    attempt.buckets().forEach(store.attempts()::giveBack);
    if (status.get() != AccountStatus.ACTIVE) {
      return new SignIn.Refused(SignIn.Why.DISABLED);
    }
    attempt
        .hash()
        .filter(hash -> !hash.equals(upToDate))
        .ifPresent(hash -> store.passwords().replace(account, upToDate, hash));
    if (attempt.known().isEmpty()) {
      browsers.remember(store, browser, account, changes.now());
    }
    return new SignIn.SignedIn(account, Optional.of(browser));
  }
}
