package io.entitlements.core.memory;

import io.entitlements.account.Account;
import io.entitlements.account.Member;
import io.entitlements.account.Membership;
import io.entitlements.account.Organization;
import io.entitlements.account.Role;
import io.entitlements.spi.MembershipStore;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Memberships by account. That a student is nothing else is kept by {@link Membership} itself. */
record MemoryMemberships(
    Groups<AccountId, Membership> memberships,
    Table<AccountId, Account> accounts,
    Table<OrganizationId, Organization> organizations)
    implements MembershipStore {

  @Override
  public boolean insert(Membership membership) {
    if (find(membership.organization(), membership.account()).isPresent()) {
      return false;
    }
    memberships.add(membership.account(), membership);
    return true;
  }

  @Override
  public boolean replace(Membership membership, Set<Role> expected) {
    Optional<Membership> before =
        find(membership.organization(), membership.account())
            .filter(found -> found.roles().equals(expected));
    before.ifPresent(
        found -> {
          memberships.remove(found.account(), found);
          memberships.add(membership.account(), membership);
        });
    return before.isPresent();
  }

  @Override
  public boolean delete(Membership membership) {
    Optional<Membership> before =
        find(membership.organization(), membership.account()).filter(membership::equals);
    before.ifPresent(found -> memberships.remove(found.account(), found));
    return before.isPresent();
  }

  @Override
  public Optional<Membership> find(OrganizationId organization, AccountId account) {
    return memberships.of(account).stream()
        .filter(membership -> membership.organization().equals(organization))
        .findAny();
  }

  @Override
  public Map<AccountId, Membership> findAll(
      OrganizationId organization, Collection<AccountId> accounts) {
    Map<AccountId, Membership> found = new HashMap<>();
    for (AccountId account : accounts) {
      find(organization, account).ifPresent(membership -> found.put(account, membership));
    }
    return found;
  }

  @Override
  public void insertAll(List<Membership> added) {
    added.forEach(membership -> memberships.add(membership.account(), membership));
  }

  @Override
  public int replaceAll(
      OrganizationId organization,
      Collection<AccountId> accounts,
      Set<Role> roles,
      Set<Role> expected) {
    return (int)
        accounts.stream()
            .distinct()
            .filter(account -> replace(new Membership(organization, account, roles), expected))
            .count();
  }

  @Override
  public Optional<Standing> standing(OrganizationId organization, AccountId account) {
    return find(organization, account)
        .map(
            membership ->
                new Standing(
                    membership,
                    accounts.find(account).orElseThrow().status(),
                    !organizations.find(organization).orElseThrow().isOpen()));
  }

  @Override
  public List<Membership> ofOrganization(OrganizationId organization, Role role) {
    return memberships
        .all()
        .filter(membership -> membership.organization().equals(organization))
        .filter(membership -> membership.roles().contains(role))
        .sorted(Comparator.comparing(membership -> membership.account().toString()))
        .toList();
  }

  @Override
  public List<Membership> lock(OrganizationId organization, Role role) {
    return ofOrganization(organization, role);
  }

  @Override
  public List<Member> page(
      OrganizationId organization, Optional<Role> role, Optional<AccountId> after, int limit) {
    return memberships
        .all()
        .filter(membership -> membership.organization().equals(organization))
        .filter(membership -> role.map(membership.roles()::contains).orElse(true))
        .filter(membership -> after.map(at -> isBehind(at, membership)).orElse(true))
        .sorted(Comparator.comparing(membership -> membership.account().toString()))
        .limit(limit)
        .map(
            membership ->
                new Member(membership, accounts.find(membership.account()).orElseThrow().profile()))
        .toList();
  }

  private static boolean isBehind(AccountId at, Membership membership) {
    return membership.account().toString().compareTo(at.toString()) > 0;
  }

  @Override
  public List<Membership> ofAccount(AccountId account) {
    return memberships.of(account).stream()
        .sorted(Comparator.comparing(membership -> membership.organization().toString()))
        .toList();
  }
}
