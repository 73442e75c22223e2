package io.entitlements.core.memory;

import io.entitlements.spi.EmailChange;
import io.entitlements.spi.EmailChangeStore;
import io.entitlements.type.AccountId;
import java.util.Optional;

/** Changes of address by account. */
record MemoryEmailChanges(Table<AccountId, EmailChange> changes) implements EmailChangeStore {

  @Override
  public void put(EmailChange change) {
    changes.put(change.account(), change);
  }

  @Override
  public Optional<EmailChange> find(AccountId account) {
    return changes.find(account);
  }

  @Override
  public void remove(AccountId account) {
    changes.remove(account, change -> true);
  }
}
