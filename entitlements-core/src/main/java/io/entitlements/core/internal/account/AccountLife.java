package io.entitlements.core.internal.account;

import io.entitlements.account.Account;
import io.entitlements.account.AccountRefusal;
import io.entitlements.account.AccountStatus;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.lease.Revocations;
import io.entitlements.event.AccountEvent;
import io.entitlements.lease.LeasesOf;
import io.entitlements.spi.Token;
import io.entitlements.type.AccountId;
import java.util.Optional;

/** Disabling accounts, and enabling them again. */
public final class AccountLife {

  private final Ids ids;

  /** Composes it. */
  public AccountLife(Ids ids) {
    this.ids = ids;
  }

  Attempt<AccountId, AccountRefusal> disable(Change change, AccountId account) {
    Optional<AccountStatus> status = lock(change, account);
    if (status.isEmpty()) {
      return Attempt.denied(AccountRefusal.UNKNOWN_ACCOUNT);
    }
    if (status.get() == AccountStatus.DISABLED) {
      return Attempt.made(account);
    }
    if (!change
        .store()
        .accounts()
        .changeStatus(account, AccountStatus.ACTIVE, AccountStatus.DISABLED)) {
      return Attempt.denied(AccountRefusal.NOT_ACTIVE);
    }
    endWaysIn(change, account);
    change.record(account, new AccountEvent.AccountDisabled(account));
    Revocations.add(change, account, new LeasesOf.Account(account), "the account was disabled");
    return Attempt.made(account);
  }

  static Attempt<AccountId, AccountRefusal> enable(Change change, AccountId account) {
    Optional<AccountStatus> status = lock(change, account);
    if (status.isEmpty()) {
      return Attempt.denied(AccountRefusal.UNKNOWN_ACCOUNT);
    }
    if (status.get() == AccountStatus.ACTIVE) {
      return Attempt.made(account);
    }
    if (!change
        .store()
        .accounts()
        .changeStatus(account, AccountStatus.DISABLED, AccountStatus.ACTIVE)) {
      return Attempt.denied(AccountRefusal.NOT_DISABLED);
    }
    change.record(account, new AccountEvent.AccountEnabled(account));
    return Attempt.made(account);
  }

  /** Links that are on their way, and what browsers keep. */
  void endWaysIn(Change change, AccountId account) {
    PasswordAct.endOthers(change, account, ids.next(change.now()));
    change
        .store()
        .tokens()
        .spendAll(
            Token.Kind.ACCOUNT_CONFIRMATION,
            account.value(),
            new Token.Spent(change.now(), ids.next(change.now())));
    change.store().emailChanges().remove(account);
  }

  static Optional<AccountStatus> lock(Change change, AccountId account) {
    return change
        .store()
        .accounts()
        .lock(account)
        .map(Account::status)
        .filter(status -> status != AccountStatus.DELETED);
  }
}
