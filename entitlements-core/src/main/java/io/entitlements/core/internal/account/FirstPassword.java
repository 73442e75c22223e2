package io.entitlements.core.internal.account;

import io.entitlements.account.AccountStatus;
import io.entitlements.account.Password;
import io.entitlements.core.internal.change.Change;
import io.entitlements.event.AccountEvent;
import io.entitlements.type.AccountId;

/** By the welcome link. */
final class FirstPassword extends PasswordAct {

  FirstPassword(PasswordHasher hasher, Browsers browsers, Password password) {
    super(hasher, browsers, password);
  }

  @Override
  boolean isSet(Change change, AccountId account, AccountStatus status, String hash) {
    if (status == AccountStatus.DELETED || !change.store().passwords().insert(account, hash)) {
      return false;
    }
    if (change.store().accounts().activate(account)) {
      change.record(account, new AccountEvent.AccountConfirmed(account));
    }
    return true;
  }
}
