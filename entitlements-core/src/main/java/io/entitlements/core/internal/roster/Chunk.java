package io.entitlements.core.internal.roster;

import io.entitlements.account.Account;
import io.entitlements.account.Role;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.member.Members;
import io.entitlements.core.internal.member.Members.Grant;
import io.entitlements.core.internal.member.Members.NewMember;
import io.entitlements.core.internal.seat.SeatAllocator;
import io.entitlements.event.RosterEvent;
import io.entitlements.roster.Person;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatSource;
import io.entitlements.spi.RosterLink;
import io.entitlements.spi.RosterLink.Standing;
import io.entitlements.spi.RosterRun;
import io.entitlements.spi.RosterRunRow;
import io.entitlements.spi.RosterStore;
import io.entitlements.spi.SeatUse;
import io.entitlements.spi.StagedRecord;
import io.entitlements.spi.StagedRecord.Kind;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Does some staged records inside one change. The subscription's row is held, so what is read and
 * decided here stays true until it is done. Used once, by one thread.
 */
final class Chunk {

  private final Change change;
  private final Members members;
  private final SeatAllocator allocator;
  private final RosterConnection connection;
  private final ZoneId zone;
  private final RosterRun run;
  private final Facts facts;
  private final SeatUse use;
  private final List<Decision> decisions = new ArrayList<>();
  private final Map<EmailAddress, AccountId> made = new HashMap<>();
  private final Map<AccountId, Seat> given = new HashMap<>();
  private final RecordDigest digest = new RecordDigest();

  /**
   * Prepares to do some in the name of a run.
   *
   * @param list the connection, which is locked
   * @param facts what there is of their people, read under the lock
   * @param use how full the subscription is, as {@link SeatAllocator#hold} has answered
   */
  Chunk(
      Change change,
      Members members,
      SeatAllocator allocator,
      RosterStore.Locked list,
      RosterRun run,
      Facts facts,
      SeatUse use) {
    this.change = change;
    this.members = members;
    this.allocator = allocator;
    this.connection = list.connection();
    this.zone = list.zone();
    this.run = run;
    this.facts = facts;
    this.use = use;
  }

  /** Does those of the records whose results count, and says what came of each. */
  List<RosterRunRow> run(List<StagedRecord> records, Predicate<Result> counts) {
    decide(records, counts);
    grantRoles();
    makeAccounts();
    writeLinks();
    giveSeats();
    new Releases(change, allocator, connection).plan(run, released(), zone);
    replaceSeats();
    return rows();
  }

  private void decide(List<StagedRecord> records, Predicate<Result> counts) {
    Set<String> leaving =
        records.stream()
            .filter(record -> Ordinals.isLeaving(record.ordinal()))
            .flatMap(record -> record.directoryId().stream())
            .collect(Collectors.toSet());
    // Somebody may have chosen since that typed seats stay.
    boolean replaces =
        records.stream().anyMatch(record -> record.kind() == Kind.TYPED)
            && change.store().rosters().state(connection).replaceDue();
    Decider decider = new Decider(connection, use.free(), leaving::contains);
    for (StagedRecord record : records) {
      Decision decision = decider.decide(facts, record);
      boolean isKept = record.kind() == Kind.TYPED && !replaces;
      if (counts.test(decision.result())
          && !isKept
          && !isNothing(decision)
          && !isUnguarded(decision)) {
        decisions.add(decision);
      }
    }
  }

  private static boolean isNothing(Decision decision) {
    return decision.record().kind() == Kind.UNMET
        ? decision.result() != Result.SEAT_GIVEN
        : decision.standing().isEmpty() && decision.result() == Result.LEFT;
  }

  /** What the guard did not count, since the plan did not see it: the next run does. */
  private static boolean isUnguarded(Decision decision) {
    return decision.result() == Result.RELEASE_PLANNED
        && !decision.record().result().equals(Optional.of(Result.RELEASE_PLANNED));
  }

  private void makeAccounts() {
    List<NewMember> newcomers =
        decisions.stream()
            .filter(decision -> decision.standing().isPresent() && decision.account().isEmpty())
            .map(
                decision -> {
                  Person person = decision.record().person().orElseThrow();
                  return new NewMember(person.email(), name(person), decision.granted());
                })
            .toList();
    if (!newcomers.isEmpty()) {
      made.putAll(members.join(change, connection.organization(), newcomers));
    }
  }

