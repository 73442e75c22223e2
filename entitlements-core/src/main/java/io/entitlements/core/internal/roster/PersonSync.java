package io.entitlements.core.internal.roster;

import io.entitlements.account.Account;
import io.entitlements.account.Membership;
import io.entitlements.account.Role;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.member.Members;
import io.entitlements.core.internal.seat.SeatAllocator;
import io.entitlements.event.RosterEvent;
import io.entitlements.roster.Person;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.SyncRow;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatSource;
import io.entitlements.spi.SeatStore.Taking;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What a sync does with one listed person; the preview and the real thing share the rules. */
public final class PersonSync {

  /** To whom a list gives seats. */
  private static final Role SEATED = Role.EDUCATOR;

  private final Members members;
  private final SeatAllocator allocator;

  /** Composes the rules. */
  public PersonSync(Members members, SeatAllocator allocator) {
    this.members = members;
    this.allocator = allocator;
  }

  /** What would be done; {@code seatFree} says whether a seat is left for this person. */
  SyncRow preview(UnitOfWork store, RosterConnection connection, Person person, boolean seatFree) {
    Optional<SyncRow> untouched = untouched(person);
    if (untouched.isPresent()) {
      return untouched.get();
    }
    Optional<AccountId> account = known(store, connection, person);
    Set<Role> before = account.map(id -> roles(store, connection, id)).orElse(Set.of());
    Set<Role> granted = Members.compatible(before, person.roles());
    if (!granted.contains(SEATED)) {
      return row(person, Result.NO_SEAT_FOR_ROLE, granted);
    }
    boolean held = account.filter(id -> holdsSeat(store, connection, id)).isPresent();
    Result result = held ? Result.SEAT_KEPT : seatFree ? Result.SEAT_GIVEN : Result.NO_SEAT_LEFT;
    return row(person, result, granted);
  }

  /** Does it, inside the change. */
  SyncRow apply(Change change, RosterConnection connection, Person person) {
    Optional<SyncRow> untouched = untouched(person);
    if (untouched.isPresent()) {
      return untouched.get();
    }
    AccountId account = link(change, connection, person);
    Set<Role> granted = members.grant(change, connection.organization(), account, person.roles());
    if (granted.isEmpty() && Members.isDeleted(change.store(), account)) {
      // Since it was found: the address is nobody's now, and makes a new account.
      change.store().rosters().unlink(connection.organization(), account);
      return apply(change, connection, person);
    }
    if (!granted.contains(SEATED)) {
      return row(person, Result.NO_SEAT_FOR_ROLE, granted);
    }
    Taking taking =
        allocator.take(
            change,
            connection.organization(),
            connection.subscription(),
            new SeatHolder.Person(account),
            SeatSource.ROSTER);
    Result result =
        switch (taking) {
          case TAKEN -> Result.SEAT_GIVEN;
          case HELD -> Result.SEAT_KEPT;
          default -> Result.NO_SEAT_LEFT;
        };
    return row(person, result, granted);
  }

  /** The directory's own identifier wins over the address: a renamed person stays the same one. */
  private static Optional<AccountId> known(
      UnitOfWork store, RosterConnection connection, Person person) {
    return store
        .rosters()
        .linked(connection, person.directoryId())
        .or(() -> store.accounts().find(person.email()).map(Account::id));
  }

  private AccountId link(Change change, RosterConnection connection, Person person) {
    AccountId account =
        known(change.store(), connection, person)
            .orElseGet(() -> members.account(change, person.email(), name(person)).id());
    if (change.store().rosters().link(connection, person.directoryId(), account)) {
      change.record(
          connection.organization(),
          new RosterEvent.RosterPersonLinked(connection.organization(), connection.id(), account));
    }
    return account;
  }

  private static String name(Person person) {
    String name = (person.givenName() + " " + person.familyName()).strip();
    if (name.length() <= Account.MAX_NAME_LENGTH) {
      return name;
    }
    int end = Account.MAX_NAME_LENGTH;
    return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end);
  }

  private static Set<Role> roles(UnitOfWork store, RosterConnection connection, AccountId account) {
    OrganizationId organization = connection.organization();
    return store.memberships().find(organization, account).map(Membership::roles).orElse(Set.of());
  }

  private static boolean holdsSeat(
      UnitOfWork store, RosterConnection connection, AccountId account) {
    return store
        .seats()
        .find(connection.organization(), connection.subscription(), new SeatHolder.Person(account))
        .isPresent();
  }

  private static Optional<SyncRow> untouched(Person person) {
    if (!person.active()) {
      return Optional.of(new SyncRow(person, Result.NOT_ACTIVE, Set.of()));
    }
    return person.roles().isEmpty()
        ? Optional.of(new SyncRow(person, Result.NO_ROLE, Set.of()))
        : Optional.empty();
  }

  private static SyncRow row(Person person, Result result, Set<Role> granted) {
    Set<Role> ignored = new LinkedHashSet<>(person.roles());
    ignored.removeAll(granted);
    return new SyncRow(person, result, ignored);
  }
}
