package io.entitlements.core.internal.claim;

import io.entitlements.account.Account;
import io.entitlements.account.Action;
import io.entitlements.account.Organization;
import io.entitlements.catalog.Catalog;
import io.entitlements.catalog.Product;
import io.entitlements.catalog.ProductId;
import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimedBundle;
import io.entitlements.core.internal.mail.Letter;
import io.entitlements.core.internal.mail.LetterWriter;
import io.entitlements.core.internal.mail.MailJobs;
import io.entitlements.core.internal.mail.Phrase;
import io.entitlements.core.internal.member.Members;
import io.entitlements.spi.Job;
import io.entitlements.spi.Mail;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.ClaimId;
import io.entitlements.type.OrganizationId;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells one administrator that a claim takes longer than promised. */
public final class OverdueMail {

  private final MailJobs jobs;
  private final LetterWriter writer;
  private final Supplier<Catalog> catalog;

  /** Composes the task. */
  public OverdueMail(MailJobs jobs, LetterWriter writer, Supplier<Catalog> catalog) {
    this.jobs = jobs;
    this.writer = writer;
    this.catalog = catalog;
  }

  /** Does a job of kind {@code claim-overdue-mail}; what is not true any more is not sent. */
  public void send(Job job) throws IOException {
    OrganizationId organization = new OrganizationId(job.scope().value());
    int space = job.argument().indexOf(' ');
    AccountId to = AccountId.parse(job.argument().substring(0, space));
    ClaimId claim = ClaimId.parse(job.argument().substring(space + 1));
    jobs.send(
        job,
        store ->
            store
                .claims()
                .find(organization, claim)
                .filter(found -> found.end().isEmpty())
                .flatMap(found -> mail(store, job, found, to)));
  }

  private Optional<Mail> mail(UnitOfWork store, Job job, Claim claim, AccountId to) {
    if (!Members.may(store, claim.organization(), to, Action.CLAIM)) {
      return Optional.empty();
    }
    Organization organization = store.organizations().find(claim.organization()).orElseThrow();
    return store
        .accounts()
        .find(to)
        .map(Account::email)
        .map(address -> writer.write(job, address, letter(claim, organization.details())));
  }

  private Letter letter(Claim claim, Organization.Details organization) {
    Letter letter =
        Letter.about(Phrase.of("overdue.subject").with("organization", organization.name()))
            .say(
                Phrase.of("overdue.text")
                    .with("organization", organization.name())
                    .with("day", claim.submittedAt().atZone(organization.zone()).toLocalDate()));
    for (ClaimedBundle bundle : claim.bundles()) {
      letter =
          letter.item(
              Phrase.of("overdue.item")
                  .with("product", name(bundle.product()))
                  .with("seats", Phrase.seats(bundle.seats())));
    }
    return letter
        .say(Phrase.of("overdue.support").with("claim", claim.id().toString()))
        .smallPrint("notice.why");
  }

  private String name(ProductId product) {
    return catalog.get().product(product).map(Product::name).orElse(product.value());
  }
}
