package io.entitlements.core.internal.roster;

import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.notice.Notice;
import io.entitlements.core.internal.notice.Notices;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RunState;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.roster.Verdict;
import io.entitlements.roster.Withheld;
import io.entitlements.spi.RosterLink;
import io.entitlements.spi.RosterRun;
import io.entitlements.spi.RosterRun.Planned;
import io.entitlements.spi.RosterRun.Progress;
import io.entitlements.spi.RosterRunRow;
import io.entitlements.spi.RosterState;
import io.entitlements.spi.RosterStore;
import io.entitlements.spi.StagedRecord;
import io.entitlements.type.RosterRunId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The runs that collect what is pushed, inside one change that has locked the connection: one for
 * each day, which is done at any time; and one with what is held, which waits for approval.
 */
final class PushRuns {

  /** What the runs of a day are said to have read. */
  static final String PUSHED = "pushed";

  /** What the runs are said to have read that hold something. */
  static final String PUSHED_AND_HELD = "pushed, and held";

  private final Change change;
  private final Ids ids;
  private final RosterConnection connection;
  private final ZoneId zone;
  private final RosterState state;
  private final Optional<RosterRun> current;
  private Optional<RosterRun> held;

  PushRuns(Change change, Ids ids, RosterStore.Locked list, Optional<RosterRun> current) {
    this.change = change;
    this.ids = ids;
    this.connection = list.connection();
    this.zone = list.zone();
    this.state = list.state();
    this.current = current;
    this.held = waiting().filter(PushRuns::isHolding);
  }

  /** Whether a run collects what was pushed, also what of that is or was held. */
  static boolean isPushed(RosterRun run) {
    return run.scope().equals(PUSHED) || run.scope().equals(PUSHED_AND_HELD);
  }

  /** Whether a run keeps what no directory says again. */
  static boolean isHolding(RosterRun run) {
    return run.state() == RunState.HELD && run.scope().equals(PUSHED_AND_HELD);
  }

  private Optional<RosterRun> waiting() {
    return state
        .held()
        .flatMap(run -> change.store().rosterRuns().find(connection.organization(), run));
  }

  /**
   * The run of the day where the organization is; another one is begun if there is none, or if the
   * last change of somebody is in it: an undo knows of one change of each. Of whom something is
   * held nothing is in the last one, since this was asked before it was held.
   */
  RosterRun ofToday(Optional<RosterLink> link) {
    LocalDate today = change.now().atZone(zone).toLocalDate();
    return change
        .store()
        .rosterRuns()
        .last(connection, PUSHED, today.atStartOfDay(zone).toInstant())
        .filter(run -> run.state() == RunState.APPLIED)
        .filter(run -> link.filter(last -> last.run().equals(run.id())).isEmpty())
        .orElseGet(this::another);
  }

  /** Another run of the day. */
  RosterRun another() {
    return begin(PUSHED, RunState.APPLIED, Withheld.NOTHING);
  }

  private RosterRun begin(String scope, RunState begun, Withheld withheld) {
    Instant now = change.now();
    RosterRun run =
        new RosterRun(
            connection.organization(),
            new RosterRunId(ids.next(now)),
            connection.id(),
            Optional.empty(),
            afterTheLast(now),
            scope,
            new Progress(begun, RosterRun.NONE_DONE, now, Optional.of(now)),
            new Planned(
                Optional.of(Verdict.DELTA),
                Optional.empty(),
                Map.of(),
                0,
                withheld,
                false,
                "",
                List.of()));
    change.store().rosterRuns().insert(run);
    return run;
  }

  /** Whatever the clocks of nodes say: it must be known which run is the last. */
  private Instant afterTheLast(Instant now) {
    return change.store().rosterRuns().last(connection, 1).stream()
        .map(last -> last.startedAt().plusMillis(1))
        .filter(now::isBefore)
        .findFirst()
        .orElse(now);
  }

  /** Where the next row or record of a run lies. */
  static int next(RosterRun run) {
    return run.progress().done() == RosterRun.NONE_DONE ? 0 : run.progress().done() + 1;
  }

