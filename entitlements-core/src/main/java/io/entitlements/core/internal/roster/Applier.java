package io.entitlements.core.internal.roster;

import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.member.Members;
import io.entitlements.core.internal.seat.SeatAllocator;
import io.entitlements.roster.RosterCheckpoint;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.Rosters.Refusal;
import io.entitlements.roster.RunState;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.roster.Withheld;
import io.entitlements.spi.RosterRun;
import io.entitlements.spi.RosterRun.Planned;
import io.entitlements.spi.RosterRun.Progress;
import io.entitlements.spi.RosterRunRow;
import io.entitlements.spi.RosterState;
import io.entitlements.spi.RosterStore;
import io.entitlements.spi.SeatUse;
import io.entitlements.spi.StagedRecord;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.Outcome;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Brings runs to their end, chunk by chunk. Each chunk is a transaction that moves the run on from
 * where it found it: whoever goes on after a crash, or beside another, does nothing twice.
 */
final class Applier {

  /** Records in one transaction: few round trips, and others of the subscription wait briefly. */
  private static final int CHUNK = 1_000;

  private final Changes changes;
  private final Members members;
  private final SeatAllocator allocator;
  private final RosterAccess access;
  private final Undo undo;

  Applier(Changes changes, Members members, SeatAllocator allocator, RosterAccess access) {
    this.changes = changes;
    this.members = members;
    this.allocator = allocator;
    this.access = access;
    this.undo = new Undo(allocator);
  }

  /**
   * Goes on with a run that is under way until it is not.
   *
   * @param by who goes on; empty for the calendar
   * @param touch called with each chunk, inside its change
   */
  Outcome<RosterRun, Refusal> finish(
      RosterConnection connection, RosterRun begun, Optional<AccountId> by, Touch touch) {
    RosterRun run = begun;
    Outcome<RosterRun, Refusal> done;
    do {
      RosterRun from = run;
      done =
          changes.make(
              by.<Actor>map(Actor.Person::new).orElse(new Actor.Task("roster")),
              (run.state() == RunState.UNDOING ? "roster.undo " : "roster.sync ") + run.id(),
              RosterRun::organization,
              change -> next(change, connection, from, by, touch));
      if (!(done instanceof Outcome.Done<RosterRun, Refusal> made)) {
        return done;
      }
      run = made.value();
    } while (run.state().isUnderWay());
    return done;
  }

  /** Is told of each chunk, inside its change. */
  @FunctionalInterface
  interface Touch {
    Touch NONE = change -> {};

    void chunk(Change change);
  }

  private Attempt<RosterRun, Refusal> next(
      Change change,
      RosterConnection connection,
      RosterRun from,
      Optional<AccountId> by,
      Touch touch) {
    if (from.state() == RunState.APPLYING) {
      RoleLocks.take(change, connection, staged(change, from));
    }
    change.store().subscriptions().lock(connection.organization(), connection.subscription());
    Optional<Refusal> refusal = access.refusal(change.store(), by, connection);
    if (refusal.isPresent()) {
      return Attempt.denied(refusal.get());
    }
    RosterRun run = change.store().rosterRuns().find(from.organization(), from.id()).orElseThrow();
    if (!run.progress().equals(from.progress())) {
      // Somebody else has done it, or this very transaction whose answer was lost.
      return Attempt.made(run);
    }
    RosterStore.Locked list = change.store().rosters().lockLive(connection).orElseThrow();
    if (list.isEnding()) {
      // Whom another list leaves their seats is not known yet.
      return Attempt.denied(Refusal.RUN_UNDER_WAY);
    }
    touch.chunk(change);
    RosterRun next =
        run.state() == RunState.UNDOING
            ? undo.chunk(change, list.connection(), run, CHUNK)
            : chunk(change, list, run);
    if (!change.store().rosterRuns().update(next, run.progress())) {
      throw new IllegalStateException("a run moved while its subscription was locked: " + run.id());
    }
    return Attempt.made(next);
  }

  private RosterRun chunk(Change change, RosterStore.Locked list, RosterRun run) {
    RosterConnection connection = list.connection();
    List<StagedRecord> staged = staged(change, run);
    if (staged.isEmpty()) {
      return end(change, list, run);
    }
    List<StagedRecord> records = Ordinals.together(staged);
    SeatUse use = allocator.hold(change, connection.organization(), connection.subscription());
    List<StagedRecord> open = open(run, records);
    Facts facts = Facts.of(change.store(), connection, open);
    List<StagedRecord> current = current(run, open, facts);
    List<RosterRunRow> rows =
        new Chunk(change, members, allocator, list, run, facts, use).run(current, does(run));
    if (PushRuns.isPushed(run)) {
      QueuedPeople.leaveIfUnlisted(change, connection, rows);
    }
    change.store().rosterRuns().addRows(run.organization(), run.id(), rows);
    Progress further =
        new Progress(
            run.state(), records.get(records.size() - 1).ordinal(), change.now(), Optional.empty());
    return run.with(further).with(counted(run.result(), rows));
  }

