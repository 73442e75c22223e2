package io.entitlements.core.memory;

import io.entitlements.account.ExternalIdentity;
import io.entitlements.spi.IdentityStore;
import io.entitlements.type.AccountId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Accounts by what other systems know them as. */
record MemoryIdentities(Table<ExternalIdentity, AccountId> accounts) implements IdentityStore {

  @Override
  public boolean insert(ExternalIdentity identity, AccountId account) {
    return accounts.insert(identity, account);
  }

  @Override
  public Optional<AccountId> find(ExternalIdentity identity) {
    return accounts.find(identity);
  }

  @Override
  public List<ExternalIdentity> of(AccountId account) {
    return accounts
        .entries()
        .filter(entry -> entry.getValue().equals(account))
        .map(Map.Entry::getKey)
        .sorted(
            Comparator.comparing(ExternalIdentity::issuer).thenComparing(ExternalIdentity::subject))
        .toList();
  }

  @Override
  public boolean remove(ExternalIdentity identity, AccountId account) {
    return accounts.remove(identity, account::equals);
  }
}