  private static String name(Person person) {
    String name = (person.givenName() + " " + person.familyName()).strip();
    if (name.length() <= Account.MAX_NAME_LENGTH) {
      return name;
    }
    int end = Account.MAX_NAME_LENGTH;
    return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end);
  }

  /**
   * Somebody's roles may have changed since they were read: then the next sync sees to it. Whose
   * account was deleted meanwhile is somebody new, since the address is nobody's now.
   */
  private void grantRoles() {
    List<Decision> lacking = decisions.stream().filter(this::lacksRoles).toList();
    List<Set<Role>> granted =
        members.grantAll(
            change, connection.organization(), lacking.stream().map(Chunk::grant).toList());
    List<Decision> refused = new ArrayList<>();
    for (int i = 0; i < lacking.size(); i++) {
      if (!granted.get(i).containsAll(lacking.get(i).granted())) {
        refused.add(lacking.get(i));
      }
    }
    if (!refused.isEmpty()) {
      decisions.removeAll(refused);
      decisions.addAll(withoutDeleted(refused));
    }
  }

  private boolean lacksRoles(Decision decision) {
    return decision
        .account()
        .filter(account -> !facts.roles(account).containsAll(decision.granted()))
        .isPresent();
  }

  private static Grant grant(Decision decision) {
    return new Grant(
        decision.account().orElseThrow(), decision.record().person().orElseThrow().roles());
  }

  private List<Decision> withoutDeleted(List<Decision> refused) {
    Set<AccountId> deleted =
        change
            .store()
            .accounts()
            .deletedOf(refused.stream().flatMap(decision -> decision.account().stream()).toList());
    return refused.stream()
        .filter(decision -> decision.account().filter(deleted::contains).isPresent())
        .map(Decision::withoutAccount)
        .toList();
  }

  private void writeLinks() {
    List<RosterLink> added = new ArrayList<>();
    List<RosterLink> changed = new ArrayList<>();
    for (Decision decision : decisions) {
      if (decision.standing().isEmpty()) {
        continue;
      }
      RosterLink link = link(decision, decision.standing().get());
      (decision.link().isPresent() ? changed : added).add(link);
      boolean isSame = decision.link().map(RosterLink::account).equals(Optional.of(link.account()));
      if (!isSame) {
        change.record(
            connection.organization(),
            new RosterEvent.RosterPersonLinked(
                connection.organization(), connection.id(), link.account()));
      }
    }
    change.store().rosterLinks().insert(connection, added);
    change.store().rosterLinks().update(connection, changed);
  }

  private RosterLink link(Decision decision, Standing standing) {
    StagedRecord record = decision.record();
    long said =
        record
            .person()
            .map(digest::of)
            .orElseGet(() -> decision.link().map(RosterLink::digest).orElse(0L));
    String id = record.directoryId().orElseThrow();
    return new RosterLink(id, account(decision).orElseThrow(), said, standing, run.id());
  }

  private Optional<AccountId> account(Decision decision) {
    return decision
        .account()
        .or(() -> decision.record().person().map(person -> made.get(person.email())));
  }

  private void giveSeats() {
    List<AccountId> people = accounts(Result.SEAT_GIVEN);
    allocator
        .takeAll(
            change,
            connection.organization(),
            connection.subscription(),
            people,
            SeatSource.ROSTER,
            use)
        .forEach(seat -> given.put(holder(seat), seat));
    List<AccountId> kept =
        decisions.stream()
            .filter(decision -> decision.standing().equals(Optional.of(Standing.SEATED)))
            .flatMap(decision -> account(decision).stream())
            .toList();
    Releases.cancel(
        change, connection, kept.stream().flatMap(a -> facts.pending(a).stream()).toList());
  }

  /** Whose seats are to be released, typed ones as the list's. */
  private List<Seat> released() {
    List<Seat> seats = facts.seats(accounts(Result.RELEASE_PLANNED));
    setSource(seats);
    return seats.stream()
        .filter(seat -> facts.pending(holder(seat)).isEmpty())
        .map(seat -> seat.withSource(SeatSource.ROSTER))
        .toList();
  }

  private void replaceSeats() {
    setSource(facts.seats(accounts(Result.SEAT_REPLACED)));
  }

  private void setSource(List<Seat> seats) {
    SeatAllocator.setSourceAll(
        change,
        connection.organization(),
        connection.subscription(),
        seats.stream().filter(seat -> seat.source() == SeatSource.TYPED).toList(),
        SeatSource.ROSTER);
  }

  private List<AccountId> accounts(Result result) {
    return decisions.stream()
        .filter(decision -> decision.result() == result)
        .flatMap(decision -> account(decision).stream())
        .distinct()
        .toList();
  }

  private static AccountId holder(Seat seat) {
    return ((SeatHolder.Person) seat.holder()).account();
  }

  private List<RosterRunRow> rows() {
    return decisions.stream()
        .map(
            decision ->
                new RosterRunRow(
                    decision.record().ordinal(),
                    decision.record().directoryId(),
                    account(decision),
                    decision.result(),
                    decision.ignored(),
                    decision.addressDiffers(),
                    decision.link().map(RosterLink::standing),
                    account(decision).map(given::get).map(Seat::id)))
        .toList();
  }
}
