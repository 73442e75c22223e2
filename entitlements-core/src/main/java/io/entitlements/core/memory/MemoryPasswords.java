package io.entitlements.core.memory;

import io.entitlements.spi.PasswordStore;
import io.entitlements.type.AccountId;
import java.util.Optional;

/** Hashes of passwords by account. */
record MemoryPasswords(Table<AccountId, String> hashes) implements PasswordStore {

  @Override
  public Optional<String> find(AccountId account) {
    return hashes.find(account);
  }

  @Override
  public boolean insert(AccountId account, String hash) {
    return hashes.insert(account, hash);
  }

  @Override
  public boolean replace(AccountId account, String hash, String expected) {
    return hashes.update(account, expected::equals, before -> hash);
  }

  @Override
  public boolean remove(AccountId account) {
    return hashes.remove(account, before -> true);
  }
}
