package io.entitlements.core.internal.roster;

import io.entitlements.account.Membership;
import io.entitlements.core.internal.change.Change;
import io.entitlements.roster.Person;
import io.entitlements.roster.RosterConnection;
import io.entitlements.spi.RosterLink;
import io.entitlements.spi.StagedRecord;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Locks the accounts of those to whom staged records may give roles before the subscription is
 * locked: in this order whoever else changes memberships and seats locks them. Nothing is decided
 * here, so what is missed is only locked later.
 */
final class RoleLocks {

  private RoleLocks() {}

  static void take(Change change, RosterConnection connection, List<StagedRecord> records) {
    List<StagedRecord> people =
        records.stream().filter(record -> record.person().isPresent()).toList();
    if (people.isEmpty()) {
      return;
    }
    UnitOfWork store = change.store();
    Map<AccountId, Person> known = known(store, connection, people);
    Map<AccountId, Membership> memberships =
        store.memberships().findAll(connection.organization(), known.keySet());
    List<AccountId> lacking =
        known.entrySet().stream()
            .filter(each -> lacks(memberships.get(each.getKey()), each.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    if (!lacking.isEmpty()) {
      store.accounts().lockAll(lacking);
    }
  }

  private static Map<AccountId, Person> known(
      UnitOfWork store, RosterConnection connection, List<StagedRecord> people) {
    Map<String, RosterLink> links =
        store
            .rosterLinks()
            .find(
                connection,
                people.stream().flatMap(record -> record.directoryId().stream()).toList());
    Map<EmailAddress, AccountId> byEmail = new HashMap<>();
    store
        .accounts()
        .findAll(
            people.stream()
                .flatMap(record -> record.person().stream())
                .map(Person::email)
                .distinct()
                .toList())
        .forEach((email, account) -> byEmail.put(email, account.id()));
    Map<AccountId, Person> known = new HashMap<>();
    for (StagedRecord record : people) {
      Person person = record.person().orElseThrow();
      record
          .directoryId()
          .map(links::get)
          .map(RosterLink::account)
          .or(() -> Optional.ofNullable(byEmail.get(person.email())))
          .ifPresent(account -> known.put(account, person));
    }
    return known;
  }

  private static boolean lacks(@Nullable Membership membership, Person person) {
    return person.active()
        && (membership == null || !membership.roles().containsAll(person.roles()));
  }
}
