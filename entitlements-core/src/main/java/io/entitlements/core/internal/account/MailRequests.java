package io.entitlements.core.internal.account;

import io.entitlements.account.Account;
import io.entitlements.account.AttemptLimits;
import io.entitlements.account.KnownBrowser;
import io.entitlements.account.Source;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.job.JobKinds;
import io.entitlements.spi.AttemptStore;
import io.entitlements.spi.Job;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.JobId;
import io.entitlements.type.Limit;
import java.time.Instant;
import java.util.Optional;

/**
 * Mails to an address that anybody can ask for. Whether an account is there is found out by the
 * job, so that whoever asks learns nothing from the answer or from the time that it takes.
 */
public final class MailRequests {

  /** What can be asked for. */
  enum Kind {
    WELCOME("welcome", JobKinds.WELCOME_MAIL),
    RESET("reset", JobKinds.RESET_MAIL),
    NEW_ADDRESS("address", JobKinds.NEW_ADDRESS_MAIL);

    private final String bucket;
    private final String job;

    Kind(String bucket, String job) {
      this.bucket = bucket;
      this.job = job;
    }
  }

  private final Changes changes;
  private final Ids ids;
  private final AttemptLimits limits;

  /** Composes it. */
  public MailRequests(Changes changes, Ids ids, AttemptLimits limits) {
    this.changes = changes;
    this.ids = ids;
    this.limits = limits;
  }

  /** What comes of asking. */
  record Allowance(Optional<Instant> retryAt, boolean sends) {}

  /** Takes what a mail costs: a source that has asked too often is told so, an address is not. */
  Allowance take(EmailAddress email, Source source, Kind kind) {
    return changes.note(
        store -> take(store, email, Buckets.mail(source), limits.mailsPerSource(), kind));
  }

  /**
   * The same from a browser: one in which the owner of the address was signed in has a bucket of
   * its own, so that nobody who shares the source uses it up.
   */
  private Allowance take(EmailAddress email, Source source, KnownBrowser browser, Kind kind) {
    String lookup = Browsers.lookup(browser);
    return changes.note(
        store -> {
          Optional<AccountId> owner = Browsers.owner(store, lookup, changes.now());
          Optional<AccountId> account = store.accounts().find(email).map(Account::id);
          return owner.isPresent() && owner.equals(account)
              ? take(store, email, Buckets.mail(lookup), limits.perBrowser(), kind)
              : take(store, email, Buckets.mail(source), limits.mailsPerSource(), kind);
        });
  }

  private Allowance take(
      UnitOfWork store, EmailAddress email, String asker, Limit perAsker, Kind kind) {
    AttemptStore attempts = store.attempts();
    Instant now = changes.now();
    Optional<Instant> retryAt = attempts.take(asker, now, perAsker);
    boolean sends =
        retryAt.isEmpty()
            && attempts
                .take(Buckets.mail(kind.bucket, email), now, limits.mailsPerAddress())
                .isEmpty();
    return new Allowance(retryAt, sends);
  }

  /** Asks for a mail to the account of an address, if there is one. */
  Optional<Instant> request(
      EmailAddress email, Source source, Optional<KnownBrowser> browser, Kind kind) {
    Allowance allowance = take(email, source, browser.orElse(Browsers.NONE), kind);
    if (allowance.sends()) {
      JobId id = new JobId(ids.next(changes.now()));
      changes.touch(store -> insert(store, account(store, email), kind, id));
    }
    return allowance.retryAt();
  }

  /** Without an account the job finds nobody, and does nothing. */
  private AccountId account(UnitOfWork store, EmailAddress email) {
    AccountId nobody = new AccountId(ids.next(changes.now()));
    return store.accounts().find(email).map(Account::id).orElse(nobody);
  }

  /** Asks for a mail to an account. */
  void insert(UnitOfWork store, AccountId account, Kind kind) {
    insert(store, account, kind, new JobId(ids.next(changes.now())));
  }

  private void insert(UnitOfWork store, AccountId account, Kind kind, JobId id) {
    store.jobs().insert(new Job(account, id, kind.job, account.toString(), changes.now(), 0));
  }
}
