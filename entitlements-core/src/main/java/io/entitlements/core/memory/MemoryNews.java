package io.entitlements.core.memory;

import io.entitlements.account.Membership;
import io.entitlements.account.RoleNews;
import io.entitlements.spi.NewsStore;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** News by account; the roles in them are looked up when they are read. */
record MemoryNews(Groups<AccountId, RoleNews> news, MemoryMemberships memberships)
    implements NewsStore {

  @Override
  public void note(AccountId account, OrganizationId organization, Instant now) {
    news.removeAll(
        account,
        news.of(account).stream()
            .filter(entry -> entry.organization().equals(organization))
            .toList());
    news.add(account, new RoleNews(organization, Set.of(), now));
  }

  @Override
  public void noteAll(Collection<AccountId> accounts, OrganizationId organization, Instant now) {
    accounts.forEach(account -> note(account, organization, now));
  }

  @Override
  public void noteFirst(Collection<AccountId> accounts, OrganizationId organization, Instant now) {
    noteAll(accounts, organization, now);
  }

  @Override
  public List<RoleNews> of(AccountId account) {
    return news.of(account).stream()
        .sorted(
            Comparator.comparing(RoleNews::changedAt)
                .thenComparing(entry -> entry.organization().toString()))
        .map(entry -> withRoles(account, entry))
        .toList();
  }

  private RoleNews withRoles(AccountId account, RoleNews entry) {
    return new RoleNews(
        entry.organization(),
        memberships.find(entry.organization(), account).map(Membership::roles).orElse(Set.of()),
        entry.changedAt());
  }

  @Override
  public void forget(AccountId account, Instant until) {
    news.removeAll(
        account,
        news.of(account).stream().filter(entry -> !entry.changedAt().isAfter(until)).toList());
  }
}
