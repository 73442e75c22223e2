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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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

  /**
   * Somebody who belongs to an organization from the start.
   *
   * @param email an address that no account has
   * @param name the name, possibly empty
   * @param roles what the person is there; at least one
   */
  public record NewMember(EmailAddress email, String name, Set<Role> roles) {}

  /** Makes pending accounts that belong to an organization, in few statements. */
  public Map<EmailAddress, AccountId> join(
      Change change, OrganizationId organization, Collection<NewMember> people) {
    Map<EmailAddress, AccountId> made = new HashMap<>();
    List<Account> accounts = new ArrayList<>();
    List<Membership> memberships = new ArrayList<>();
    for (NewMember person :
        people.stream().sorted(Comparator.comparing(NewMember::email)).toList()) {
      AccountId id = new AccountId(ids.next(change.now()));
      accounts.add(
          new Account(
              id, person.email(), person.name(), AccountStatus.PENDING, Optional.of(organization)));
      memberships.add(new Membership(organization, id, person.roles()));
      made.put(person.email(), id);
      change.record(id, new AccountEvent.AccountCreated(id));
      change.record(
          organization,
          new OrganizationEvent.MembershipChanged(organization, id, Set.of(), person.roles()));
      change.record(id, new AccountEvent.DefaultOrganizationSet(id, organization));
    }
    change.store().accounts().insertAll(accounts);
    change.store().memberships().insertAll(memberships);
    change.store().news().noteFirst(made.values(), organization, change.now());
    return made;
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
   * What somebody is to be granted.
   *
   * @param account who
   * @param wanted the roles, the most important first
   */
  public record Grant(AccountId account, List<Role> wanted) {}

  /** Grants roles to one person, as {@link #grantAll} does. */
  public Set<Role> grant(
      Change change, OrganizationId organization, AccountId account, List<Role> wanted) {
    return grantAll(change, organization, List.of(new Grant(account, wanted))).get(0);
  }

  /**
   * Grants roles as far as they go together with what each person is already: who was a student
   * first stays a student, who was anything else first never becomes one. A deleted account is
   * granted nothing. One by one in effect, and in few statements.
   *
   * @return of each grant the wanted roles that the person has now
   */
  public List<Set<Role>> grantAll(Change change, OrganizationId organization, List<Grant> grants) {
    return grants.isEmpty() ? List.of() : new RoleGrants(change, organization, grants).make();
  }

  /** Lets a person, whose account is locked, find at the next sign-in what another has changed. */
  public static void tell(Change change, OrganizationId organization, AccountId account) {
    boolean isOwn =
        change.actor() instanceof Actor.Person person && person.account().equals(account);
    if (!isOwn) {
      change.store().news().note(account, organization, change.now());
    }
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