  private static List<StagedRecord> staged(Change change, RosterRun run) {
    return change
        .store()
        .rosterRuns()
        .staged(run.organization(), run.id(), run.progress().done(), CHUNK);
  }

  /** What is not done yet: after an approval, what the plan was held for. */
  private static List<StagedRecord> open(RosterRun run, List<StagedRecord> records) {
    return run.state() == RunState.RELEASING
        ? records.stream()
            .filter(record -> record.result().filter(Result::takesBack).isPresent())
            .toList()
        : records;
  }

  /** What was pushed of somebody since counts, and not what is held of them. */
  private static List<StagedRecord> current(RosterRun run, List<StagedRecord> open, Facts facts) {
    return run.state() == RunState.RELEASING && PushRuns.isPushed(run)
        ? open.stream()
            .filter(
                record ->
                    facts.link(record).filter(link -> link.run().equals(run.id())).isPresent())
            .toList()
        : open;
  }

  /** Which results count: those that take back only when they may, and then perhaps they alone. */
  private static Predicate<Result> does(RosterRun run) {
    if (run.state() == RunState.RELEASING) {
      // Who is held and has lost the seat otherwise, or waits for one, leaves all the same.
      boolean isPushed = PushRuns.isPushed(run);
      return result -> result.takesBack() || (isPushed && QueuedPeople.leaves(result));
    }
    boolean takesBack = run.result().withheld() == Withheld.NOTHING;
    return result -> takesBack || !result.takesBack();
  }

  private static Planned counted(Planned before, Collection<RosterRunRow> rows) {
    Map<Result, Integer> counts = new EnumMap<>(Result.class);
    counts.putAll(before.counts());
    rows.stream()
        .map(RosterRunRow::result)
        .filter(result -> !isCountedByPlan(result))
        .forEach(result -> counts.merge(result, 1, Integer::sum));
    return with(before, counts, before.withheld());
  }

  /** What is as the plan says, since nothing is done about it. */
  private static boolean isCountedByPlan(Result result) {
    return switch (result) {
      case NOT_ACTIVE, NO_ROLE, ADDRESS_TAKEN, UNUSABLE -> true;
      default -> false;
    };
  }

  /** The same result, without what the doing counts anew. */
  static Planned uncounted(Planned planned, RunState state) {
    Map<Result, Integer> counts = new EnumMap<>(Result.class);
    boolean takesBack = planned.withheld() == Withheld.NOTHING;
    planned
        .counts()
        .forEach(
            (result, count) -> {
              boolean isDone =
                  state == RunState.RELEASING
                      ? result.takesBack()
                      : !isCountedByPlan(result) && (takesBack || !result.takesBack());
              if (!isDone) {
                counts.put(result, count);
              }
            });
    return with(
        planned, counts, state == RunState.RELEASING ? Withheld.NOTHING : planned.withheld());
  }

  private static Planned with(Planned planned, Map<Result, Integer> counts, Withheld withheld) {
    return new Planned(
        planned.verdict(),
        planned.checkpoint(),
        counts,
        planned.unchanged(),
        withheld,
        planned.replaces(),
        planned.fingerprint(),
        planned.remarks());
  }

  /** The last step: what is held stays, and only when nothing is left is the checkpoint moved. */
  private static RosterRun end(Change change, RosterStore.Locked list, RosterRun run) {
    boolean isHeld =
        run.state() == RunState.APPLYING && run.result().withheld() == Withheld.TOO_MANY;
    if (!isHeld) {
      change.store().rosterRuns().clear(run.organization(), run.id());
    }
    if (run.scope().equals(PushRuns.PUSHED_AND_HELD)) {
      // Nothing was read.
      return run.with(Runs.at(run, RunState.APPLIED, change.now()));
    }
    boolean isAll =
        run.state() == RunState.RELEASING || run.result().withheld() == Withheld.NOTHING;
    RosterState state = list.state();
    Optional<RosterCheckpoint> checkpoint = isAll ? run.result().checkpoint() : state.checkpoint();
    RosterState after = state.applied(run.scope(), checkpoint, isAll && run.result().replaces());
    change
        .store()
        .rosters()
        .update(list.connection(), isHeld ? after.held(Optional.of(run.id())) : after);
    return run.with(Runs.at(run, isHeld ? RunState.HELD : RunState.APPLIED, change.now()));
  }
}
