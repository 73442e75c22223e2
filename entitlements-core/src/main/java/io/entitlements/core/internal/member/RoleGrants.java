package io.entitlements.core.internal.member;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.account.Membership;
import io.entitlements.account.Role;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.member.Members.Grant;
import io.entitlements.event.AccountEvent;
import io.entitlements.event.OrganizationEvent;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.OrganizationId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Grants roles in one organization to many people, whose accounts are locked at once: what each of
 * them is stays true until it is changed here. Used once, by one thread.
 */
final class RoleGrants {

  private final Change change;
  private final UnitOfWork store;
  private final OrganizationId organization;
  private final List<Grant> grants;
  private final Map<AccountId, Account> accounts;
  private final Map<AccountId, Membership> memberships;

  /** What those become who become something else, in the order of the grants. */
  private final Map<AccountId, Membership> after = new LinkedHashMap<>();

  RoleGrants(Change change, OrganizationId organization, List<Grant> grants) {
    this.change = change;
    this.store = change.store();
    this.organization = organization;
    this.grants = grants;
    List<AccountId> people = grants.stream().map(Grant::account).distinct().toList();
    this.accounts = store.accounts().lockAll(people);
    this.memberships = store.memberships().findAll(organization, people);
  }

  /** Makes them; of each, the wanted roles that the person has then. */
  List<Set<Role>> make() {
    List<Set<Role>> granted = new ArrayList<>();
    grants.forEach(grant -> granted.add(decide(grant)));
    write();
    setDefaults();
    tell();
    return granted;
  }

  private Set<Role> decide(Grant grant) {
    Account account = accounts.get(grant.account());
    if (account == null || account.status() == AccountStatus.DELETED) {
      return Set.of();
    }
    Membership decided = after.get(account.id());
    Set<Role> before = decided == null ? before(account.id()) : decided.roles();
    Set<Role> granted = Members.compatible(before, grant.wanted());
    if (!before.containsAll(granted)) {
      Set<Role> all = EnumSet.copyOf(granted);
      all.addAll(before);
      after.put(account.id(), new Membership(organization, account.id(), all));
    }
    return granted;
  }

  private Set<Role> before(AccountId account) {
    Membership membership = memberships.get(account);
    return membership == null ? Set.of() : membership.roles();
  }

  /** Roles that take the place of others. */
  private record Replacement(Set<Role> before, Set<Role> after) {}

  private void write() {
    List<Membership> added = new ArrayList<>();
    Map<Replacement, List<AccountId>> replaced = new LinkedHashMap<>();
    for (Membership membership : after.values()) {
      Set<Role> before = before(membership.account());
      if (before.isEmpty()) {
        added.add(membership);
      } else {
        replaced
            .computeIfAbsent(new Replacement(before, membership.roles()), same -> new ArrayList<>())
            .add(membership.account());
      }
      change.record(
          organization,
          new OrganizationEvent.MembershipChanged(
              organization, membership.account(), before, membership.roles()));
    }
    store.memberships().insertAll(added);
    replaced.forEach(this::replace);
  }

  private void replace(Replacement roles, List<AccountId> people) {
    requireAll(
        store.memberships().replaceAll(organization, people, roles.after(), roles.before()),
        people);
  }

  private void setDefaults() {
    List<AccountId> without =
        after.keySet().stream()
            .filter(
                account -> {
                  Account locked = accounts.get(account);
                  return locked != null && locked.defaultOrganization().isEmpty();
                })
            .toList();
    if (without.isEmpty()) {
      return;
    }
    requireAll(store.accounts().defaultIfNoneAll(without, organization), without);
    for (AccountId account : without) {
      change.record(account, new AccountEvent.DefaultOrganizationSet(account, organization));
    }
  }

  private static void requireAll(int changed, List<AccountId> people) {
    if (changed != people.size()) {
      throw new IllegalStateException("locked people have changed: " + people);
    }
  }

  /** They find at the next sign-in what another has changed. */
  private void tell() {
    List<AccountId> told =
        after.keySet().stream()
            .filter(account -> !change.actor().equals(new Actor.Person(account)))
            .toList();
    if (!told.isEmpty()) {
      store.news().noteAll(told, organization, change.now());
    }
  }
}
