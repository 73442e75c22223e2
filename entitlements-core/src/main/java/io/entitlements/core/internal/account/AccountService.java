package io.entitlements.core.internal.account;

import io.entitlements.account.Account;
import io.entitlements.account.Accounts;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.change.Secrets;
import io.entitlements.core.internal.job.JobKinds;
import io.entitlements.core.internal.member.Members;
import io.entitlements.event.AccountEvent;
import io.entitlements.spi.Job;
import io.entitlements.spi.Token;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.DisplayText;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.JobId;
import io.entitlements.type.Outcome;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Signing up, and finding who somebody is. */
public final class AccountService implements Accounts {

  private final Changes changes;
  private final Members members;
  private final Ids ids;

  /** Composes the service. */
  public AccountService(Changes changes, Members members, Ids ids) {
    this.changes = changes;
    this.members = members;
    this.ids = ids;
  }

  @Override
  public void signUp(EmailAddress email, String name) {
    DisplayText.check("name", name, 0, Account.MAX_NAME_LENGTH);
    changes.write(
        new Actor.Task("sign-up"), "account.sign-up", change -> begin(change, email, name));
  }

  private AccountId begin(Change change, EmailAddress email, String name) {
    Account account = members.account(change, email, name);
    if (!name.isEmpty() && change.store().accounts().nameIfUnnamed(account.id(), name)) {
      change.record(account.id(), new AccountEvent.AccountNamed(account.id()));
    }
    change
        .store()
        .jobs()
        .insert(
            new Job(
                account.id(),
                new JobId(ids.next(change.now())),
                JobKinds.WELCOME_MAIL,
                account.id().toString(),
                change.now(),
                0));
    return account.id();
  }

  @Override
  public Outcome<AccountId, LinkRefusal> confirm(String secret) {
    String lookup = Secrets.hashOfLink(secret);
    // If an attempt's outcome is not known, the next one finds the link spent: by this very call.
    Set<Instant> attempts = new HashSet<>();
    return changes.make(
        new Actor.Task("confirm-link"),
        "account.confirm",
        account -> account,
        change -> confirm(change, lookup, attempts));
  }

  private static Attempt<AccountId, LinkRefusal> confirm(
      Change change, String lookup, Set<Instant> attempts) {
    Token.Kind kind = Token.Kind.ACCOUNT_CONFIRMATION;
    Optional<Token> token = change.store().tokens().find(kind, lookup);
    if (token.isEmpty()) {
      return Attempt.denied(LinkRefusal.LINK_NOT_VALID);
    }
    AccountId account = new AccountId(token.get().target());
    if (token.get().spentAt().filter(attempts::contains).isPresent()) {
      return Attempt.made(account);
    }
    attempts.add(change.now());
    if (!change.store().tokens().spend(kind, lookup, change.now())) {
      return Attempt.denied(LinkRefusal.LINK_NOT_VALID);
    }
    if (change.store().accounts().activate(account)) {
      change.record(account, new AccountEvent.AccountConfirmed(account));
    }
    return Attempt.made(account);
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
