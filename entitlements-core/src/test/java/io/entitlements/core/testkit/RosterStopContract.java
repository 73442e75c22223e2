package io.entitlements.core.testkit;

import static io.entitlements.core.testkit.RosterWorld.email;
import static io.entitlements.core.testkit.RosterWorld.teachers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.error.StorageException;
import io.entitlements.roster.RosterCheckpoint;
import io.entitlements.roster.RosterReading;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.RosterSource;
import io.entitlements.roster.Rosters.Refusal;
import io.entitlements.roster.RunState;
import io.entitlements.roster.SyncPlan;
import io.entitlements.roster.SyncReport;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.spi.Storage;
import io.entitlements.type.Outcome;
import io.entitlements.type.RosterRunId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Runs that are stopped, and an undo beside one that is being read. */
public abstract class RosterStopContract extends WorldContract {

  private final Directory directory = new Directory();

  // The first call of each test makes it.
  @SuppressWarnings("NullAway.Init")
  private ForgetfulStorage storage;

  /** For subclasses. */
  protected RosterStopContract() {}

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

  private RosterWorld calendar() {
    RosterWorld list = RosterWorld.in(world(), 20);
    world().lists(connection -> Optional.of(directory));
    return list;
  }

  /** What was changed is heard of now, and costs no answer later. */
  private void settle() {
    world().engine();
  }

  private void pass(Duration time) {
    world().pass(time);
    world().doJobs();
  }

  @Test
  void a_list_without_end_is_stopped_and_its_reader_notices() {
    RosterWorld list = RosterWorld.in(world(), 20);
    assertThat(list.rosters().plan(list.by(), list.connection(), new WithoutEnd(list)))
        .isEqualTo(Outcome.refused(Refusal.STALE_PLAN));
    SyncReport stopped = list.runs().get(0);
    assertThat(stopped.state()).isEqualTo(RunState.STOPPED);
    assertThat(stopped.endedAt()).isPresent();
    assertThat(list.stop(stopped.run())).isEqualTo(stopped);
    assertThat(list.rows(stopped.run())).isEmpty();
    assertThat(list.full(teachers(0, 2)).count(Result.SEAT_GIVEN)).isEqualTo(2);
  }

  /** Lists people until its run is stopped, and longer. */
  private final class WithoutEnd implements RosterSource {

    private final RosterWorld list;

    WithoutEnd(RosterWorld list) {
      this.list = list;
    }

    @Override
    public String describe() {
      return "a list without end";
    }

    @Override
    public RosterReading read(
        Optional<RosterCheckpoint> since, Consumer<List<RosterRecord>> pages) {
      for (int i = 0; i < 1_000; i++) {
        pages.accept(List.of(teachers(i, i + 1)));
        world().pass(Duration.ofSeconds(11));
        if (i == 3) {
          assertThat(list.stop(list.runs().get(0).run()).state()).isEqualTo(RunState.STOPPED);
        }
      }
      throw new AssertionError("it is read on and on");
    }
  }

  @Test
  void a_list_whose_reading_was_stopped_is_read_again_at_its_usual_time() {
    RosterWorld list = calendar();
    directory.people = teachers(0, 2);
    directory.meanwhile = () -> list.stop(list.runs().get(0).run());
    pass(Duration.ofDays(1));
    assertThat(list.runs()).extracting(SyncReport::state).containsExactly(RunState.STOPPED);
    directory.meanwhile = () -> {};
    pass(Duration.ofMinutes(2));
    pass(Duration.ofHours(23));
    assertThat(directory.readings).isEqualTo(1);
    pass(Duration.ofHours(1));
    assertThat(list.assigned()).isEqualTo(2);
    assertThat(world().mailbox()).noneMatch(mail -> mail.subject().contains("list"));
  }

  @Test
  void a_run_whose_worker_died_keeps_what_it_did_and_can_be_undone() {
    RosterWorld list = RosterWorld.in(world(), 3_000);
    SyncPlan plan = list.plan(Listing.full(teachers(0, 2_500)));
    settle();
    storage.loseAnswersAfter(2, 3); // it is under way, and two chunks are done
    assertThatThrownBy(() -> list.apply(plan)).isInstanceOf(StorageException.class);
    SyncReport stopped = list.stop(plan.run());
    assertThat(stopped.state()).isEqualTo(RunState.STOPPED);
    assertThat(stopped.count(Result.SEAT_GIVEN)).isEqualTo(2_000);
    assertThat(list.assigned()).isEqualTo(2_000);
    assertThat(list.rosters().apply(list.by(), plan))
        .isEqualTo(Outcome.refused(Refusal.STALE_PLAN));
    assertThat(list.undo(plan.run()).state()).isEqualTo(RunState.UNDONE);
    assertThat(list.assigned()).isZero();
    SyncReport next = list.full(teachers(0, 2_500));
    assertThat(next.count(Result.SEAT_GIVEN)).isEqualTo(2_500);
    Books.audited(list.district(), list.connection().subscription());
  }

