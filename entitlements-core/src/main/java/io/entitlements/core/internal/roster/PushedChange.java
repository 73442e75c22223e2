package io.entitlements.core.internal.roster;

import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.member.Members;
import io.entitlements.core.internal.seat.SeatAllocator;
import io.entitlements.roster.Person;
import io.entitlements.roster.PushedResource;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.roster.Withheld;
import io.entitlements.spi.RosterLink;
import io.entitlements.spi.RosterLink.Standing;
import io.entitlements.spi.RosterLinkStore.ListedPerson;
import io.entitlements.spi.RosterRun;
import io.entitlements.spi.RosterRunRow;
import io.entitlements.spi.RosterStore;
import io.entitlements.spi.SeatUse;
import io.entitlements.spi.StagedRecord;
import io.entitlements.spi.StagedRecord.Kind;
import io.entitlements.type.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Does what something pushed means for seats, inside one change: a chunk of one record. Used once.
 */
final class PushedChange {

  private final Change change;
  private final Members members;
  private final SeatAllocator allocator;
  private final RosterStore.Locked list;
  private final RosterConnection connection;
  private final SeatUse use;
  private final PushRuns runs;
  private final Set<AccountId> locked;

  /**
   * Prepares it.
   *
   * @param list the connection, which is locked
   * @param use how full the subscription is, which is locked
   * @param locked whose accounts were locked before
   */
  PushedChange(
      Change change,
      Members members,
      SeatAllocator allocator,
      RosterStore.Locked list,
      SeatUse use,
      PushRuns runs,
      Set<AccountId> locked) {
    this.change = change;
    this.members = members;
    this.allocator = allocator;
    this.list = list;
    this.connection = list.connection();
    this.use = use;
    this.runs = runs;
    this.locked = locked;
  }

  /**
   * Does it.
   *
   * @param isNew whether nothing can be known of the record's identifier
   * @return whose account has to be locked before: then nothing is done
   */
  Optional<AccountId> apply(RosterRecord record, boolean isNew) {
    Optional<RosterLink> link = isNew ? Optional.empty() : link(record.directoryId());
    Optional<RosterRun> holding = link.flatMap(this::holding);
    if (isSaidAlready(record, link)) {
      holding.ifPresent(held -> keep(link.orElseThrow()));
      return Optional.empty();
    }
    StagedRecord staged = staged(0, record, Result.RELEASE_PLANNED);
    // First this: it may give the very person a seat that has come free meanwhile.
    SeatUse held =
        allocator.hold(change, connection.organization(), connection.subscription(), use);
    Facts facts =
        Facts.of(
            change.store(),
            connection,
            List.of(staged),
            link.map(PushedChange::byId).orElse(Map.of()));
    Optional<AccountId> unlocked =
        facts.lacking(staged).filter(account -> !locked.contains(account));
    if (unlocked.isPresent()) {
      return unlocked;
    }
    PushGuard guard = new PushGuard(change, list, () -> losesPlace(facts, staged));
    RosterRun today = runs.ofToday(link);
    List<RosterRunRow> rows =
        done(
            today,
            staged(PushRuns.next(today), record, Result.RELEASE_PLANNED),
            facts,
            held,
            guard);
    Optional<Withheld> withheld = guard.withheld();
    if (withheld.isPresent()) {
      hold(record, link.orElseThrow(), withheld.get(), holding.isPresent());
      return Optional.empty();
    }
    holding.ifPresent(run -> runs.drop(record.directoryId()));
    if (rows.stream().anyMatch(row -> row.result() == Result.ADDRESS_TAKEN)) {
      relinked(today, (Person) record, rows);
    } else {
      add(today, rows);
    }
    return Optional.empty();
  }

  private static Map<String, RosterLink> byId(RosterLink link) {
    return Map.of(link.directoryId(), link);
  }

  private Optional<RosterLink> link(String id) {
    return Optional.ofNullable(change.store().rosterLinks().find(connection, List.of(id)).get(id));
  }

  /** The run in which something of a person is held. */
  private Optional<RosterRun> holding(RosterLink link) {
    return runs.held().filter(held -> held.id().equals(link.run()));
  }

  /** Whether nothing follows from it: it is as before, or about somebody who never took part. */
  private static boolean isSaidAlready(RosterRecord record, Optional<RosterLink> link) {
    Optional<RosterLink> present = link.filter(found -> found.standing() != Standing.GONE);
    if (record instanceof Person person) {
      boolean counts = person.active() && !person.roles().isEmpty();
      return present.map(found -> found.digest() == new RecordDigest().of(person)).orElse(!counts);
    }
    return record instanceof RosterRecord.Left && present.isEmpty();
  }

