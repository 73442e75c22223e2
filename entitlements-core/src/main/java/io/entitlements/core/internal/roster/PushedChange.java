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
import io.entitlements.spi.StagedRecord;
import io.entitlements.spi.StagedRecord.Kind;
import io.entitlements.type.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Does what something pushed means for seats, inside one change: a chunk of one record. Used once.
 */
final class PushedChange {

  private final Change change;
  private final Members members;
  private final SeatAllocator allocator;
  private final RosterConnection connection;
  private final PushRuns runs;
  private final PushGuard guard;

  PushedChange(
      Change change,
      Members members,
      SeatAllocator allocator,
      RosterAccess.Taking taking,
      PushRuns runs) {
    this.change = change;
    this.members = members;
    this.allocator = allocator;
    this.connection = taking.connection();
    this.runs = runs;
    this.guard = new PushGuard(change, taking);
  }

  void apply(RosterRecord record) {
    Optional<RosterLink> link = link(record.directoryId());
    Optional<RosterRun> holding = holding(link);
    if (isSaidAlready(record, link)) {
      holding.ifPresent(held -> keep(link.orElseThrow()));
      return;
    }
    RosterRun today = runs.ofToday(link);
    List<RosterRunRow> rows = new ArrayList<>(done(today, PushRuns.next(today), record, guard));
    Optional<Withheld> withheld = guard.withheld();
    if (withheld.isPresent()) {
      hold(record, link.orElseThrow(), withheld.get(), holding.isPresent());
      return;
    }
    holding.ifPresent(held -> runs.drop(record.directoryId()));
    if (rows.stream().anyMatch(row -> row.result() == Result.ADDRESS_TAKEN)) {
      rows = relinked(today, (Person) record, rows);
    }
    rows.forEach(this::queue);
    runs.add(today, rows);
  }

  private Optional<RosterLink> link(String id) {
    return Optional.ofNullable(change.store().rosterLinks().find(connection, List.of(id)).get(id));
  }

  /** The run in which something of a person is held. */
  private Optional<RosterRun> holding(Optional<RosterLink> link) {
    return runs.held().filter(held -> link.map(RosterLink::run).equals(Optional.of(held.id())));
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

  private List<RosterRunRow> done(
      RosterRun run, int ordinal, RosterRecord record, PushGuard counts) {
    return Chunk.run(
        change,
        members,
        allocator,
        connection,
        run,
        List.of(staged(ordinal, record, Result.RELEASE_PLANNED)),
        counts);
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
  private List<RosterRunRow> relinked(RosterRun run, Person person, List<RosterRunRow> refused) {
    List<String> removed = removed(person);
    if (removed.isEmpty()) {
      return refused;
    }
    List<RosterRunRow> rows = new ArrayList<>();
    int next = PushRuns.next(run);
    for (String id : removed) {
      holding(link(id)).ifPresent(held -> runs.drop(id));
      rows.addAll(
          Chunk.run(
              change,
              members,
              allocator,
              connection,
              run,
              List.of(staged(next++, new RosterRecord.Left(id), Result.RELINKED)),
              result -> true));
    }
    rows.addAll(done(run, next, person, guard));
    return rows;
  }

  /** Entries by which this list gives the account of an address a seat, and that are no more. */
  private List<String> removed(Person person) {
    List<AccountId> account =
        change.store().accounts().find(person.email()).map(found -> found.id()).stream().toList();
    List<String> others =
        listed(account).stream()
            .filter(each -> each.connection().equals(connection.id()))
            .map(each -> each.link().directoryId())
            .toList();
    Set<String> pushed =
        change.store().pushes().existing(connection, PushedResource.Kind.USER, others);
    return others.stream().filter(id -> !pushed.contains(id)).toList();
  }

  private List<ListedPerson> listed(List<AccountId> accounts) {
    return change
        .store()
        .rosterLinks()
        .listed(connection.organization(), connection.subscription(), accounts)
        .stream()
        .filter(each -> each.link().standing() == Standing.SEATED)
        .toList();
  }

  /** Nobody reads the list again: who finds no seat waits for one, and no longer than listed. */
  private void queue(RosterRunRow row) {
    if (row.account().isEmpty()) {
      return;
    }
    AccountId account = row.account().get();
    if (row.result() == Result.NO_SEAT_LEFT) {
      QueuedPeople.join(change, connection, account);
      return;
    }
    boolean mayLeave = row.result() == Result.LEFT || row.result() == Result.NO_SEAT_FOR_ROLE;
    if (mayLeave && listed(List.of(account)).isEmpty()) {
      QueuedPeople.leave(change, connection, account);
    }
  }
}
