package io.entitlements.core.testkit;

import static io.entitlements.core.testkit.RosterWorld.teachers;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.Entitlements;
import io.entitlements.roster.RosterCheckpoint;
import io.entitlements.roster.RosterReading;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.RosterSettings;
import io.entitlements.roster.RosterSource;
import io.entitlements.roster.Rosters;
import io.entitlements.roster.RunState;
import io.entitlements.roster.SyncPlan;
import io.entitlements.roster.SyncReport;
import io.entitlements.spi.testkit.Race;
import io.entitlements.type.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Nodes that apply the same run, and lists of one subscription, at once. */
public abstract class RosterRaceContract extends WorldContract {

  private static final int PEOPLE = 1_500;

  /** For subclasses. */
  protected RosterRaceContract() {}

  @Test
  void nodes_that_apply_the_same_run_at_once_do_it_once() {
    RosterWorld list = RosterWorld.in(world(), PEOPLE);
    SyncPlan plan = list.plan(Listing.full(teachers(0, PEOPLE)));
    List<Entitlements> nodes = List.of(world().engine(), world().anotherNode());
    List<SyncReport> reports = new CopyOnWriteArrayList<>();
    Race.run(
        2, thread -> reports.add(nodes.get(thread).rosters().apply(list.by(), plan).orElseThrow()));
    assertThat(reports).hasSize(2);
    for (SyncReport report : reports) {
      assertThat(report.state()).isEqualTo(RunState.APPLIED);
      assertThat(report.counts()).isEqualTo(plan.counts());
    }
    assertThat(list.assigned()).isEqualTo(PEOPLE);
    assertThat(list.rows(plan.run())).hasSize(1_000);
    Books.audited(list.district(), list.connection().subscription());
  }

  @Test
  void two_lists_that_are_applied_at_once_give_one_seat_to_who_is_on_both() {
    District district = world().district("suite", PEOPLE);
    List<RosterWorld> lists =
        List.of(
            RosterWorld.in(district, "one", RosterSettings.DEFAULT),
            RosterWorld.in(district, "two", RosterSettings.DEFAULT));
    List<SyncPlan> plans =
        lists.stream().map(list -> list.plan(Listing.full(teachers(0, 400)))).toList();
    Race.run(
        2, thread -> lists.get(thread).rosters().apply(lists.get(thread).by(), plans.get(thread)));
    lists.forEach(list -> list.full(teachers(0, 400)));
    assertThat(lists.get(0).assigned()).isEqualTo(400);
    Books.audited(district, lists.get(0).connection().subscription());
  }

  @Test
  void nodes_that_read_and_apply_a_list_at_once_end_as_one_does_alone() {
    RosterWorld list = RosterWorld.in(world(), PEOPLE);
    list.full(teachers(0, 300));
    List<Entitlements> nodes = List.of(world().engine(), world().anotherNode());
    Listing next = Listing.full(teachers(30, PEOPLE));
    Race.run(
        2, thread -> synced(nodes.get(thread), list, next, Duration.ofMillis(1 + 200 * thread)));
    assertThat(list.assigned()).isEqualTo(PEOPLE);
    assertThat(list.pending()).hasSize(30);
    SyncReport again = list.apply(list.plan(next));
    assertThat(again.counts()).isEmpty();
    assertThat(again.unchanged()).isEqualTo(PEOPLE - 30);
    Books.audited(list.district(), list.connection().subscription());
    RosterLedger.audited(list.district(), List.of(list));
  }

  /** Until it may: the other one reads, or has planned since, since the newest plan counts. */
  private static SyncReport synced(
      Entitlements node, RosterWorld list, Listing listing, Duration pause) {
    for (int tries = 0; tries < 1_000; tries++) {
      Optional<SyncReport> report =
          done(node.rosters().plan(list.by(), list.connection(), listing))
              .flatMap(plan -> done(node.rosters().apply(list.by(), plan)));
      if (report.isPresent()) {
        return report.get();
      }
      LockSupport.parkNanos(pause.toNanos());
    }
    throw new AssertionError("never applied");
  }

  private static <V> Optional<V> done(Outcome<V, Rosters.Refusal> outcome) {
    return outcome instanceof Outcome.Done<V, Rosters.Refusal> done
        ? Optional.of(done.value())
        : Optional.empty();
  }

  @Test
  void jobs_of_nodes_read_a_list_one_at_a_time() {
    RosterWorld list = RosterWorld.in(world(), PEOPLE);
    OneReader source = new OneReader(Listing.full(teachers(0, PEOPLE)));
    world().lists(connection -> Optional.of(source));
    List<Entitlements> nodes = List.of(world().engine(), world().anotherNode());
    list.rosters().syncSoon(list.by(), list.connection()).orElseThrow();
    list.rosters().syncSoon(list.by(), list.connection()).orElseThrow();
    Race.run(2, thread -> nodes.get(thread).jobs().runDue(1));
    world().pass(Duration.ofMinutes(2));
    world().doJobs();
    assertThat(source.most).hasValue(1);
    assertThat(list.assigned()).isEqualTo(PEOPLE);
    Books.audited(list.district(), list.connection().subscription());
  }

  /** Counts how many read it at once. */
  private static final class OneReader implements RosterSource {

    private final Listing listing;
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    OneReader(Listing listing) {
      this.listing = listing;
    }

    @Override
    public String describe() {
      return listing.describe();
    }

    @Override
    public RosterReading read(
        Optional<RosterCheckpoint> since, Consumer<List<RosterRecord>> pages) {
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      try {
        return listing.read(since, pages);
      } finally {
        now.decrementAndGet();
      }
    }
  }
}
