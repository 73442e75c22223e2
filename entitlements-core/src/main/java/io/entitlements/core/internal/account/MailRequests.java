package io.entitlements.core.internal.account;

import io.entitlements.account.Account;
import io.entitlements.account.AttemptLimits;
import io.entitlements.account.KnownBrowser;
import io.entitlements.account.Source;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.job.JobKinds;
import io.entitlements.core.internal.job.NewJobs;
import io.entitlements.spi.AttemptStore;
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
    WELCOME("welcome"),
    RESET("reset"),
    NEW_ADDRESS("address");

    private final String bucket;

    Kind(String bucket) {
      this.bucket = bucket;
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

  /** Asks for a reset of the password of an address, if it has an account. */
  Optional<Instant> reset(EmailAddress email, Source source, Optional<KnownBrowser> browser) {
    Allowance allowance = take(email, source, browser.orElse(Browsers.NONE), Kind.RESET);
    if (allowance.sends()) {
      // Made once, so that an outcome that is not known is settled without a second mail.
      JobId id = new JobId(ids.next(changes.now()));
      AccountId nobody = nobody();
      changes.touch(
          store -> {
            AccountId account = store.accounts().find(email).map(Account::id).orElse(nobody);
            insert(store, account, id, JobKinds.RESET_MAIL, account.toString());
          });
    }
    return allowance.retryAt();
  }

  /** Asks for a welcome mail to an address, whether or not it has an account by now. */
  void signUp(EmailAddress email) {
    JobId id = new JobId(ids.next(changes.now()));
    AccountId nobody = nobody();
    changes.touch(store -> insert(store, nobody, id, JobKinds.SIGN_UP, email.value()));
  }

  /** Nobody's, or nobody's yet. */
  private AccountId nobody() {
    return new AccountId(ids.next(changes.now()));
  }

  private void insert(UnitOfWork store, AccountId scope, JobId id, String kind, String argument) {
    NewJobs.ask(store, scope, id, kind, argument, changes.now());
  }
}
