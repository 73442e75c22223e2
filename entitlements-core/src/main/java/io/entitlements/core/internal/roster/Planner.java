package io.entitlements.core.internal.roster;

import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Secrets;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RosterReading;
import io.entitlements.roster.RosterSettings;
import io.entitlements.roster.RunState;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.roster.Verdict;
import io.entitlements.roster.Withheld;
import io.entitlements.spi.Capacity;
import io.entitlements.spi.RosterRun;
import io.entitlements.spi.SeatUse;
import io.entitlements.spi.StagedRecord;
import io.entitlements.spi.UnitOfWork;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Goes through what is staged as its doing would, page by page, and says what would come of it. */
final class Planner {

  private static final int PAGE = 1_000;

  /** One each five minutes, and as many by hand. */
  private static final int MOST_RUNS_OF_A_DAY = 600;

  private final Changes changes;

  Planner(Changes changes) {
    this.changes = changes;
  }

  /**
   * The plan of what was read; notes the result of each staged record.
   *
   * @param free how many seats the list could give
   */
  RosterRun.Planned plan(
      RosterConnection connection, RosterRun run, RosterReading read, Reading reading, int free) {
    Pass pass = new Pass(connection, run, true, free);
    if (!reading.isNothingStaged()) {
      pass.run();
    }
    reading.passed().forEach((result, count) -> pass.counts.merge(result, count, Integer::sum));
    return new RosterRun.Planned(
        Optional.of(read.verdict()),
        read.checkpoint(),
        pass.counts,
        reading.unchanged(),
        withheld(connection, read.verdict(), reading, pass.counts),
        reading.replaces(),
        pass.fingerprint(read.verdict()),
        read.remarks());
  }

  /** What the plan of a run depends on, as it is now. */
  String fingerprint(RosterConnection asked, RosterRun run) {
    Pass pass =
        changes.read(
            store -> {
              RosterConnection connection = RosterAccess.stored(store, asked).orElse(asked);
              return new Pass(connection, run, false, seats(store, connection).free());
            });
    pass.run();
    return pass.fingerprint(run.result().verdict().orElseThrow());
  }

  private Withheld withheld(
      RosterConnection connection, Verdict verdict, Reading reading, Map<Result, Integer> counts) {
    if (verdict == Verdict.PARTIAL || (verdict == Verdict.FULL && reading.isEmpty())) {
      return Withheld.LIST_INCOMPLETE;
    }
    RosterSettings settings = connection.settings();
    long released = counts.getOrDefault(Result.RELEASE_PLANNED, 0);
    if (released == 0 && settings.pause().isEmpty()) {
      return Withheld.NOTHING;
    }
    LocalDate day = changes.read(store -> today(store, connection));
    if (settings.pause().filter(pause -> pause.covers(day)).isPresent()) {
      return Withheld.PAUSED;
    }
    if (released == 0) {
      return Withheld.NOTHING;
    }
    long typed = counts.getOrDefault(Result.SEAT_REPLACED, 0);
    long seats = changes.read(store -> store.rosterLinks().seated(connection)) + typed;
    long today = changes.read(store -> releasedOn(day, store, connection));
    long all = released + today;
    boolean isTooMany =
        all >= settings.guardLeast() && all * 100 > (seats + today) * settings.guardPercent();
    return isTooMany ? Withheld.TOO_MANY : Withheld.NOTHING;
  }

  /**
   * A directory that is emptied bit by bit is not to pass the guard bit by bit, whatever the grace.
   */
  private long releasedOn(LocalDate day, UnitOfWork store, RosterConnection connection) {
    Instant begin = day.atStartOfDay(zone(store, connection)).toInstant();
    return store.rosterRuns().last(connection, MOST_RUNS_OF_A_DAY).stream()
        .filter(run -> !run.startedAt().isBefore(begin))
        .filter(run -> run.state() == RunState.APPLIED || run.state() == RunState.STOPPED)
        .map(RosterRun::result)
        .filter(result -> result.withheld() == Withheld.NOTHING)
        .mapToLong(result -> result.counts().getOrDefault(Result.RELEASE_PLANNED, 0))
        .sum();
  }

