package io.entitlements.core.internal.account;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.account.PasswordRefusal;
import io.entitlements.account.PasswordSet;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.event.AccountEvent;
import io.entitlements.spi.PasswordStore;
import io.entitlements.type.AccountId;
import java.util.Optional;
import java.util.UUID;

/**
 * Changing a password that is known: both are hashed already.
 *
 * @param old the hash of the old one
 * @param hash the hash of the new one
 * @param set what comes of it
 * @param act names this act
 */
record PasswordChange(Browsers browsers, String old, String hash, PasswordSet set, UUID act) {

  Attempt<PasswordSet, PasswordRefusal> make(Change change) {
    AccountId account = set.account();
    Optional<Account> locked = change.store().accounts().lock(account);
    if (locked.filter(found -> found.status() == AccountStatus.ACTIVE).isEmpty()) {
      return Attempt.denied(new PasswordRefusal.AccountDisabled());
    }
    PasswordStore passwords = change.store().passwords();
    if (passwords.find(account).equals(Optional.of(hash))) {
      // An earlier attempt, whose outcome was not known: a hash, being salted, never comes twice.
      return Attempt.made(set);
    }
    if (!passwords.replace(account, hash, old)) {
      return Attempt.denied(new PasswordRefusal.OldPasswordWrong());
    }
    PasswordAct.endOthers(change, account, act);
    browsers.remember(change.store(), set.browser(), account, change.now());
    change.record(account, new AccountEvent.PasswordChanged(account));
    return Attempt.made(set);
  }

  @Override
  public String toString() {
    return "PasswordChange[" + set.account() + "]";
  }
}
