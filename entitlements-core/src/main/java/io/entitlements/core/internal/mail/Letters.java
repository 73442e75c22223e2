package io.entitlements.core.internal.mail;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.catalog.Catalog;
import io.entitlements.catalog.Product;
import io.entitlements.claim.PurchaseOrder;
import io.entitlements.spi.Job;
import io.entitlements.spi.Mail;
import io.entitlements.spi.StoredOrder;
import io.entitlements.spi.Token;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.OrderId;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The emails themselves; each method is the handler of one kind of job. */
public final class Letters {

  private static final Duration WELCOME_LINK_LIFETIME = Duration.ofDays(3);

  /** Longer than it takes until one more may be asked for: so one that works is always there. */
  private static final Duration RESET_LINK_LIFETIME = Duration.ofHours(2);

  private final MailJobs jobs;
  private final Links links;
  private final Supplier<Catalog> catalog;

  /** Composes the service. */
  public Letters(MailJobs jobs, Links links, Supplier<Catalog> catalog) {
    this.jobs = jobs;
    this.links = links;
    this.catalog = catalog;
  }

  /** Mails the URL that claims an order's software to the buyer, who may forward it. */
  public void orderConfirmation(Job job) throws IOException {
    OrderId id = OrderId.parse(job.argument());
    jobs.send(
        job, store -> store.orders().find(id).map(order -> orderConfirmation(store, job, order)));
  }

  private Mail orderConfirmation(UnitOfWork store, Job job, StoredOrder stored) {
    PurchaseOrder order = stored.order();
    String secret =
        jobs.newSecret(store, Token.Kind.CLAIM, stored.id(), stored.id().value(), Optional.empty());
    String software =
        order.bundles().stream()
            .map(bundle -> "  - " + name(bundle) + ", " + bundle.seats() + " seats")
            .collect(Collectors.joining("\n"));
    String text =
        """
        Thank you for your purchase order %s.

        This software came with it:

        %s

        To claim it for your school or district, open

          %s

        and sign in, or sign up first and open the link again. You may forward this
        message to the person who looks after software in your organization.
        """
            .formatted(order.number(), software, links.claim(secret));
    return mail(job, order.buyerEmail(), "Purchase order confirmation " + order.number(), text);
  }

  private String name(PurchaseOrder.Bundle bundle) {
    return catalog
        .get()
        .product(bundle.product())
        .map(Product::name)
        .orElse(bundle.product().value());
  }

  /** Mails the link that ends a sign-up, or, to somebody who ended it before, where to sign in. */
  public void welcome(Job job) throws IOException {
    AccountId id = AccountId.parse(job.argument());
    jobs.send(
        job,
        store ->
            store
                .accounts()
                .find(id)
                .filter(Letters::isReachable)
                .map(account -> welcome(store, job, account)));
  }

  /** Mails the link that resets a password; to whom none was ever set, the welcome link. */
  public void reset(Job job) throws IOException {
    AccountId id = AccountId.parse(job.argument());
    jobs.send(job, store -> store.accounts().find(id).flatMap(found -> reset(store, job, found)));
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
    String text =
        """
        Somebody, probably you, wants to set a new password. Open

          %s

        within %d hours, and type this code there:

          %s

        If it was not you, ignore this message: the old password stays.
        """
            .formatted(links.reset(link.secret()), RESET_LINK_LIFETIME.toHours(), link.code());
    return Optional.of(mail(job, account.email(), "Set a new password", text));
  }

  private Mail welcome(UnitOfWork store, Job job, Account account) {
    if (account.status() == AccountStatus.ACTIVE) {
      String text =
          """
          Somebody, probably you, wanted to sign up with this address. You have an
          account already; sign in at

            %s
          """
              .formatted(links.signIn());
      return mail(job, account.email(), "You have an account already", text);
    }
    MailJobs.MailedLink link =
        jobs.newLink(
            store,
            Token.Kind.ACCOUNT_CONFIRMATION,
            account.id(),
            account.id().value(),
            WELCOME_LINK_LIFETIME);
    String text =
        """
        Welcome. To finish signing up, open

          %s

        within %d days, and type this code there:

          %s

        If it was not you who signed up, ignore this message.
        """
            .formatted(links.confirm(link.secret()), WELCOME_LINK_LIFETIME.toDays(), link.code());
    return mail(job, account.email(), "Finish signing up", text);
  }

  private static boolean isReachable(Account account) {
    return account.status() == AccountStatus.PENDING || account.status() == AccountStatus.ACTIVE;
  }

  private static Mail mail(Job job, EmailAddress to, String subject, String text) {
    return new Mail(job.id().toString(), to, subject, text);
  }
}
