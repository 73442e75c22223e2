package io.entitlements.core.internal.account;

import io.entitlements.account.Account;
import io.entitlements.account.AttemptLimits;
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
        store -> {
          AttemptStore attempts = store.attempts();
          Instant now = changes.now();
          Optional<Instant> retryAt =
              attempts.take(Buckets.mail(source), now, limits.mailsPerSource());
          boolean sends =
              retryAt.isEmpty()
                  && attempts
                      .take(Buckets.mail(kind.bucket, email), now, limits.mailsPerAddress())
                      .isEmpty();
          return new Allowance(retryAt, sends);
        });
  }

  /** Asks for a mail to the account of an address, if there is one. */
  Optional<Instant> request(EmailAddress email, Source source, Kind kind) {
    Allowance allowance = take(email, source, kind);
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