  /** Keeps what came of people; the rows lie behind those that there are. */
  void add(RosterRun run, List<RosterRunRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    int last = rows.stream().mapToInt(RosterRunRow::ordinal).max().orElseThrow();
    RosterRun next = moved(run, last, rows.stream().map(RosterRunRow::result).toList());
    require(change.store().rosterRuns().update(next, run.progress(), rows), run);
  }

  private RosterRun moved(RosterRun run, int last, Collection<Result> results) {
    Map<Result, Integer> counts = new EnumMap<>(Result.class);
    counts.putAll(run.result().counts());
    results.forEach(result -> counts.merge(result, 1, Integer::sum));
    return counted(
        run.with(new Progress(run.state(), last, change.now(), Optional.of(change.now()))), counts);
  }

  private static RosterRun counted(RosterRun run, Map<Result, Integer> counts) {
    Planned before = run.result();
    return run.with(
        new Planned(
            before.verdict(),
            before.checkpoint(),
            counts,
            before.unchanged(),
            before.withheld(),
            before.replaces(),
            before.fingerprint(),
            before.remarks()));
  }

  private RosterRun updated(RosterRun run, RosterRun next) {
    require(change.store().rosterRuns().update(next, run.progress()), run);
    return next;
  }

  private static void require(boolean updated, RosterRun run) {
    if (!updated) {
      throw new IllegalStateException("a run moved while its connection was locked: " + run.id());
    }
  }

  /** The run with what is held, if something is. */
  Optional<RosterRun> held() {
    return held;
  }

  /**
   * Holds what would take a seat back; the first time, administrators are told.
   *
   * @param again whether something of this person is held already
   */
  RosterRun hold(StagedRecord record, Withheld why, boolean again) {
    RosterRun run = held.orElseGet(() -> beginHolding(why));
    String id = record.directoryId().orElseThrow();
    if (again) {
      change.store().rosterRuns().unstage(run.organization(), run.id(), List.of(id));
    }
    int ordinal = next(run);
    int base = record.kind() == StagedRecord.Kind.LEFT ? Ordinals.LEAVING : Ordinals.LISTED;
    StagedRecord placed =
        new StagedRecord(
            base + ordinal,
            record.kind(),
            record.directoryId(),
            record.person(),
            Optional.empty(),
            Optional.of(Result.RELEASE_PLANNED));
    change.store().rosterRuns().stage(run.organization(), run.id(), List.of(placed));
    RosterRun more =
        updated(run, moved(run, ordinal, again ? List.of() : List.of(Result.RELEASE_PLANNED)));
    held = Optional.of(more);
    return more;
  }

  /** In the place of whatever else was planned. */
  private RosterRun beginHolding(Withheld why) {
    Stream.concat(current.stream(), waiting().stream())
        .distinct()
        .forEach(other -> Runs.replace(change.store(), other, change.now()));
    RosterRun run = begin(PUSHED_AND_HELD, RunState.HELD, why);
    change
        .store()
        .rosters()
        .update(connection, state.current(run.id()).held(Optional.of(run.id())));
    Notices.list(
        change,
        connection.organization(),
        new Notice.OfList(
            connection.subscription(), connection.id(), Notice.OfList.What.HELD, change.now()));
    return run;
  }

  /** Holds something no more; a run that holds nothing has ended. */
  void drop(String directoryId) {
    RosterRun run = held.orElseThrow();
    change.store().rosterRuns().unstage(run.organization(), run.id(), List.of(directoryId));
    Map<Result, Integer> counts = new EnumMap<>(Result.class);
    counts.putAll(run.result().counts());
    counts.computeIfPresent(Result.RELEASE_PLANNED, (result, n) -> n == 1 ? null : n - 1);
    RosterRun less = updated(run, counted(run, counts));
    held = Optional.of(less);
    if (counts.isEmpty()) {
      Runs.replace(change.store(), less, change.now());
      RosterState now = change.store().rosters().state(connection);
      change.store().rosters().update(connection, now.held(Optional.empty()));
      held = Optional.empty();
    }
  }
}
