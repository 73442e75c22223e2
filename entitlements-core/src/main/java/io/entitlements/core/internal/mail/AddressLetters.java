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
  private final Links links;

  /** Composes the service. */
  public AddressLetters(MailJobs jobs, Links links) {
    this.jobs = jobs;
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
    String text =
        """
        Somebody, probably you, wants the address of your account to be

          %s

        from now on. To agree, open

          %s

        within %d hours, and type this code there:

          %s

        Then open the message that went to the new address. If it was not you, change
        your password: whoever it was is signed in with it.
        """
            .formatted(
                change.email(),
                links.oldAddress(link.secret()),
                LINK_LIFETIME.toHours(),
                link.code());
    return new Mail(job.id().toString(), account.email(), "Change of your address", text);
  }

  /** Mails to the new address how the change is confirmed from there. */
  public void toNew(Job job) throws IOException {
    jobs.send(job, store -> underWay(store, job).map(change -> toNew(store, job, change)));
  }

  private Mail toNew(UnitOfWork store, Job job, EmailChange change) {
    String text =
        store.accounts().find(change.email()).isPresent()
            ? taken()
            : free(newLink(store, job, Token.Kind.NEW_ADDRESS, change));
    return new Mail(job.id().toString(), change.email(), "Confirm your new address", text);
  }

  private String taken() {
    return """
    Somebody, probably you, wants to use this address for an account. It belongs to
    another account already; sign in there, or sign up, at

      %s

    and change that account's address first, or delete it.
    """
        .formatted(links.signIn());
  }

  private String free(MailJobs.MailedLink link) {
    return """
    Somebody, probably you, wants to use this address for an account. To confirm that
    it is yours, open

      %s

    within %d hours, and type this code there:

      %s

    If it was not you, ignore this message.
    """
        .formatted(links.newAddress(link.secret()), LINK_LIFETIME.toHours(), link.code());
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