  private LocalDate today(UnitOfWork store, RosterConnection connection) {
    return changes.now().atZone(zone(store, connection)).toLocalDate();
  }

  static ZoneId zone(UnitOfWork store, RosterConnection connection) {
    return store.organizations().find(connection.organization()).orElseThrow().details().zone();
  }

  /** How many seats are in use, how many there are, and how many a list could give. */
  record Seats(int assigned, int total, int free) {}

  Seats seats(UnitOfWork store, RosterConnection connection) {
    SeatUse use = store.subscriptions().use(connection.organization(), connection.subscription());
    int total =
        Capacity.at(
                store.productKeys().of(connection.organization(), connection.subscription()),
                changes.now())
            .total();
    return new Seats(use.used(), total, Math.max(0, total - use.used() - use.waiting()));
  }

  /** One time through all of it. */
  private final class Pass {

    private final RosterConnection connection;
    private final RosterRun run;
    private final boolean notes;
    private final Map<Result, Integer> counts = new EnumMap<>(Result.class);
    private final Set<String> leaving = new HashSet<>();
    private final Set<String> relinked = new HashSet<>();
    private final Digested digested = new Digested();
    private final Decider decider;

    Pass(RosterConnection connection, RosterRun run, boolean notes, int free) {
      this.connection = connection;
      this.run = run;
      this.notes = notes;
      this.decider = new Decider(connection, free, leaving::contains);
    }

    void run() {
      if (staged(RosterRun.NONE_DONE, 1).isEmpty()) {
        return;
      }
      pages(
          RosterRun.NONE_DONE,
          Ordinals.UNMET,
          page -> page.forEach(record -> leaving.add(record.directoryId().orElseThrow())));
      pages(Ordinals.UNMET - 1, Integer.MAX_VALUE, this::decide);
      pages(RosterRun.NONE_DONE, Ordinals.UNMET, this::decide);
    }

    String fingerprint(Verdict verdict) {
      return Secrets.hash(connection.settings() + "\n" + verdict + "\n" + digested.text());
    }

    private void pages(int after, int before, Consumer<List<StagedRecord>> work) {
      int behind = after;
      List<StagedRecord> page;
      do {
        page = staged(behind, PAGE).stream().filter(record -> record.ordinal() < before).toList();
        if (!page.isEmpty()) {
          work.accept(page);
          behind = page.get(page.size() - 1).ordinal();
        }
      } while (page.size() == PAGE);
    }

    private List<StagedRecord> staged(int after, int limit) {
      return changes.read(
          store -> store.rosterRuns().staged(connection.organization(), run.id(), after, limit));
    }

    private void decide(List<StagedRecord> page) {
      Map<Result, List<Integer>> ordinals = new TreeMap<>();
      Facts facts = changes.read(store -> Facts.of(store, connection, page));
      for (StagedRecord record : page) {
        Decision decision = decider.decide(facts, record);
        decider.remember(decision);
        relinked.addAll(decision.replaced());
        Result result = isRelinked(record) ? Result.RELINKED : decision.result();
        counts.merge(result, 1, Integer::sum);
        digested.add(record.ordinal(), result);
        ordinals.computeIfAbsent(result, r -> new ArrayList<>()).add(record.ordinal());
      }
      if (notes) {
        changes.touch(
            store ->
                ordinals.forEach(
                    (result, those) ->
                        store
                            .rosterRuns()
                            .setResult(connection.organization(), run.id(), those, result)));
      }
    }

    private boolean isRelinked(StagedRecord record) {
      return record.directoryId().filter(relinked::contains).isPresent();
    }
  }

  /** A digest of decisions, in their order. */
  private static final class Digested {

    private final StringBuilder page = new StringBuilder();
    private String before = "";

    void add(int ordinal, Result result) {
      page.append(ordinal).append(' ').append(result).append('\n');
      if (page.length() > 100_000) {
        before = text();
        page.setLength(0);
      }
    }

    String text() {
      return Secrets.hash(before + page);
    }
  }
}
