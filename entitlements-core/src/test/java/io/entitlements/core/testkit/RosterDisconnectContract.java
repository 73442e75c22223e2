package io.entitlements.core.testkit;

import static io.entitlements.core.testkit.RosterWorld.email;
import static io.entitlements.core.testkit.RosterWorld.teacher;
import static io.entitlements.core.testkit.RosterWorld.teachers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.error.StorageException;
import io.entitlements.event.RosterEvent;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RosterSettings;
import io.entitlements.roster.RosterSettings.Mode;
import io.entitlements.roster.Rosters;
import io.entitlements.roster.Rosters.Refusal;
import io.entitlements.roster.RunState;
import io.entitlements.roster.SyncPlan;
import io.entitlements.roster.SyncReport;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatSource;
import io.entitlements.spi.Storage;
import io.entitlements.spi.testkit.Race;
import io.entitlements.type.Outcome;
import io.entitlements.type.RosterRunId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lists that are disconnected, and what becomes of their people. */
public abstract class RosterDisconnectContract extends WorldContract {

  // The first call of each test makes it.
  @SuppressWarnings("NullAway.Init")
  private ForgetfulStorage storage;

  /** For subclasses. */
  protected RosterDisconnectContract() {}

  /**
   * Makes a store.
   *
   * @return a fresh, empty store; closed after the test
   */
  protected abstract Storage createReliableStorage();

  @Override
  protected final Storage createStorage() {
    storage = new ForgetfulStorage(createReliableStorage());
    return storage;
  }

  /** What was changed is heard of now, and costs no answer later. */
  private void settle() {
    world().engine();
  }

  @Test
  void people_of_a_list_that_is_disconnected_keep_their_seats_as_typed_ones() {
    District district = world().district("suite", 20);
    RosterWorld one = RosterWorld.in(district, "one", RosterSettings.DEFAULT);
    RosterWorld two = RosterWorld.in(district, "two", RosterSettings.DEFAULT);
    one.full(teacher("1", "ada"), teacher("2", "ben"), teacher("3", "cem"));
    two.full(teacher("b", "ben"));
    one.full(teacher("1", "ada"), teacher("2", "ben"));
    assertThat(one.pending()).hasSize(1);
    Seat ada = one.seat(email("ada")).orElseThrow();

    assertThat(one.disconnect()).isEqualTo(one.connection());

    assertThat(one.seat(email("ada"))).contains(ada.withSource(SeatSource.TYPED));
    assertThat(source(one, "ben")).isEqualTo(SeatSource.ROSTER);
    assertThat(source(one, "cem")).isEqualTo(SeatSource.TYPED);
    assertThat(one.pending()).isEmpty();
    assertThat(disconnections(district))
        .containsExactly(
            new RosterEvent.RosterDisconnected(
                district.organization(), district.subscription(), one.connection().id()));
    world().pass(Duration.ofDays(20));
    world().doJobs();
    assertThat(one.assigned()).isEqualTo(3);
    assertThat(two.full(teacher("x")).count(Result.RELEASE_PLANNED)).isEqualTo(1);
    assertThat(two.pending()).hasSize(1);
    Books.audited(district, one.connection().subscription());
  }

  private static SeatSource source(RosterWorld list, String person) {
    return list.seat(email(person)).orElseThrow().source();
  }

  private List<RosterEvent> disconnections(District district) {
    return world().events(district.organization()).stream()
        .filter(RosterEvent.RosterDisconnected.class::isInstance)
        .map(RosterEvent.class::cast)
        .toList();
  }

  @Test
  void a_connection_that_has_ended_is_not_known_any_more_but_for_its_runs() {
    RosterWorld list = RosterWorld.in(world(), 9);
    SyncReport first = list.full(teachers(0, 2));
    world().pass(Duration.ofMillis(1));
    SyncPlan plan = list.plan(Listing.full(teachers(0, 3)));
    RosterConnection old = list.disconnect();

    refusals(list, plan)
        .forEach(
            answer -> assertThat(answer).isEqualTo(Outcome.refused(Refusal.UNKNOWN_CONNECTION)));
    list.rosters().hint(old);
    assertThat(
            list.rosters()
                .connections(list.by(), old.organization(), old.subscription())
                .orElseThrow())
        .isEmpty();
    assertThat(list.runs())
        .extracting(SyncReport::state)
        .containsExactly(RunState.STOPPED, RunState.APPLIED);
    assertThat(list.rows(first.run())).hasSize(2);
    assertThat(list.disconnect()).isEqualTo(old);
    assertThat(disconnections(list.district())).hasSize(1);
  }

  private static Stream<Outcome<?, ?>> refusals(RosterWorld list, SyncPlan plan) {
    Rosters rosters = list.rosters();
    RosterConnection old = list.connection();
    RosterRunId run = plan.run();
    return Stream.of(
        rosters.configure(list.by(), old, RosterSettings.DEFAULT.graceDays(1)),
        rosters.syncSoon(list.by(), old),
        rosters.plan(list.by(), old, Listing.full()),
        rosters.apply(list.by(), plan),
        rosters.approve(list.by(), old, run),
        rosters.stop(list.by(), old, run),
        rosters.undo(list.by(), old, run));
  }

