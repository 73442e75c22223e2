package io.entitlements.core.internal.roster;

import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.seat.SeatAllocator;
import io.entitlements.roster.PendingRelease;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RunState;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatSource;
import io.entitlements.spi.RosterLink;
import io.entitlements.spi.RosterLink.Standing;
import io.entitlements.spi.RosterLinkStore.ListedPerson;
import io.entitlements.spi.RosterRun;
import io.entitlements.spi.RosterRun.Progress;
import io.entitlements.spi.RosterRunRow;
import io.entitlements.spi.RosterState;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes back rows of a run inside one change, but for those that something came after. */
final class Undo {

  private final SeatAllocator allocator;

  Undo(SeatAllocator allocator) {
    this.allocator = allocator;
  }

  /** Some rows, or the end if there are none left. */
  RosterRun chunk(Change change, RosterConnection connection, RosterRun run, int limit) {
    allocator.hold(change, connection.organization(), connection.subscription());
    List<RosterRunRow> rows =
        change
            .store()
            .rosterRuns()
            .rows(run.organization(), run.id(), run.progress().done(), limit);
    if (rows.isEmpty()) {
      if (hasGivenBack(change, connection, run, limit)) {
        return at(change, run, run.progress().done());
      }
      if (PushRuns.isPushed(run)) {
        // No later reading gives them a seat.
        deprived(change.store(), connection, run, Integer.MAX_VALUE)
            .forEach(account -> QueuedPeople.join(change, connection, account));
      }
      return end(change, connection, run);
    }
    new Rows(change, allocator, connection, run, rows).takeBack();
    return at(change, run, rows.get(rows.size() - 1).ordinal());
  }

  private static RosterRun at(Change change, RosterRun run, int ordinal) {
    return run.with(new Progress(RunState.UNDOING, ordinal, change.now(), Optional.empty()));
  }

  /** Seats for which there was no room before all that the run gave were released. */
  private boolean hasGivenBack(
      Change change, RosterConnection connection, RosterRun run, int limit) {
    UnitOfWork store = change.store();
    int free =
        store.subscriptions().use(connection.organization(), connection.subscription()).free();
    if (free <= 0) {
      return false;
    }
    List<AccountId> people = deprived(store, connection, run, Math.min(free, limit));
    allocator.takeAll(
        change, connection.organization(), connection.subscription(), people, SeatSource.ROSTER);
    return !people.isEmpty();
  }

  private static List<AccountId> deprived(
      UnitOfWork store, RosterConnection connection, RosterRun run, int limit) {
    List<AccountId> deprived =
        store.rosterLinks().deprived(connection, run.id(), limit).stream()
            .map(RosterLink::account)
            .distinct()
            .toList();
    Set<AccountId> deleted = store.accounts().deletedOf(deprived);
    return deprived.stream().filter(account -> !deleted.contains(account)).toList();
  }

  /** What was read counts as never read; so the next reading is a whole one, and looked at. */
  private static RosterRun end(Change change, RosterConnection connection, RosterRun run) {
    RosterState state = change.store().rosters().lock(connection);
    RosterConnection stored = RosterAccess.stored(change.store(), connection).orElse(connection);
    change.store().rosters().update(stored, state.undone());
    change.store().rosterRuns().clear(run.organization(), run.id());
    return run.with(Runs.at(run, RunState.UNDONE, change.now()));
  }

  /** Some rows and what there is of their people now. */
  private static final class Rows {

    private final Change change;
    private final SeatAllocator allocator;
    private final RosterConnection connection;
    private final RosterRun run;
    private final List<RosterRunRow> rows;
    private final Map<String, RosterLink> links;
    private final List<AccountId> people;
    private final Map<AccountId, PendingRelease> pending;
    private final Set<AccountId> deleted;

    Rows(
        Change change,
        SeatAllocator allocator,
        RosterConnection connection,
        RosterRun run,
        List<RosterRunRow> rows) {
      this.change = change;
      this.allocator = allocator;
      this.connection = connection;
      this.run = run;
      this.rows = rows;
      this.people = rows.stream().flatMap(row -> row.account().stream()).distinct().toList();
      UnitOfWork store = change.store();
      this.links =
          store
              .rosterLinks()
              .find(connection, rows.stream().flatMap(row -> row.directoryId().stream()).toList());
      this.pending =
          store
              .pendingReleases()
              .findAll(connection.organization(), connection.subscription(), people);
      this.deleted = store.accounts().deletedOf(people);
    }

    void takeBack() {
      List<RosterRunRow> still = rows.stream().filter(this::isStill).toList();
      change.store().rosterLinks().update(connection, still.stream().flatMap(this::link).toList());
      Map<AccountId, List<ListedPerson>> listed = listed();
      QueuedPeople.leave(change, connection, still, listed.keySet());
      releaseGiven(still, listed);
      dropAgain(still, listed);
      restore(still, true, SeatSource.ROSTER);
      restore(still, false, SeatSource.TYPED);
      typed(still);
      if (PushRuns.isPushed(run)) {
        QueuedPeople.joinAgain(change, connection, still, seats());
      }
    }

