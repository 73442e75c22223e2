package io.entitlements.core.internal.account;

import io.entitlements.account.Account;
import io.entitlements.account.AccountRefusal;
import io.entitlements.account.Accounts;
import io.entitlements.account.LinkProof;
import io.entitlements.account.LinkRefusal;
import io.entitlements.account.LinkState;
import io.entitlements.account.Source;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.link.LinkActs;
import io.entitlements.core.internal.member.Members;
import io.entitlements.event.AccountEvent;
import io.entitlements.spi.Token;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.DisplayText;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.Outcome;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Signing up, and finding who somebody is. */
public final class AccountService implements Accounts {

  private final Changes changes;
  private final LinkActs links;
  private final MailRequests mails;
  private final AccountLife life;
  private final AccountDeletion deletion;

  /** Composes the service. */
  public AccountService(Changes changes, LinkActs links, MailRequests mails, Ids ids) {
    this.changes = changes;
    this.links = links;
    this.mails = mails;
    this.life = new AccountLife(ids);
    this.deletion = new AccountDeletion(life, ids);
  }

  @Override
  public void signUp(EmailAddress email) {
    mails.signUp(email);
  }

  @Override
  public Optional<Instant> signUp(EmailAddress email, Source source) {
    MailRequests.Allowance allowance = mails.take(email, source, MailRequests.Kind.WELCOME);
    if (allowance.sends()) {
      mails.signUp(email);
    }
    return allowance.retryAt();
  }

  @Override
  public Outcome<AccountId, LinkRefusal> confirm(LinkProof proof, String name) {
    DisplayText.check("name", name, 0, Account.MAX_NAME_LENGTH);
    return links.act(Token.Kind.ACCOUNT_CONFIRMATION, proof, "account.confirm", new Confirm(name));
  }

  @Override
  public Outcome<AccountId, AccountRefusal> rename(AccountId account, String name) {
    DisplayText.check("name", name, 1, Account.MAX_NAME_LENGTH);
    return make(
        new Actor.Person(account),
        account,
        "account.rename",
        change -> Naming.rename(change, account, name));
  }

  @Override
  public Outcome<AccountId, AccountRefusal> disable(Actor by, AccountId account) {
    return make(by, account, "account.disable", change -> life.disable(change, account));
  }

  @Override
  public Outcome<AccountId, AccountRefusal> enable(Actor by, AccountId account) {
    return make(by, account, "account.enable", change -> AccountLife.enable(change, account));
  }

  @Override
  public Outcome<AccountId, AccountRefusal> delete(Actor by, AccountId account) {
    return make(by, account, "account.delete", change -> deletion.delete(change, account));
  }

  private Outcome<AccountId, AccountRefusal> make(
      Actor by,
      AccountId account,
      String why,
      Function<Change, Attempt<AccountId, AccountRefusal>> work) {
    return changes.make(
        by,
        why,
        done -> done,
        change ->
            isDisabled(change.store(), by, account)
                ? Attempt.denied(AccountRefusal.NOT_ACTIVE)
                : work.apply(change));
  }

  /** Whoever asks about themselves is locked, so that nothing comes in between. */
  private static boolean isDisabled(UnitOfWork store, Actor by, AccountId account) {
    return by instanceof Actor.Person person
        && Members.isDisabled(
            person.account().equals(account)
                ? store.accounts().lock(account)
                : store.accounts().find(person.account()));
  }

  @Override
  public LinkState look(String secret) {
    return links.look(Token.Kind.ACCOUNT_CONFIRMATION, secret);
  }

  private static final class Confirm extends AccountAct<LinkRefusal> {

    private final String name;

    Confirm(String name) {
      this.name = name;
    }

    @Override
    public LinkRefusal refusal(LinkRefusal why) {
      return why;
    }

    @Override
    public Attempt<AccountId, LinkRefusal> make(Change change, Token link, UUID act) {
      AccountId account = new AccountId(link.target());
      if (Members.isDisabled(change.store().accounts().lock(account))) {
        return Attempt.denied(LinkRefusal.LINK_NOT_VALID);
      }
      if (change.store().accounts().activate(account)) {
        change.record(account, new AccountEvent.AccountConfirmed(account));
      }
      Naming.ifUnnamed(change, account, name);
      return Attempt.made(account);
    }
  }

  @Override
  public Optional<Account> find(EmailAddress email) {
    return changes.read(store -> store.accounts().find(email));
  }

  @Override
  public Optional<Account> find(AccountId account) {
    return changes.read(store -> store.accounts().find(account));
  }
}
