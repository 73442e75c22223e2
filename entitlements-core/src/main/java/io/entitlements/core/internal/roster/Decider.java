package io.entitlements.core.internal.roster;

import io.entitlements.account.Role;
import io.entitlements.core.internal.member.Members;
import io.entitlements.roster.Person;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatSource;
import io.entitlements.spi.RosterLink;
import io.entitlements.spi.RosterLink.Standing;
import io.entitlements.spi.RosterLinkStore.ListedPerson;
import io.entitlements.spi.StagedRecord;
import io.entitlements.spi.StagedRecord.Kind;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Decides what becomes of staged records, for the plan and for its doing alike. It counts the seats
 * that it gives, and remembers who has got what. Used by one thread.
 */
final class Decider {

  /** To whom a list gives seats. */
  private static final Role SEATED = Role.EDUCATOR;

  private final RosterConnection connection;
  private final Predicate<String> isLeaving;
  private final Set<EmailAddress> claimed = new HashSet<>();
  private final Set<AccountId> seated = new HashSet<>();
  private final Set<AccountId> keeps = new HashSet<>();
  private int free;

  /**
   * Starts with so many free seats.
   *
   * @param isLeaving which identifiers the list names no more, as far as that is not done yet
   */
  Decider(RosterConnection connection, int free, Predicate<String> isLeaving) {
    this.connection = connection;
    this.free = free;
    this.isLeaving = isLeaving;
  }

  Decision decide(Facts facts, StagedRecord record) {
    return switch (record.kind()) {
      case PERSON -> person(facts, record, record.person().orElseThrow());
      case LEFT -> leaving(facts, record, Standing.GONE);
      case UNMET -> unmet(facts, record);
      case UNUSABLE -> unchanged(facts, record, Result.UNUSABLE);
      case TYPED -> typed(facts, record);
    };
  }

  private Decision person(Facts facts, StagedRecord record, Person person) {
    if (!person.active() || person.roles().isEmpty()) {
      return facts.isKnown(record)
          ? leaving(facts, record, Standing.LISTED)
          : unchanged(facts, record, person.active() ? Result.NO_ROLE : Result.NOT_ACTIVE);
    }
    Optional<AccountId> account = facts.account(record);
    Set<String> replaced = Set.of();
    if (!facts.isKnown(record)) {
      replaced = account.map(id -> sameList(facts, id, record)).orElse(Set.of());
      boolean isTaken = !replaced.stream().allMatch(isLeaving);
      if (isTaken || !claimed.add(person.email())) {
        return unchanged(facts, record, Result.ADDRESS_TAKEN);
      }
    }
    Set<Role> before = account.map(facts::roles).orElse(Set.of());
    Set<Role> granted = Members.compatible(before, person.roles());
    if (!granted.contains(SEATED)) {
      Decision left = leaving(facts, record, Standing.LISTED);
      Result result =
          left.result() == Result.RELEASE_PLANNED ? left.result() : Result.NO_SEAT_FOR_ROLE;
      return decision(facts, record, result, Optional.of(Standing.LISTED), granted, replaced);
    }
    return decision(
        facts, record, give(facts, account), Optional.of(Standing.SEATED), granted, replaced);
  }

  /** The other identifiers by which this list gives an account a seat. */
  private Set<String> sameList(Facts facts, AccountId account, StagedRecord record) {
    return facts.others(account, record).stream()
        .filter(each -> each.connection().equals(connection.id()))
        .filter(each -> each.link().standing() == Standing.SEATED)
        .map(each -> each.link().directoryId())
        .collect(Collectors.toSet());
  }

  private Result give(Facts facts, Optional<AccountId> account) {
    if (account.filter(id -> facts.seat(id).isPresent() || seated.contains(id)).isPresent()) {
      return Result.SEAT_KEPT;
    }
    if (free == 0) {
      return Result.NO_SEAT_LEFT;
    }
    free--;
    account.ifPresent(seated::add);
    return Result.SEAT_GIVEN;
  }

  private Decision unmet(Facts facts, StagedRecord record) {
    Optional<RosterLink> link =
        facts.link(record).filter(found -> found.standing() == Standing.SEATED);
    if (link.isEmpty() || !facts.isKnown(record)) {
      return unchanged(facts, record, Result.LEFT);
    }
    Result result = give(facts, link.map(RosterLink::account));
    return decision(facts, record, result, link.map(RosterLink::standing), Set.of(), Set.of());
  }

  private Decision leaving(Facts facts, StagedRecord record, Standing to) {
    Optional<RosterLink> link = facts.link(record);
    if (link.isEmpty() || link.get().standing() == Standing.GONE) {
      return unchanged(facts, record, Result.LEFT);
    }
    AccountId account = link.get().account();
    boolean isReleased =
        link.get().standing() == Standing.SEATED
            && facts.seat(account).map(Seat::source).equals(Optional.of(SeatSource.ROSTER))
            && !isSeatedByOthers(facts.others(account, record));
    Result result =
        record.result().equals(Optional.of(Result.RELINKED))
            ? Result.RELINKED
            : isReleased ? Result.RELEASE_PLANNED : Result.LEFT;
    return decision(facts, record, result, Optional.of(to), Set.of(), Set.of());
  }

  private boolean isSeatedByOthers(List<ListedPerson> others) {
    return others.stream()
        .filter(
            each ->
                !each.connection().equals(connection.id())
                    || !isLeaving.test(each.link().directoryId()))
        .anyMatch(each -> each.link().standing() == Standing.SEATED);
  }

  /** Everybody who is listed has an account by now, but in a plan. */
  private Decision typed(Facts facts, StagedRecord record) {
    AccountId account = record.account().orElseThrow();
    boolean isTyped = facts.seat(account).map(Seat::source).equals(Optional.of(SeatSource.TYPED));
    if (!isTyped) {
      return unchanged(facts, record, Result.LEFT);
    }
    boolean isListed = keeps.contains(account) || isSeatedByOthers(facts.others(account, record));
    return unchanged(facts, record, isListed ? Result.SEAT_REPLACED : Result.RELEASE_PLANNED);
  }

  /** Remembers whom the list is to give a seat, for the typed seats that come last. */
  void remember(Decision decision) {
    if (decision.standing().equals(Optional.of(Standing.SEATED))) {
      decision.account().ifPresent(keeps::add);
    }
  }

  private static Decision unchanged(Facts facts, StagedRecord record, Result result) {
    return decision(facts, record, result, Optional.empty(), Set.of(), Set.of());
  }

  private static Decision decision(
      Facts facts,
      StagedRecord record,
      Result result,
      Optional<Standing> standing,
      Set<Role> granted,
      Set<String> replaced) {
    return new Decision(
        record,
        result,
        facts.account(record),
        facts.link(record),
        standing,
        granted,
        record.kind() == Kind.PERSON && facts.addressDiffers(record),
        replaced);
  }
}