  @Test
  void what_a_stopped_run_did_not_do_is_done_by_the_next_one() {
    RosterWorld list = RosterWorld.in(world(), 3_000);
    SyncPlan plan = list.plan(Listing.full(teachers(0, 2_500)));
    settle();
    storage.loseAnswersAfter(1, 3);
    assertThatThrownBy(() -> list.apply(plan)).isInstanceOf(StorageException.class);
    list.stop(plan.run());
    SyncReport next = list.full(teachers(0, 2_500));
    assertThat(next.unchanged()).isEqualTo(1_000);
    assertThat(next.count(Result.SEAT_GIVEN)).isEqualTo(1_500);
  }

  @Test
  void who_is_staged_though_the_answer_was_lost_is_staged_once() {
    RosterWorld list = RosterWorld.in(world(), 9);
    settle();
    storage.loseAnswersAfter(1, 1); // the run is begun
    SyncPlan plan = list.plan(Listing.full(teachers(0, 3)));
    assertThat(list.rows(plan.run())).hasSize(3);
    assertThat(list.apply(plan).count(Result.SEAT_GIVEN)).isEqualTo(3);
  }

  @Test
  void a_plan_that_was_stopped_is_not_applied() {
    RosterWorld list = RosterWorld.in(world(), 9);
    SyncPlan plan = list.plan(Listing.full(teachers(0, 2)));
    SyncReport stopped = list.stop(plan.run());
    assertThat(stopped.state()).isEqualTo(RunState.STOPPED);
    assertThat(stopped.counts()).isEmpty();
    assertThat(list.rosters().apply(list.by(), plan))
        .isEqualTo(Outcome.refused(Refusal.STALE_PLAN));
    assertThat(list.rosters().undo(list.by(), list.connection(), plan.run()))
        .isEqualTo(Outcome.refused(Refusal.NOT_UNDOABLE));
  }

  @Test
  void what_has_ended_or_is_being_undone_is_not_stopped() {
    RosterWorld list = RosterWorld.in(world(), 3_000);
    SyncReport run = list.full(teachers(0, 2_500));
    assertThat(list.rosters().stop(list.by(), list.connection(), run.run()))
        .isEqualTo(Outcome.refused(Refusal.RUN_ENDED));
    assertThat(list.rosters().stop(list.by(), list.connection(), new RosterRunId(new UUID(7, 7))))
        .isEqualTo(Outcome.refused(Refusal.UNKNOWN_RUN));
    settle();
    storage.loseAnswersAfter(1, 3);
    assertThatThrownBy(() -> list.undo(run.run())).isInstanceOf(StorageException.class);
    assertThat(list.rosters().stop(list.by(), list.connection(), run.run()))
        .isEqualTo(Outcome.refused(Refusal.RUN_UNDER_WAY));
  }

  @Test
  void an_undo_beside_a_reading_is_not_taken_back_by_what_was_read() {
    RosterWorld list = calendar();
    list.full(teachers(0, 3));
    world().pass(Duration.ofMillis(1));
    SyncReport more = list.full(teachers(0, 5));
    directory.people = teachers(0, 6);
    directory.scope = Listing.full().scope();
    directory.meanwhile = () -> list.undo(more.run());
    pass(Duration.ofDays(1));
    assertThat(list.assigned()).isEqualTo(3);
    assertThat(list.seat(email("t4"))).isEmpty();
    assertThat(list.runs().get(0).state()).isEqualTo(RunState.REPLACED);
    directory.meanwhile = () -> {};
    pass(Duration.ofMinutes(1));
    assertThat(list.runs().get(0).state()).isEqualTo(RunState.PLANNED);
    assertThat(list.assigned()).isEqualTo(3);
    assertThat(world().mailbox())
        .filteredOn(mail -> mail.subject().equals("A list waits to be looked at: list"))
        .hasSize(1);
    assertThat(list.full(teachers(0, 6)).count(Result.SEAT_GIVEN)).isEqualTo(3);
  }

  @Test
  void an_undo_of_an_earlier_run_goes_on_before_another_one_begins() {
    RosterWorld list = RosterWorld.in(world(), 3_000);
    SyncReport run = list.full(teachers(0, 2_500));
    list.plan(Listing.full(teachers(0, 2_500)));
    settle();
    storage.loseAnswersAfter(1, 3);
    assertThatThrownBy(() -> list.undo(run.run())).isInstanceOf(StorageException.class);
    SyncPlan next = list.plan(Listing.full(teachers(0, 10)));
    assertThat(list.assigned()).isZero();
    assertThat(next.count(Result.SEAT_GIVEN)).isEqualTo(10);
  }
}
