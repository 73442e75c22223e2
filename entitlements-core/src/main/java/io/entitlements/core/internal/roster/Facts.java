package io.entitlements.core.internal.roster;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.account.Membership;
import io.entitlements.account.Role;
import io.entitlements.core.internal.member.Members;
import io.entitlements.roster.PendingRelease;
import io.entitlements.roster.Person;
import io.entitlements.roster.RosterConnection;
import io.entitlements.seat.Seat;
import io.entitlements.spi.RosterLink;
import io.entitlements.spi.RosterLinkStore.ListedPerson;
import io.entitlements.spi.StagedRecord;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What there is of the people of some staged records: read at once, in a query for each kind. */
final class Facts {

  private final RosterConnection connection;
  private final Map<String, RosterLink> links;
  private final Map<EmailAddress, AccountId> byEmail = new HashMap<>();
  private final Set<AccountId> deleted;
  private final Map<AccountId, List<ListedPerson>> listed;
  private final Map<AccountId, Membership> memberships;
  private final Map<AccountId, Seat> seats;
  private final Map<AccountId, PendingRelease> pending;

  private Facts(
      UnitOfWork store,
      RosterConnection connection,
      List<StagedRecord> records,
      Map<String, RosterLink> links) {
    this.connection = connection;
    this.links = links;
    List<EmailAddress> emails =
        records.stream()
            .flatMap(record -> record.person().stream())
            .map(Person::email)
            .distinct()
            .toList();
    this.deleted = accounts(store, emails);
    Set<AccountId> people = new HashSet<>(byEmail.values());
    records.stream().flatMap(record -> record.account().stream()).forEach(people::add);
    links.values().forEach(link -> people.add(link.account()));
    this.listed =
        store
            .rosterLinks()
            .listed(connection.organization(), connection.subscription(), people)
            .stream()
            .collect(Collectors.groupingBy(each -> each.link().account()));
    // Who takes part no more is granted nothing.
    boolean givesRoles =
        records.stream().anyMatch(record -> record.person().filter(Person::active).isPresent());
    this.memberships =
        givesRoles ? store.memberships().findAll(connection.organization(), people) : Map.of();
    this.seats =
        store.seats().findAll(connection.organization(), connection.subscription(), people);
    this.pending =
        store
            .pendingReleases()
            .findAll(connection.organization(), connection.subscription(), people);
  }

  /** Finds the accounts of addresses; answers whose links lead to deleted ones. */
  private Set<AccountId> accounts(UnitOfWork store, List<EmailAddress> emails) {
    List<AccountId> linked = links.values().stream().map(RosterLink::account).distinct().toList();
    if (linked.size() == 1 && emails.size() == 1) {
      // Mostly both are the same.
      Optional<Account> known = store.accounts().find(linked.get(0));
      if (known.filter(account -> account.email().equals(emails.get(0))).isPresent()) {
        byEmail.put(emails.get(0), linked.get(0));
        return known.get().status() == AccountStatus.DELETED ? Set.copyOf(linked) : Set.of();
      }
    }
    store.accounts().findAll(emails).forEach((email, found) -> byEmail.put(email, found.id()));
    return store.accounts().deletedOf(linked);
  }

  static Facts of(UnitOfWork store, RosterConnection connection, List<StagedRecord> records) {
    List<String> ids = records.stream().flatMap(record -> record.directoryId().stream()).toList();
    return of(store, connection, records, store.rosterLinks().find(connection, ids));
  }

  /** The same for who has read the links of the records. */
  static Facts of(
      UnitOfWork store,
      RosterConnection connection,
      List<StagedRecord> records,
      Map<String, RosterLink> links) {
    return new Facts(store, connection, records, links);
  }

  /** Whose account has to be locked before the subscription, since the record gives roles. */
  Optional<AccountId> lacking(StagedRecord record) {
    return record
        .person()
        .filter(Person::active)
        .flatMap(person -> account(record).filter(account -> lacks(account, person)));
  }

  private boolean lacks(AccountId account, Person person) {
    Set<Role> before = roles(account);
    return !before.containsAll(Members.compatible(before, person.roles()));
  }

  /** The link of a record, whatever it leads to. */
  Optional<RosterLink> link(StagedRecord record) {
    return record.directoryId().map(links::get);
  }

  /** Whether the list knew the person before, by an account that there still is. */
  boolean isKnown(StagedRecord record) {
    return link(record).filter(link -> !deleted.contains(link.account())).isPresent();
  }

  /** Whose record it is: the directory's own identifier wins over the address. */
  Optional<AccountId> account(StagedRecord record) {
    if (record.account().isPresent()) {
      return record.account();
    }
    if (isKnown(record)) {
      return link(record).map(RosterLink::account);
    }
    return record.person().map(person -> byEmail.get(person.email()));
  }

  /** Whether the list has another address than the account. */
  boolean addressDiffers(StagedRecord record) {
    Optional<AccountId> account = account(record);
    return account.isPresent()
        && record
            .person()
            .filter(person -> !account.get().equals(byEmail.get(person.email())))
            .isPresent();
  }

  /** What lists say of an account, but for the record itself. */
  List<ListedPerson> others(AccountId account, StagedRecord record) {
    return listed.getOrDefault(account, List.of()).stream()
        .filter(
            each ->
                !each.connection().equals(connection.id())
                    || !record.directoryId().equals(Optional.of(each.link().directoryId())))
        .toList();
  }

  Set<Role> roles(AccountId account) {
    Membership membership = memberships.get(account);
    return membership == null ? Set.of() : membership.roles();
  }

  Optional<Seat> seat(AccountId account) {
    return Optional.ofNullable(seats.get(account));
  }

  List<Seat> seats(Collection<AccountId> accounts) {
    return accounts.stream().distinct().flatMap(account -> seat(account).stream()).toList();
  }

  Optional<PendingRelease> pending(AccountId account) {
    return Optional.ofNullable(pending.get(account));
  }
}
