package io.entitlements.core.internal.notice;

import io.entitlements.account.Account;
import io.entitlements.account.Action;
import io.entitlements.catalog.Catalog;
import io.entitlements.catalog.Product;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.mail.Letter;
import io.entitlements.core.internal.mail.LetterWriter;
import io.entitlements.core.internal.mail.Links;
import io.entitlements.core.internal.mail.MailJobs;
import io.entitlements.core.internal.member.Members;
import io.entitlements.core.internal.signing.ProductKeyMint;
import io.entitlements.spi.Job;
import io.entitlements.spi.Mail;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sends one notice to one administrator. It is written when it is sent, from the facts of that
 * moment: what is not true any more is not sent, nor to who is no administrator any more.
 */
public final class NoticeMail {

  private final Changes changes;
  private final MailJobs jobs;
  private final LetterWriter writer;
  private final Links links;
  private final Supplier<Catalog> catalog;
  private final EndingLetter ending;
  private final Excess.Finder excess;

  /** Composes the task. */
  public NoticeMail(
      Changes changes,
      MailJobs jobs,
      LetterWriter writer,
      Links links,
      Supplier<Catalog> catalog,
      ProductKeyMint mint,
      Excess.Finder excess) {
    this.changes = changes;
    this.jobs = jobs;
    this.writer = writer;
    this.links = links;
    this.catalog = catalog;
    this.ending = new EndingLetter(mint);
    this.excess = excess;
  }

  /** Does a job of kind {@code notice-mail}. */
  public void send(Job job) throws IOException {
    OrganizationId organization = new OrganizationId(job.scope().value());
    int space = job.argument().indexOf(' ');
    AccountId account = AccountId.parse(job.argument().substring(0, space));
    Notice notice = Notice.parse(job.argument().substring(space + 1));
    jobs.send(job, store -> mail(store, job, organization, account, notice));
  }

  private Optional<Mail> mail(
      UnitOfWork store, Job job, OrganizationId organization, AccountId id, Notice notice) {
    Optional<Account> account =
        store
            .accounts()
            .find(id)
            .filter(found -> Members.may(store, organization, id, Action.MANAGE_SUBSCRIPTIONS));
    if (account.isEmpty()) {
      return Optional.empty();
    }
    return letter(store, organization, notice)
        .map(letter -> mail(job, account.get(), notice, letter));
  }

  private Optional<Letter> letter(UnitOfWork store, OrganizationId organization, Notice notice) {
    Instant now = changes.now();
    Optional<NoticeFacts> known = NoticeFacts.of(store, organization, notice.subscription(), now);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    NoticeFacts facts = known.get();
    Product product = catalog.get().product(facts.subscription().product()).orElseThrow();
    if (notice instanceof Notice.Ending end) {
      return ending.write(end, facts, product);
    }
    if (notice instanceof Notice.Filling filling) {
      return SeatLetters.filling(filling, facts, product);
    }
    if (notice instanceof Notice.OfList list) {
      return ListLetters.write(list, store, facts, product);
    }
    return SeatLetters.tooFew(
        (Notice.TooFew) notice,
        facts,
        product,
        excess.at(store, organization, notice.subscription(), now));
  }

  private Mail mail(Job job, Account to, Notice notice, Letter letter) {
    return writer.write(
        job,
        to.email(),
        letter
            .button("notice.button", links.subscription(notice.subscription()))
            .smallPrint("notice.why"));
  }
}
