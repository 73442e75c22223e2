package io.entitlements.core.internal.mail;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.spi.EmailChange;
import io.entitlements.spi.Job;
import io.entitlements.spi.Mail;
import io.entitlements.spi.Token;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The two emails of a change of address; each method is the handler of one kind of job. */
public final class AddressLetters {

  private static final Duration LINK_LIFETIME = Duration.ofDays(1);

  private final MailJobs jobs;
  private final LetterWriter writer;
  private final Links links;

  /** Composes the service. */
  public AddressLetters(MailJobs jobs, LetterWriter writer, Links links) {
    this.jobs = jobs;
    this.writer = writer;
    this.links = links;
  }

  /** Mails to the old address that, and how, the change is confirmed from there. */
  public void toOld(Job job) throws IOException {
    jobs.send(job, store -> toOld(store, job));
  }

  private Optional<Mail> toOld(UnitOfWork store, Job job) {
    AccountId id = new AccountId(job.scope().value());
    Optional<Account> account =
        store.accounts().find(id).filter(found -> found.status() == AccountStatus.ACTIVE);
    return account.flatMap(
        active -> underWay(store, job).map(change -> toOld(store, job, active, change)));
  }

  private Mail toOld(UnitOfWork store, Job job, Account account, EmailChange change) {
    MailJobs.MailedLink link = newLink(store, job, Token.Kind.OLD_ADDRESS, change);
    Letter letter =
        Letter.about(Phrase.of("address.subject"))
            .say(
                Phrase.of("address.text")
                    .with("email", change.email().value())
                    .with("hours", hours()))
            .button("address.button", links.oldAddress(link.secret()))
            .code(link.code())
            .say("address.then")
            .smallPrint("address.ignore");
    return writer.write(job, account.email(), letter);
  }

  /** Mails to the new address how the change is confirmed from there. */
  public void toNew(Job job) throws IOException {
    jobs.send(job, store -> underWay(store, job).map(change -> toNew(store, job, change)));
  }

  private Mail toNew(UnitOfWork store, Job job, EmailChange change) {
    boolean isTaken =
        store
            .accounts()
            .find(change.email())
            .filter(found -> found.status() != AccountStatus.PENDING)
            .isPresent();
    Letter letter = isTaken ? taken() : free(newLink(store, job, Token.Kind.NEW_ADDRESS, change));
    return writer.write(job, change.email(), letter);
  }

  private Letter taken() {
    return Letter.about(Phrase.of("taken.subject"))
        .say("taken.text")
        .button("taken.button", links.signIn());
  }

  private Letter free(MailJobs.MailedLink link) {
    return Letter.about(Phrase.of("confirm.subject"))
        .say(Phrase.of("confirm.text").with("hours", hours()))
        .button("confirm.button", links.newAddress(link.secret()))
        .code(link.code())
        .smallPrint("confirm.ignore");
  }

  private static Phrase hours() {
    return Phrase.counted("hours", LINK_LIFETIME.toHours());
  }

  private MailJobs.MailedLink newLink(
      UnitOfWork store, Job job, Token.Kind kind, EmailChange change) {
    return jobs.newLink(store, kind, job.scope(), change.id(), LINK_LIFETIME);
  }

  /** Empty if another change was asked for since, or this one was made. */
  private static Optional<EmailChange> underWay(UnitOfWork store, Job job) {
    return store
        .emailChanges()
        .find(new AccountId(job.scope().value()))
        .filter(change -> change.id().toString().equals(job.argument()));
  }
}
