package io.entitlements.core.internal.account;

import io.entitlements.account.AccountStatus;
import io.entitlements.account.Password;
import io.entitlements.core.internal.change.Change;
import io.entitlements.spi.PasswordStore;
import io.entitlements.type.AccountId;
import java.util.Optional;

/** By a link that resets it. */
final class AnotherPassword extends PasswordAct {

  AnotherPassword(PasswordHasher hasher, Browsers browsers, Password password) {
    super(hasher, browsers, password);
  }

  @Override
  boolean isSet(Change change, AccountId account, AccountStatus status, String hash) {
    PasswordStore passwords = change.store().passwords();
    Optional<String> before = passwords.find(account);
    return status == AccountStatus.ACTIVE
        && (before.isEmpty()
            ? passwords.insert(account, hash)
            : passwords.replace(account, hash, before.get()));
  }
}
