package io.entitlements.core.internal.mail;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.spi.Job;
import io.entitlements.spi.Mail;
import io.entitlements.spi.Token;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The emails about an account; each method is the handler of one kind of job. */
public final class Letters {

  private static final Duration WELCOME_LINK_LIFETIME = Duration.ofDays(3);

  /** Longer than it takes until one more may be asked for: so one that works is always there. */
  private static final Duration RESET_LINK_LIFETIME = Duration.ofHours(2);

  private final MailJobs jobs;
  private final LetterWriter writer;
  private final Links links;

  /** Composes the service. */
  public Letters(MailJobs jobs, LetterWriter writer, Links links) {
    this.jobs = jobs;
    this.writer = writer;
    this.links = links;
  }

  /** Mails the link that ends a sign-up, or, to somebody who ended it before, where to sign in. */
  public void welcome(Job job) throws IOException {
    AccountId id = AccountId.parse(job.argument());
    jobs.send(
        job,
        store ->
            store
                .accounts()
                .lock(id)
                .filter(Letters::isReachable)
                .map(account -> welcome(store, job, account)));
  }

  /**
   * Mails the link that resets a password; to whom none was ever set, the welcome link. The account
   * is locked: whoever changes its address meanwhile ends this link too, or it goes to the new one.
   */
  public void reset(Job job) throws IOException {
    AccountId id = AccountId.parse(job.argument());
    jobs.send(job, store -> store.accounts().lock(id).flatMap(found -> reset(store, job, found)));
  }

  private Optional<Mail> reset(UnitOfWork store, Job job, Account account) {
    if (account.status() == AccountStatus.PENDING) {
      return Optional.of(welcome(store, job, account));
    }
    if (account.status() != AccountStatus.ACTIVE) {
      return Optional.empty();
    }
    MailJobs.MailedLink link =
        jobs.newLink(
            store,
            Token.Kind.PASSWORD_RESET,
            account.id(),
            account.id().value(),
            RESET_LINK_LIFETIME);
    Phrase hours = Phrase.counted("hours", RESET_LINK_LIFETIME.toHours());
    Letter letter =
        Letter.about(Phrase.of("reset.subject"))
            .say(Phrase.of("reset.text").with("hours", hours))
            .button("reset.button", links.reset(link.secret()))
            .code(link.code())
            .smallPrint("reset.ignore");
    return Optional.of(writer.write(job, account.email(), letter));
  }

  private Mail welcome(UnitOfWork store, Job job, Account account) {
    if (account.status() == AccountStatus.ACTIVE) {
      Letter letter =
          Letter.about(Phrase.of("known.subject"))
              .say("known.text")
              .button("known.button", links.signIn());
      return writer.write(job, account.email(), letter);
    }
    MailJobs.MailedLink link =
        jobs.newLink(
            store,
            Token.Kind.ACCOUNT_CONFIRMATION,
            account.id(),
            account.id().value(),
            WELCOME_LINK_LIFETIME);
    Phrase days = Phrase.counted("days", WELCOME_LINK_LIFETIME.toDays());
    Letter letter =
        Letter.about(Phrase.of("welcome.subject"))
            .say(Phrase.of("welcome.text").with("days", days))
            .button("welcome.button", links.confirm(link.secret()))
            .code(link.code())
            .smallPrint("welcome.ignore");
    return writer.write(job, account.email(), letter);
  }

  private static boolean isReachable(Account account) {
    return account.status() == AccountStatus.PENDING || account.status() == AccountStatus.ACTIVE;
  }
}
