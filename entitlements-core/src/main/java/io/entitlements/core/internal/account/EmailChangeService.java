package io.entitlements.core.internal.account;

import io.entitlements.account.EmailChanges;
import io.entitlements.account.LinkProof;
import io.entitlements.account.LinkState;
import io.entitlements.account.Source;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.job.JobKinds;
import io.entitlements.core.internal.job.NewJobs;
import io.entitlements.core.internal.link.LinkActs;
import io.entitlements.core.internal.member.Members;
import io.entitlements.event.AccountEvent;
import io.entitlements.spi.EmailChange;
import io.entitlements.spi.Token;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.JobId;
import io.entitlements.type.Outcome;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Changing the address of an account. */
public final class EmailChangeService implements EmailChanges {

  private final Changes changes;
  private final LinkActs links;
  private final MailRequests mails;
  private final Ids ids;
  private final AccountDeletion deletion;

  /** Composes the service. */
  public EmailChangeService(Changes changes, LinkActs links, MailRequests mails, Ids ids) {
    this.changes = changes;
    this.links = links;
    this.mails = mails;
    this.ids = ids;
    this.deletion = new AccountDeletion(new AccountLife(ids), ids);
  }

  @Override
  public Optional<Instant> request(AccountId account, EmailAddress email, Source source) {
    MailRequests.Allowance allowance = mails.take(email, source, MailRequests.Kind.NEW_ADDRESS);
    if (allowance.sends()) {
      // Made once, so that an outcome that is not known is settled without further mails.
      EmailChange wanted = new EmailChange(account, nextId(), email, false, false);
      JobId toOld = new JobId(nextId());
      JobId toNew = new JobId(nextId());
      changes.write(
          new Actor.Person(account), "email.change", change -> begin(change, wanted, toOld, toNew));
    }
    return allowance.retryAt();
  }

  private UUID nextId() {
    return ids.next(changes.now());
  }

  private static AccountId begin(Change change, EmailChange wanted, JobId toOld, JobId toNew) {
    AccountId account = wanted.account();
    change.store().accounts().lock(account);
    if (Members.isActive(change.store(), account)
        && askFor(change, wanted, JobKinds.OLD_ADDRESS_MAIL, toOld)) {
      askFor(change, wanted, JobKinds.NEW_ADDRESS_MAIL, toNew);
      change.store().emailChanges().put(wanted);
      change.record(account, new AccountEvent.EmailChangeRequested(account));
    }
    return account;
  }

  /** False if an earlier attempt, whose outcome was not known, has done so. */
  private static boolean askFor(Change change, EmailChange wanted, String kind, JobId id) {
    String argument = wanted.id().toString();
    return NewJobs.ask(change.store(), wanted.account(), id, kind, argument, change.now());
  }

  @Override
  public LinkState look(Side side, String secret) {
    return links.look(kind(side), secret);
  }

  @Override
  public Outcome<Progress, Refusal> confirm(Side side, LinkProof proof) {
    Outcome<EmailConfirmation.Made, Refusal> outcome =
        links.act(kind(side), proof, "email.confirm", new EmailConfirmation(side, ids, deletion));
    if (outcome instanceof Outcome.Done<EmailConfirmation.Made, Refusal> done) {
      return Outcome.done(done.value().progress(), done.revision());
    }
    return Outcome.refused(((Outcome.Refused<?, Refusal>) outcome).reason());
  }

  private static Token.Kind kind(Side side) {
    return side == Side.OLD ? Token.Kind.OLD_ADDRESS : Token.Kind.NEW_ADDRESS;
  }
}