    /** Who is given a seat by what lists say when the run is forgotten. */
    private Map<AccountId, List<ListedPerson>> listed() {
      return change
          .store()
          .rosterLinks()
          .listed(connection.organization(), connection.subscription(), people)
          .stream()
          .filter(each -> each.link().standing() == Standing.SEATED)
          .collect(Collectors.groupingBy(each -> each.link().account()));
    }

    private boolean isListedElsewhere(RosterRunRow row, Map<AccountId, List<ListedPerson>> listed) {
      return listed.getOrDefault(row.account().orElseThrow(), List.of()).stream()
          .anyMatch(
              each ->
                  !each.connection().equals(connection.id())
                      || !row.directoryId().equals(Optional.of(each.link().directoryId())));
    }

    /** Who holds a seat now: each step moves others up, so that none relies on an older answer. */
    private Map<AccountId, Seat> seats() {
      return change
          .store()
          .seats()
          .findAll(connection.organization(), connection.subscription(), people);
    }

    /** Whether the list has said nothing of the person since, and the account is still there. */
    private boolean isStill(RosterRunRow row) {
      if (row.account().isEmpty() || deleted.contains(row.account().get())) {
        return false;
      }
      return row.directoryId()
          .map(links::get)
          .map(link -> link.run().equals(run.id()) && link.account().equals(row.account().get()))
          .orElse(row.directoryId().isEmpty());
    }

    private Stream<RosterLink> link(RosterRunRow row) {
      return row
          .directoryId()
          .map(links::get)
          .map(
              link ->
                  new RosterLink(
                      link.directoryId(),
                      link.account(),
                      0,
                      row.before().orElse(Standing.GONE),
                      run.id()))
          .stream();
    }

    /** Seats that the run gave, if they are still the very ones. */
    private void releaseGiven(List<RosterRunRow> still, Map<AccountId, List<ListedPerson>> listed) {
      Map<AccountId, Seat> seats = seats();
      Set<Seat> given = new LinkedHashSet<>();
      for (RosterRunRow row : still) {
        seat(seats, row)
            .filter(
                seat -> row.given().equals(Optional.of(seat.id())) || QueuedPeople.isQueued(row))
            .filter(seat -> seat.source() == SeatSource.ROSTER)
            .filter(seat -> !isListedElsewhere(row, listed))
            .ifPresent(given::add);
      }
      allocator.releaseAll(
          change, connection.organization(), connection.subscription(), List.copyOf(given));
    }

    /** Who was to lose the seat before the run, and was listed by it again. */
    private void dropAgain(List<RosterRunRow> still, Map<AccountId, List<ListedPerson>> listed) {
      Map<AccountId, Seat> seats = seats();
      Set<Seat> dropped = new LinkedHashSet<>();
      for (RosterRunRow row : still) {
        boolean wasNot = row.before().filter(before -> before == Standing.SEATED).isEmpty();
        AccountId account = row.account().orElseThrow();
        if (row.result() == Result.SEAT_KEPT
            && wasNot
            && !isListedElsewhere(row, listed)
            && !pending.containsKey(account)) {
          seat(seats, row)
              .filter(seat -> seat.source() == SeatSource.ROSTER)
              .ifPresent(dropped::add);
        }
      }
      new Releases(change, allocator, connection).plan(run, List.copyOf(dropped));
    }

    /** Seats that were released by the run, or were to be. */
    private void restore(List<RosterRunRow> still, boolean listed, SeatSource source) {
      Map<AccountId, Seat> seats = seats();
      List<PendingRelease> cancelled = new ArrayList<>();
      List<AccountId> lost = new ArrayList<>();
      for (RosterRunRow row : still) {
        AccountId account = row.account().orElseThrow();
        if (row.result() != Result.RELEASE_PLANNED || row.directoryId().isPresent() != listed) {
          continue;
        }
        Optional.ofNullable(pending.get(account))
            .filter(each -> each.run().equals(run.id()))
            .ifPresent(cancelled::add);
        if (!seats.containsKey(account) && !lost.contains(account)) {
          lost.add(account);
        }
      }
      Releases.cancel(change, connection, cancelled);
      int free =
          change
              .store()
              .subscriptions()
              .use(connection.organization(), connection.subscription())
              .free();
      allocator.takeAll(
          change,
          connection.organization(),
          connection.subscription(),
          lost.subList(0, Math.min(free, lost.size())),
          source);
    }

    /** Typed seats that the run made the list's. */
    private void typed(List<RosterRunRow> still) {
      Map<AccountId, Seat> seats = seats();
      List<Seat> typed = new ArrayList<>();
      for (RosterRunRow row : still) {
        boolean wasTyped =
            row.directoryId().isEmpty()
                && (row.result() == Result.SEAT_REPLACED || row.result() == Result.RELEASE_PLANNED);
        seat(seats, row)
            .filter(seat -> wasTyped && seat.source() == SeatSource.ROSTER)
            .ifPresent(typed::add);
      }
      SeatAllocator.setSourceAll(
          change, connection.organization(), connection.subscription(), typed, SeatSource.TYPED);
    }

    private static Optional<Seat> seat(Map<AccountId, Seat> seats, RosterRunRow row) {
      return row.account().map(seats::get);
    }
  }
}
