package io.entitlements.core.internal.account;

import io.entitlements.account.AccountStatus;
import io.entitlements.account.Password;
import io.entitlements.core.internal.change.Change;
import io.entitlements.event.AccountEvent;
import io.entitlements.type.AccountId;

/** By the welcome link. */
final class FirstPassword extends PasswordAct {

  private final String name;

  FirstPassword(PasswordHasher hasher, Browsers browsers, String name, Password password) {
    super(hasher, browsers, password);
    this.name = name;
  }

  @Override
  boolean isSet(Change change, AccountId account, AccountStatus status, String hash) {
    if (status == AccountStatus.DELETED || !change.store().passwords().insert(account, hash)) {
      return false;
    }
    if (change.store().accounts().activate(account)) {
      change.record(account, new AccountEvent.AccountConfirmed(account));
    }
    Naming.ifUnnamed(change, account, name);
    return true;
  }
}
