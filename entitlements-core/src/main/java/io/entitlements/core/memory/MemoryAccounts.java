package io.entitlements.core.memory;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.spi.AccountStore;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.OrganizationId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Accounts by identifier and by address. */
record MemoryAccounts(
    Table<AccountId, Account> accounts, Table<EmailAddress, AccountId> byEmail, MemoryEvents events)
    implements AccountStore {

  @Override
  public boolean insert(Account account) {
    if (!byEmail.insert(account.email(), account.id())) {
      return false;
    }
    accounts.add(account.id(), account);
    events.begin(account.id());
    return true;
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return accounts.find(id);
  }

  @Override
  public Optional<Account> lock(AccountId id) {
    return accounts.find(id);
  }

  @Override
  public Map<AccountId, Account> lockAll(Collection<AccountId> ids) {
    Map<AccountId, Account> found = new HashMap<>();
    ids.forEach(id -> find(id).ifPresent(account -> found.put(id, account)));
    return found;
  }

  @Override
  public Optional<Account> find(EmailAddress email) {
    return byEmail.find(email).flatMap(accounts::find);
  }

  @Override
  public Map<EmailAddress, Account> findAll(Collection<EmailAddress> emails) {
    Map<EmailAddress, Account> found = new HashMap<>();
    emails.forEach(email -> find(email).ifPresent(account -> found.put(email, account)));
    return found;
  }

  @Override
  public Set<AccountId> deletedOf(Collection<AccountId> some) {
    return some.stream()
        .filter(id -> find(id).filter(MemoryAccounts::isDeleted).isPresent())
        .collect(Collectors.toSet());
  }

  private static boolean isDeleted(Account account) {
    return account.status() == AccountStatus.DELETED;
  }

  @Override
  public void insertAll(List<Account> inserted) {
    for (Account account : inserted) {
      if (!insert(account)) {
        throw new IllegalArgumentException("an address has an account: " + account.id());
      }
    }
  }

  @Override
  public boolean activate(AccountId id) {
    return changeStatus(id, AccountStatus.PENDING, AccountStatus.ACTIVE);
  }

  @Override
  public boolean changeStatus(AccountId id, AccountStatus from, AccountStatus to) {
    return accounts.update(
        id,
        account -> account.status() == from,
        account ->
            new Account(id, account.email(), account.name(), to, account.defaultOrganization()));
  }

  @Override
  public boolean changeEmail(AccountId id, EmailAddress email) {
    if (!byEmail.insert(email, id)) {
      return false;
    }
    Account account = accounts.find(id).orElseThrow();
    byEmail.remove(account.email(), owner -> true);
    accounts.put(
        id,
        new Account(id, email, account.name(), account.status(), account.defaultOrganization()));
    return true;
  }

  @Override
  public void delete(AccountId id, EmailAddress email) {
    changeEmail(id, email);
    accounts.put(id, new Account(id, email, "", AccountStatus.DELETED, Optional.empty()));
  }

  @Override
  public boolean nameIfUnnamed(AccountId id, String name) {
    return accounts.update(
        id,
        account -> account.name().isEmpty(),
        account ->
            new Account(
                id, account.email(), name, account.status(), account.defaultOrganization()));
  }

  @Override
  public void rename(AccountId id, String name) {
    accounts.update(
        id,
        account -> true,
        account ->
            new Account(
                id, account.email(), name, account.status(), account.defaultOrganization()));
  }

  @Override
  public boolean defaultIfNone(AccountId id, OrganizationId organization) {
    return accounts.update(
        id,
        account -> account.defaultOrganization().isEmpty(),
        account ->
            new Account(
                id, account.email(), account.name(), account.status(), Optional.of(organization)));
  }

  @Override
  public int defaultIfNoneAll(Collection<AccountId> ids, OrganizationId organization) {
    return (int) ids.stream().distinct().filter(id -> defaultIfNone(id, organization)).count();
  }

  @Override
  public void setDefault(AccountId id, Optional<OrganizationId> organization) {
    accounts.update(
        id,
        account -> true,
        account ->
            new Account(id, account.email(), account.name(), account.status(), organization));
  }
}