  @Test
  void its_name_is_free_and_a_list_that_replaces_it_takes_its_people_over() {
    RosterWorld list = RosterWorld.in(world(), 9);
    list.full(teachers(0, 3));
    list.disconnect();
    RosterWorld next =
        RosterWorld.in(
            list.district(), list.connection().name(), RosterSettings.DEFAULT.mode(Mode.REPLACE));
    assertThat(next.connection().id()).isNotEqualTo(list.connection().id());
    SyncReport report = next.full(teacher("new-0", "t0"), teacher("new-9", "t9"));
    assertThat(report.count(Result.SEAT_GIVEN)).isEqualTo(1);
    assertThat(report.count(Result.SEAT_REPLACED)).isEqualTo(1);
    assertThat(report.count(Result.RELEASE_PLANNED)).isEqualTo(2);
    next.disconnect();
    assertThat(next.pending()).isEmpty();
    assertThat(source(next, "t1")).isEqualTo(SeatSource.TYPED);
  }

  @Test
  void what_a_crash_has_left_is_done_by_a_job_and_no_list_is_read_before() {
    District district = world().district("suite", 3_000);
    RosterWorld list = RosterWorld.in(district, "list", RosterSettings.DEFAULT);
    RosterWorld other = RosterWorld.in(district, "other", RosterSettings.DEFAULT);
    list.full(teachers(0, 2_200));
    settle();
    storage.loseAnswers(3);
    assertThatThrownBy(list::disconnect).isInstanceOf(StorageException.class);
    assertThat(other.rosters().plan(other.by(), other.connection(), Listing.full(teachers(0, 1))))
        .isEqualTo(Outcome.refused(Refusal.RUN_UNDER_WAY));
    assertThat(source(list, "t2199")).isEqualTo(SeatSource.ROSTER);
    world().pass(Duration.ofMinutes(2));
    world().doJobs();
    assertThat(sources(list)).hasSize(2_200).containsOnly(SeatSource.TYPED);
    assertThat(other.full(teachers(0, 1)).count(Result.SEAT_KEPT)).isEqualTo(1);
    Books.audited(district, list.connection().subscription());
  }

  private List<SeatSource> sources(RosterWorld list) {
    return world()
        .storage()
        .read(
            store ->
                Books.read(
                    store, list.connection().organization(), list.connection().subscription()))
        .seats()
        .stream()
        .map(Seat::source)
        .toList();
  }

  @Test
  void a_list_that_is_disconnected_while_it_is_applied_leaves_no_seat_of_its_own() {
    RosterWorld list = RosterWorld.in(world(), 3_000);
    SyncPlan plan = list.plan(Listing.full(teachers(0, 2_500)));
    Race.run(
        2,
        thread ->
            thread == 0
                ? list.rosters().apply(list.by(), plan)
                : list.rosters().disconnect(list.by(), list.connection()));
    assertThat(sources(list)).doesNotContain(SeatSource.ROSTER);
    assertThat(list.runs().get(0).state()).isIn(RunState.STOPPED, RunState.APPLIED);
    Books.audited(list.district(), list.connection().subscription());
  }

  @Test
  void an_undo_that_a_crash_has_stopped_is_done_before_a_list_is_disconnected() {
    RosterWorld list = RosterWorld.in(world(), 3_000);
    SyncReport run = list.full(teachers(0, 2_500));
    settle();
    storage.loseAnswersAfter(1, 3);
    assertThatThrownBy(() -> list.undo(run.run())).isInstanceOf(StorageException.class);
    assertThat(list.runs().get(0).state()).isEqualTo(RunState.UNDOING);
    list.disconnect();
    assertThat(list.runs().get(0).state()).isEqualTo(RunState.UNDONE);
    assertThat(list.assigned()).isZero();
  }

  @Test
  void jobs_of_a_list_that_was_disconnected_end_and_tell_nobody() {
    Directory directory = new Directory();
    RosterWorld list = RosterWorld.in(world(), 9);
    world().lists(connection -> Optional.of(directory));
    directory.people = teachers(0, 2);
    directory.meanwhile = list::disconnect;
    list.rosters().syncSoon(list.by(), list.connection()).orElseThrow();
    world().doJobs();
    list.rosters().hint(list.connection());
    world().pass(Duration.ofMinutes(2));
    world().doJobs();
    world().pass(Duration.ofDays(2));
    world().doJobs();
    assertThat(directory.readings).isEqualTo(1);
    assertThat(list.assigned()).isZero();
    assertThat(list.runs()).extracting(SyncReport::state).containsExactly(RunState.STOPPED);
    assertThat(world().engine().jobs().waitingSince()).isEmpty();
    assertThat(world().mailbox()).noneMatch(mail -> mail.subject().contains("list"));
  }
}