  /** Whether who leaves without a seat waits for one by this list alone. */
  private boolean losesPlace(Facts facts, StagedRecord record) {
    return facts
        .link(record)
        .filter(link -> link.standing() == Standing.SEATED)
        .map(RosterLink::account)
        .filter(
            account ->
                facts.others(account, record).stream()
                    .noneMatch(each -> each.link().standing() == Standing.SEATED))
        .filter(account -> QueuedPeople.waits(change.store(), connection, account))
        .isPresent();
  }

  private List<RosterRunRow> done(
      RosterRun run, StagedRecord record, Facts facts, SeatUse held, Predicate<Result> counts) {
    return new Chunk(change, members, allocator, list, run, facts, held)
        .run(List.of(record), counts);
  }

  /** The same of a record that comes after others in this change. */
  private List<RosterRunRow> doneNext(RosterRun run, StagedRecord record) {
    SeatUse held = allocator.hold(change, connection.organization(), connection.subscription());
    Facts facts = Facts.of(change.store(), connection, List.of(record));
    return done(run, record, facts, held, result -> true);
  }

  /**
   * Staged as what may take a seat back: whether it does is decided, and then asked of the guard.
   */
  private static StagedRecord staged(int ordinal, RosterRecord record, Result result) {
    Optional<Person> person =
        record instanceof Person listed ? Optional.of(listed) : Optional.empty();
    Kind kind =
        person.isPresent()
            ? Kind.PERSON
            : record instanceof RosterRecord.Left ? Kind.LEFT : Kind.UNUSABLE;
    return new StagedRecord(
        ordinal,
        kind,
        Optional.of(record.directoryId()),
        person,
        Optional.empty(),
        Optional.of(result));
  }

  /** Somebody takes part again whose leaving was held; nothing else is new. */
  private void keep(RosterLink link) {
    runs.drop(link.directoryId());
    mark(link, runs.ofToday(Optional.of(link)));
  }

  private void hold(RosterRecord record, RosterLink link, Withheld why, boolean again) {
    mark(link, runs.hold(staged(0, record, Result.RELEASE_PLANNED), why, again));
  }

  /** So that it is known whether something of a person is held, and an undo leaves them alone. */
  private void mark(RosterLink link, RosterRun run) {
    change
        .store()
        .rosterLinks()
        .update(
            connection,
            List.of(
                new RosterLink(
                    link.directoryId(), link.account(), link.digest(), link.standing(), run.id())));
  }

  /**
   * Somebody whose address another entry has. If the directory has removed that one, and its
   * leaving was held or undone, this is the same person.
   */
  private void relinked(RosterRun today, Person person, List<RosterRunRow> refused) {
    List<RosterLink> removed = removed(person);
    if (removed.isEmpty()) {
      add(today, refused);
      return;
    }
    boolean isInToday = removed.stream().anyMatch(link -> link.run().equals(today.id()));
    RosterRun run = isInToday ? runs.another() : today;
    List<RosterRunRow> rows = new ArrayList<>();
    int next = PushRuns.next(run);
    for (RosterLink link : removed) {
      String id = link.directoryId();
      holding(link).ifPresent(held -> runs.drop(id));
      rows.addAll(doneNext(run, staged(next++, new RosterRecord.Left(id), Result.RELINKED)));
    }
    rows.addAll(doneNext(run, staged(next, person, Result.RELEASE_PLANNED)));
    add(run, rows);
  }

  /** Entries by which this list gives the account of an address a seat, and that are no more. */
  private List<RosterLink> removed(Person person) {
    List<AccountId> account =
        change.store().accounts().find(person.email()).map(found -> found.id()).stream().toList();
    List<RosterLink> others =
        change
            .store()
            .rosterLinks()
            .listed(connection.organization(), connection.subscription(), account)
            .stream()
            .filter(each -> each.connection().equals(connection.id()))
            .map(ListedPerson::link)
            .filter(link -> link.standing() == Standing.SEATED)
            .toList();
    Set<String> pushed =
        change
            .store()
            .pushes()
            .existing(
                connection,
                PushedResource.Kind.USER,
                others.stream().map(RosterLink::directoryId).toList());
    return others.stream().filter(link -> !pushed.contains(link.directoryId())).toList();
  }

  /** Nobody reads the list again: who finds no seat waits for one, and no longer than listed. */
  private void add(RosterRun run, List<RosterRunRow> rows) {
    rows.stream()
        .filter(row -> row.result() == Result.NO_SEAT_LEFT)
        .flatMap(row -> row.account().stream())
        .forEach(account -> QueuedPeople.join(change, connection, account));
    QueuedPeople.leaveIfUnlisted(change, connection, rows);
    runs.add(run, rows);
  }
}
