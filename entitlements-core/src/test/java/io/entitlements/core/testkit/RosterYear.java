package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.error.RosterUnavailableException;
import io.entitlements.key.SubscriptionChange;
import io.entitlements.key.SubscriptionOverview;
import io.entitlements.roster.PendingRelease;
import io.entitlements.roster.RosterSettings;
import io.entitlements.roster.RosterSource;
import io.entitlements.roster.RunState;
import io.entitlements.roster.SyncReport;
import io.entitlements.roster.SyncRow;
import io.entitlements.roster.Verdict;
import io.entitlements.roster.Withheld;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatSource;
import io.entitlements.type.AccountId;
import io.entitlements.type.Outcome;
import io.entitlements.type.RosterRunId;
import io.entitlements.type.SubscriptionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** One year, with what the directories say. */
final class RosterYear implements AutoCloseable {

  private static final int SEATS = 12;
  private static final RosterSettings SETTINGS = RosterSettings.DEFAULT.guard(50, 4);

  private final World world;
  private final District district;
  private final Function<String, Optional<ServedDirectory>> directories;
  private final List<ListedYear> lists = new ArrayList<>();
  private final Map<AccountId, Seat> typed = new HashMap<>();
  private int typedCount;
  private Optional<SyncReport> last = Optional.empty();
  private int renewals;
  private int before;
  private boolean wereFewer;

  /** Typed seats may still become a list's. */
  private boolean replaces;

  RosterYear(World world, Function<String, Optional<ServedDirectory>> directories) {
    this.world = world;
    this.directories = directories;
    this.district = world.district("suite", SEATS);
    connect("one", SETTINGS, Map.of());
    connect("two", SETTINGS, Map.of());
  }

  private void connect(String name, RosterSettings settings, Map<String, String> directory) {
    lists.add(
        new ListedYear(
            RosterWorld.in(district, name, settings),
            new TreeMap<>(directory),
            directories.apply(name).map(ServedList::new)));
  }

  void live(List<Step> year) {
    for (Step step : year) {
      world.pass(Duration.ofHours(1));
      before = district.overview().assigned();
      happen(step);
      sync(lists.get(step.list() % lists.size()), step.delta());
      check(step);
    }
  }

  private SubscriptionId subscription() {
    return lists.get(0).list.connection().subscription();
  }

  private void happen(Step step) {
    ListedYear read = lists.get(step.list() % lists.size());
    Map<String, String> directory = read.directory;
    String id = "id" + step.one();
    switch (step.what()) {
      case HIRE -> directory.putIfAbsent(id, "p" + step.other());
      case LEAVE -> directory.remove(id);
      case RENAME -> directory.computeIfPresent(id, (same, before) -> "q" + step.other());
      case SWAP -> swap(directory, id, "id" + step.other());
      case REST -> {
        if (!read.resting.remove(id)) {
          read.resting.add(id);
        }
      }
      case SUMMER -> directory.keySet().removeIf(each -> !each.equals(id));
      case TYPE -> type("p" + step.one());
      case WEEKS -> {
        world.pass(Duration.ofDays(7L * (step.other() % 4)));
        world.doJobs();
      }
      case RENEW -> renew(step.other());
      case REPLACE -> replace(directory);
      case APPROVE ->
          last.filter(report -> report.state() == RunState.HELD)
              .ifPresent(
                  report -> {
                    ListedYear held = of(report);
                    RosterWorld list = held.list;
                    list.rosters().approve(list.by(), list.connection(), report.run());
                    held.isUnread();
                  });
      case UNDO -> last.ifPresent(this::undo);
      case STOP -> stop(read, step.delta());
      case BREAK -> breakOff(read, step.delta());
      case GRACE -> grace(read, step.other() % 2 == 0);
      case RECONNECT -> reconnect(step.list() % lists.size());
    }
  }

  private ListedYear of(SyncReport report) {
    return lists.stream()
        .filter(read -> read.list.connection().id().equals(report.connection()))
        .findFirst()
        .orElseThrow();
  }

  /** Once a year: what was typed before is no more. */
  private void replace(Map<String, String> directory) {
    if (lists.size() == 2) {
      connect("three", SETTINGS.mode(RosterSettings.Mode.REPLACE), directory);
      replaces = true;
      sync(lists.get(2), false);
    }
  }

  private void renew(int seats) {
    district
        .change(
            new SubscriptionChange.Renew(
                district.key().key().id(), 1 + seats, 12, SubscriptionChange.RenewFrom.NOW),
            "renew" + renewals++)
        .orElseThrow();
    wereFewer |= 1 + seats < SEATS;
  }

  private void undo(SyncReport report) {
    ListedYear read = of(report);
    RosterWorld list = read.list;
    list.rosters().undo(list.by(), list.connection(), report.run());
    read.isUnread();
    check(new Step(What.UNDO, 0, 0, 0, false));
  }

