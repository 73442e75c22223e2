package io.entitlements.core.internal.member;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.account.Action;
import io.entitlements.account.Membership;
import io.entitlements.account.Role;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.event.AccountEvent;
import io.entitlements.event.OrganizationEvent;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.OrganizationId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who somebody is and what they are in an organization: the one place that makes accounts and
 * grants roles, by whatever path a person comes.
 */
public final class Members {

  private final Ids ids;

  /** Makes accounts with these identifiers. */
  public Members(Ids ids) {
    this.ids = ids;
  }

  /**
   * Whether a person's roles in an organization let them do something there. In a closed one
   * everybody only looks; whose account is disabled does nothing, even in a session of before.
   */
  public static boolean may(
      UnitOfWork store, OrganizationId organization, AccountId account, Action action) {
    return store
        .memberships()
        .standing(organization, account)
        .filter(standing -> standing.membership().hasAny(action.roles()))
        .filter(standing -> standing.status() != AccountStatus.DISABLED)
        .filter(standing -> action == Action.LOOK || !standing.isClosed())
        .isPresent();
  }

  /** Whether a person has an account with a verified address. */
  public static boolean isActive(UnitOfWork store, AccountId account) {
    return store
        .accounts()
        .find(account)
        .map(Account::status)
        .equals(Optional.of(AccountStatus.ACTIVE));
  }

  /** Whether a person is disabled, and so does nothing, even in a session of before. */
  public static boolean isDisabled(Optional<Account> account) {
    return account.map(Account::status).equals(Optional.of(AccountStatus.DISABLED));
  }

  /** The account of an address; a pending one is made if there is none. */
  public Account account(Change change, EmailAddress email, String name) {
    Optional<Account> known = change.store().accounts().find(email);
    if (known.isPresent()) {
      return known.get();
    }
    Account account = pending(change, email, name);
    if (!change.store().accounts().insert(account)) {
      // Somebody else was quicker since the look above.
      return change.store().accounts().find(email).orElseThrow();
    }
    change.record(account.id(), new AccountEvent.AccountCreated(account.id()));
    return account;
  }

  /** The accounts of many addresses; pending ones are made for those that have none. */
  public Map<EmailAddress, AccountId> accounts(Change change, Collection<EmailAddress> emails) {
    Map<EmailAddress, AccountId> all = new HashMap<>();
    change
        .store()
        .accounts()
        .findAll(emails)
        .forEach((email, account) -> all.put(email, account.id()));
    List<Account> made =
        emails.stream()
            .filter(email -> !all.containsKey(email))
            .distinct()
            .sorted() // so that two who make the same accounts do not wait for each other
            .map(email -> pending(change, email, ""))
            .toList();
    change.store().accounts().insertAll(made);
    for (Account account : made) {
      all.put(account.email(), account.id());
      change.record(account.id(), new AccountEvent.AccountCreated(account.id()));
    }
    return all;
  }

  private Account pending(Change change, EmailAddress email, String name) {
    return new Account(
        new AccountId(ids.next(change.now())),
        email,
        name,
        AccountStatus.PENDING,
        Optional.empty());
  }

  /**
   * Grants roles as far as they go together with what the person is already: who was a student
   * first stays a student, who was anything else first never becomes one. A deleted account is
   * granted nothing.
   *
   * @param wanted what to grant, the most important first
   * @return the wanted roles that the person has now
   */
  public Set<Role> grant(
      Change change, OrganizationId organization, AccountId account, List<Role> wanted) {
    Set<Role> seen = roles(change.store(), organization, account);
    Set<Role> granted = compatible(seen, wanted);
    if (seen.containsAll(granted)) {
      return granted;
    }
    if (isDeleted(change.store().accounts().lock(account))) {
      return Set.of();
    }
    Set<Role> before = roles(change.store(), organization, account);
    granted = compatible(before, wanted);
    Set<Role> after = EnumSet.copyOf(granted);
    after.addAll(before);
    if (!after.equals(before)) {
      put(change, new Membership(organization, account, after), before);
      tell(change, organization, account);
    }
    return granted;
  }

  /** Lets a person, whose account is locked, find at the next sign-in what another has changed. */
  public static void tell(Change change, OrganizationId organization, AccountId account) {
    boolean isOwn =
        change.actor() instanceof Actor.Person person && person.account().equals(account);
    if (!isOwn) {
      change.store().news().note(account, organization, change.now());
    }
  }

  private static boolean isDeleted(Optional<Account> account) {
    return account.map(Account::status).equals(Optional.of(AccountStatus.DELETED));
  }

  /** Whether an account was deleted. */
  public static boolean isDeleted(UnitOfWork store, AccountId account) {
    return isDeleted(store.accounts().find(account));
  }

  private static Set<Role> roles(UnitOfWork store, OrganizationId organization, AccountId account) {
    return store.memberships().find(organization, account).map(Membership::roles).orElse(Set.of());
  }

  /** Those of the wanted roles that go together with what somebody is. */
  public static Set<Role> compatible(Set<Role> before, List<Role> wanted) {
    boolean student =
        before.isEmpty()
            ? !wanted.isEmpty() && wanted.get(0) == Role.STUDENT
            : before.contains(Role.STUDENT);
    Set<Role> granted = EnumSet.noneOf(Role.class);
    wanted.stream().filter(role -> (role == Role.STUDENT) == student).forEach(granted::add);
    return granted;
  }

  /**
   * Makes a membership what it shall be. The account is locked, as by everybody who changes a
   * person's memberships; so the default organization is always one of them.
   *
   * @param before the roles that the person has there; empty if the membership is new
   */
  public static void put(Change change, Membership membership, Set<Role> before) {
    boolean stored =
        before.isEmpty()
            ? change.store().memberships().insert(membership)
            : change.store().memberships().replace(membership, before);
    if (!stored) {
      throw new IllegalStateException("a locked person's roles have changed: " + membership);
    }
    change.record(
        membership.organization(),
        new OrganizationEvent.MembershipChanged(
            membership.organization(), membership.account(), before, membership.roles()));
    if (change.store().accounts().defaultIfNone(membership.account(), membership.organization())) {
      change.record(
          membership.account(),
          new AccountEvent.DefaultOrganizationSet(membership.account(), membership.organization()));
    }
  }
}
