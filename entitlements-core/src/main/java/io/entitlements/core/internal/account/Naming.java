package io.entitlements.core.internal.account;

import io.entitlements.account.Account;
import io.entitlements.account.AccountRefusal;
import io.entitlements.account.AccountStatus;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.event.AccountEvent;
import io.entitlements.type.AccountId;
import java.util.Optional;

/** The names of people, given by whoever has shown to be the person. */
final class Naming {

  private Naming() {}

  /** Keeps a name where none is known. */
  static void ifUnnamed(Change change, AccountId account, String name) {
    if (!name.isEmpty() && change.store().accounts().nameIfUnnamed(account, name)) {
      change.record(account, new AccountEvent.AccountNamed(account));
    }
  }

  static Attempt<AccountId, AccountRefusal> rename(Change change, AccountId account, String name) {
    Optional<Account> locked =
        change
            .store()
            .accounts()
            .lock(account)
            .filter(found -> found.status() != AccountStatus.DELETED);
    if (locked.isEmpty()) {
      return Attempt.denied(AccountRefusal.UNKNOWN_ACCOUNT);
    }
    if (locked.get().status() != AccountStatus.ACTIVE) {
      return Attempt.denied(AccountRefusal.NOT_ACTIVE);
    }
    if (!locked.get().name().equals(name)) {
      change.store().accounts().rename(account, name);
      change.record(account, new AccountEvent.AccountNamed(account));
    }
    return Attempt.made(account);
  }
}