  /** What is held, or else what was only planned. */
  private void stop(ListedYear read, boolean delta) {
    Optional<SyncReport> held = last.filter(report -> report.state() == RunState.HELD);
    RosterWorld list = held.map(report -> of(report).list).orElse(read.list);
    List<PendingRelease> pending = list.pending();
    RosterRunId run =
        held.map(SyncReport::run).orElseGet(() -> list.plan(read.source(delta)).run());
    last = Optional.of(list.stop(run));
    assertNothingDone(list, pending);
  }

  /** The list cannot be read to its end. */
  private void breakOff(ListedYear read, boolean delta) {
    List<PendingRelease> pending = read.list.pending();
    RosterSource source = new BrokenOff(read.source(delta));
    assertThatThrownBy(() -> read.list.plan(source)).isInstanceOf(RosterUnavailableException.class);
    assertThat(read.list.runs().get(0).state()).isEqualTo(RunState.FAILED);
    assertNothingDone(read.list, pending);
  }

  private void assertNothingDone(RosterWorld list, List<PendingRelease> pending) {
    assertThat(district.overview().assigned()).as("seats").isEqualTo(before);
    assertThat(list.pending()).as("seats to be released").isEqualTo(pending);
  }

  private void grace(ListedYear read, boolean none) {
    RosterWorld list = read.list;
    RosterSettings now = list.stored().settings();
    list.rosters()
        .configure(list.by(), list.connection(), now.graceDays(none ? 0 : 14))
        .orElseThrow();
  }

  /** A list that replaced does it no more. */
  private void reconnect(int number) {
    RosterWorld list = lists.get(number).list;
    list.disconnect();
    assertThat(district.overview().assigned()).as("seats without the list").isEqualTo(before);
    assertThat(list.pending())
        .as("what the list would take back")
        .noneMatch(each -> each.connection().equals(list.connection().id()));
    RosterWorld anew = RosterWorld.in(district, list.connection().name(), SETTINGS);
    lists.set(number, lists.get(number).by(anew));
    last = last.filter(report -> !report.connection().equals(list.connection().id()));
  }

  private static void swap(Map<String, String> directory, String one, String other) {
    String first = directory.get(one);
    String second = directory.get(other);
    if (first != null && second != null) {
      directory.put(one, second);
      directory.put(other, first);
    }
  }

  private void type(String address) {
    if (district.assign(RosterWorld.email(address), "typed" + typedCount++)
        instanceof Outcome.Done<?, ?>) {
      Seat seat = lists.get(0).list.seat(RosterWorld.email(address)).orElseThrow();
      typed.put(((SeatHolder.Person) seat.holder()).account(), seat);
    }
  }

  private void sync(ListedYear read, boolean delta) {
    RosterWorld list = read.list;
    RosterSource source = read.source(delta);
    last = Optional.of(list.apply(list.plan(source)));
    SyncReport again = list.apply(list.plan(source));
    assertThat(list.rows(again.run()).stream().filter(row -> !isNothing(row.result())))
        .as("applying again")
        .isEmpty();
    if (last.get().withheld() == Withheld.NOTHING) {
      read.isRead();
    }
    if (last.get().verdict().equals(Optional.of(Verdict.FULL))) {
      ListedSeats.required(district, read, List.of(last.get(), again));
    }
    if (replaces) {
      typed.clear();
      replaces = !lists.get(2).wasRead();
    }
    if (last.get().state() == RunState.HELD) {
      last = Optional.of(again);
    }
  }

  @Override
  public void close() {
    lists.forEach(ListedYear::close);
  }

  /** What is said in each run, and is no change. */
  private static boolean isNothing(SyncRow.Result result) {
    return switch (result) {
      case ADDRESS_TAKEN, UNUSABLE, NOT_ACTIVE, RELEASE_PLANNED, LEFT -> true;
      default -> false;
    };
  }

  private void check(Step step) {
    Books books = Books.audited(district, subscription());
    RosterLedger.audited(district, lists.stream().map(read -> read.list).toList());
    SubscriptionOverview overview = district.overview();
    assertThat(overview.assigned())
        .as("seats after %s", step)
        .isLessThanOrEqualTo(Math.max(overview.total(), before));
    Set<SeatHolder> holders = new HashSet<>();
    for (Seat seat : books.seats()) {
      assertThat(holders.add(seat.holder())).as("one seat each after %s", step).isTrue();
    }
    if (wereFewer) {
      return;
    }
    for (Map.Entry<AccountId, Seat> entry : typed.entrySet()) {
      assertThat(books.seats())
          .as("typed seats after %s", step)
          .anyMatch(
              seat -> seat.id().equals(entry.getValue().id()) && seat.source() == SeatSource.TYPED);
    }
  }

  /**
   * Something that happens in a district.
   *
   * @param what what happens
   * @param list to which list, from 0
   * @param one to whom
   * @param other and to whom, or how much
   * @param delta whether the list is read for changes alone, if that can be
   */
  record Step(What what, int list, int one, int other, boolean delta) {}

  /** What happens. */
  enum What {
    HIRE,
    LEAVE,
    RENAME,
    SWAP,
    REST,
    SUMMER,
    TYPE,
    WEEKS,
    RENEW,
    REPLACE,
    APPROVE,
    UNDO,
    STOP,
    BREAK,
    GRACE,
    RECONNECT
  }
}
