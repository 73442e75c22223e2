package io.entitlements.core.testkit;

import static io.entitlements.core.testkit.RosterWorld.email;
import static io.entitlements.core.testkit.RosterWorld.teacher;
import static io.entitlements.core.testkit.RosterWorld.teachers;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.roster.RosterCheckpoint;
import io.entitlements.roster.RosterReading;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.RosterSettings;
import io.entitlements.roster.RosterSource;
import io.entitlements.roster.Rosters.Refusal;
import io.entitlements.roster.RunState;
import io.entitlements.roster.SyncPlan;
import io.entitlements.roster.SyncReport;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.roster.Verdict;
import io.entitlements.roster.Withheld;
import io.entitlements.type.Outcome;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What holds a run back: the guard, a pause, a plan that does not fit any more. */
public abstract class RosterGuardContract extends WorldContract {

  /** For subclasses. */
  protected RosterGuardContract() {}

  @Test
  void too_many_removals_are_held_while_others_are_added_and_approved_by_a_person() {
    RosterWorld list = RosterWorld.in(world(), 60);
    list.full(teachers(0, 50));
    SyncPlan plan = list.plan(Listing.full(teachers(11, 52)));
    assertThat(plan.withheld()).isEqualTo(Withheld.TOO_MANY);
    SyncReport held = list.apply(plan);
    assertThat(held.state()).isEqualTo(RunState.HELD);
    assertThat(held.count(Result.RELEASE_PLANNED)).isEqualTo(11);
    assertThat(list.assigned()).isEqualTo(52);
    assertThat(list.pending()).isEmpty();
    SyncReport approved =
        list.rosters().approve(list.by(), list.connection(), held.run()).orElseThrow();
    assertThat(approved.state()).isEqualTo(RunState.APPLIED);
    assertThat(approved.count(Result.RELEASE_PLANNED)).isEqualTo(11);
    assertThat(list.pending()).hasSize(11);
    assertThat(list.rosters().approve(list.by(), list.connection(), held.run()))
        .isEqualTo(Outcome.refused(Refusal.NOT_HELD));
  }

  @Test
  void a_share_and_a_number_of_people_have_both_to_be_exceeded() {
    RosterWorld list = RosterWorld.in(world(), 60);
    list.full(teachers(0, 50));
    assertThat(list.plan(Listing.full(teachers(10, 50))).withheld()).isEqualTo(Withheld.NOTHING);
    assertThat(list.plan(Listing.full(teachers(11, 50))).withheld()).isEqualTo(Withheld.TOO_MANY);
    RosterWorld small =
        RosterWorld.in(list.district(), "small", RosterSettings.DEFAULT.guard(20, 10));
    small.full(RosterWorld.teacher("x1"), teacher("x2"));
    assertThat(small.plan(Listing.full(teacher("x1"))).withheld()).isEqualTo(Withheld.NOTHING);
  }

  @Test
  void nine_people_may_leave_however_few_there_are_and_ten_are_held() {
    RosterWorld list = RosterWorld.in(world(), 60);
    list.full(teachers(0, 12));
    assertThat(list.plan(Listing.full(teachers(9, 12))).withheld()).isEqualTo(Withheld.NOTHING);
    assertThat(list.plan(Listing.full(teachers(10, 12))).withheld()).isEqualTo(Withheld.TOO_MANY);
  }

  @Test
  void a_directory_that_is_emptied_bit_by_bit_in_a_day_is_held() {
    RosterWorld list = RosterWorld.in(world(), 60);
    list.full(teachers(0, 50));
    assertThat(list.full(teachers(10, 50)).state()).isEqualTo(RunState.APPLIED);
    assertThat(list.full(teachers(10, 50)).state()).isEqualTo(RunState.APPLIED);
    assertThat(list.full(teachers(11, 50)).state()).isEqualTo(RunState.HELD);
    world().pass(Duration.ofDays(1));
    assertThat(list.full(teachers(11, 50)).state()).isEqualTo(RunState.APPLIED);
    assertThat(list.pending()).hasSize(11);
  }

  @Test
  void a_directory_that_is_emptied_bit_by_bit_without_grace_is_held_too() {
    RosterWorld list =
        RosterWorld.in(world().district("suite", 60), "list", RosterSettings.DEFAULT.graceDays(0));
    list.full(teachers(0, 50));
    assertThat(list.full(teachers(10, 50)).state()).isEqualTo(RunState.APPLIED);
    assertThat(list.assigned()).isEqualTo(40);
    assertThat(list.full(teachers(19, 50)).state()).isEqualTo(RunState.HELD);
    assertThat(list.assigned()).isEqualTo(40);
  }

  @Test
  void what_was_held_and_is_stopped_is_not_taken_back() {
    RosterWorld list = RosterWorld.in(world(), 60);
    list.full(teachers(0, 50));
    SyncReport held = list.full(teachers(30, 50));
    assertThat(list.stop(held.run()).state()).isEqualTo(RunState.STOPPED);
    assertThat(list.rosters().approve(list.by(), list.connection(), held.run()))
        .isEqualTo(Outcome.refused(Refusal.NOT_HELD));
    assertThat(list.pending()).isEmpty();
    assertThat(list.full(teachers(30, 50)).state()).isEqualTo(RunState.HELD);
    assertThat(list.full(teachers(0, 50)).state()).isEqualTo(RunState.APPLIED);
    assertThat(list.assigned()).isEqualTo(50);
  }

  @Test
  void in_a_pause_nothing_is_taken_back_and_nothing_released() {
    RosterWorld list = RosterWorld.in(world(), 10);
    list.full(teachers(0, 3));
    list.full(teachers(1, 3));
    var today = world().instant().atZone(ZoneOffset.UTC).toLocalDate();
    RosterSettings.Pause pause = new RosterSettings.Pause(today.minusDays(1), today.plusDays(60));
    list.rosters()
        .configure(list.by(), list.connection(), RosterSettings.DEFAULT.pause(Optional.of(pause)))
        .orElseThrow();
    SyncReport paused = list.full(teachers(2, 4));
    assertThat(paused.withheld()).isEqualTo(Withheld.PAUSED);
    assertThat(paused.count(Result.SEAT_GIVEN)).isEqualTo(1);
    assertThat(list.pending()).hasSize(1);
    world().pass(Duration.ofDays(30));
    world().doJobs();
    assertThat(list.assigned()).isEqualTo(4);
    world().pass(Duration.ofDays(40));
    world().doJobs();
    assertThat(list.assigned()).isEqualTo(3);
    assertThat(list.full(teachers(2, 4)).count(Result.RELEASE_PLANNED)).isEqualTo(1);
  }

  @Test
  void a_plan_is_stale_when_what_it_depends_on_has_changed() {
    RosterWorld list = RosterWorld.in(world(), 2);
    SyncPlan plan = list.plan(Listing.full(teacher("ada"), teacher("ben")));
    list.district().assign("other@school.example", "k1").orElseThrow();
    assertThat(list.rosters().apply(list.by(), plan))
        .isEqualTo(Outcome.refused(Refusal.STALE_PLAN));
    SyncPlan again = list.plan(Listing.full(teacher("ada"), teacher("ben")));
    list.rosters()
        .configure(list.by(), list.connection(), RosterSettings.DEFAULT.graceDays(3))
        .orElseThrow();
    assertThat(list.rosters().apply(list.by(), again))
        .isEqualTo(Outcome.refused(Refusal.STALE_PLAN));
    SyncPlan first = list.plan(Listing.full(teacher("ada")));
    SyncPlan second = list.plan(Listing.full(teacher("ada")));
    assertThat(list.rosters().apply(list.by(), first))
        .isEqualTo(Outcome.refused(Refusal.STALE_PLAN));
    assertThat(list.apply(second).count(Result.SEAT_GIVEN)).isEqualTo(1);
  }

  @Test
  void what_does_not_matter_to_a_plan_does_not_make_it_stale() {
    RosterWorld list = RosterWorld.in(world(), 9);
    SyncPlan plan = list.plan(Listing.full(teacher("ada")));
    list.district().assign("other@school.example", "k1").orElseThrow();
    assertThat(list.apply(plan).count(Result.SEAT_GIVEN)).isEqualTo(1);
  }

  @Test
  void a_checkpoint_counts_when_all_of_its_reading_was_done() {
    RosterWorld list = RosterWorld.in(world(), 60);
    Noted source = new Noted();
    list.plan(source.saying(Verdict.FULL, teachers(0, 50)));
    list.apply(list.plan(source.saying(Verdict.FULL, teachers(0, 50))));
    RosterRecord[] left = new RosterRecord[30];
    Arrays.setAll(left, i -> new RosterRecord.Left("t" + i));
    SyncReport held = list.apply(list.plan(source.saying(Verdict.DELTA, left)));
    assertThat(held.state()).isEqualTo(RunState.HELD);
    held = list.apply(list.plan(source.saying(Verdict.DELTA, left)));
    list.rosters().approve(list.by(), list.connection(), held.run()).orElseThrow();
    list.plan(source.saying(Verdict.DELTA));
    assertThat(source.asked).containsExactly("", "", "2", "2", "4");
  }

  /** A source that numbers its readings, and notes from where it was asked to go on. */
  private static final class Noted {

    private final List<String> asked = new ArrayList<>();

    RosterSource saying(Verdict verdict, RosterRecord... records) {
      return new RosterSource() {
        @Override
        public String describe() {
          return "a list";
        }

        @Override
        public RosterReading read(
            Optional<RosterCheckpoint> since, Consumer<List<RosterRecord>> pages) {
          asked.add(since.map(RosterCheckpoint::value).orElse(""));
          pages.accept(List.of(records));
          return new RosterReading(
              verdict, Optional.of(new RosterCheckpoint(String.valueOf(asked.size()))), List.of());
        }
      };
    }
  }

  @Test
  void a_run_is_undone_but_for_what_changed_since() {
    RosterWorld list = RosterWorld.in(world(), 20);
    list.full(teachers(0, 8));
    SyncReport run = list.full(teachers(2, 12));
    assertThat(list.pending()).hasSize(2);
    list.district().assign(email("t9"), "typed").orElseThrow();
    world().pass(Duration.ofDays(20));
    world().doJobs();
    assertThat(list.assigned()).isEqualTo(10);
    assertThat(list.undo(run.run()).state()).isEqualTo(RunState.UNDONE);
    assertThat(list.assigned()).isEqualTo(9);
    assertThat(list.seat(email("t0"))).isPresent();
    assertThat(list.seat(email("t9"))).isPresent();
    assertThat(list.seat(email("t11"))).isEmpty();
    assertThat(list.undo(run.run()).state()).isEqualTo(RunState.UNDONE);
    assertThat(list.assigned()).isEqualTo(9);
    SyncReport again = list.full(teachers(0, 8));
    assertThat(again.count(Result.SEAT_KEPT)).isEqualTo(2);
    assertThat(list.assigned()).isEqualTo(9);
  }

  @Test
  void what_was_to_be_released_is_not_when_its_run_is_undone() {
    RosterWorld list = RosterWorld.in(world(), 20);
    list.full(teachers(0, 8));
    SyncReport run = list.full(teachers(1, 8));
    list.full(teachers(1, 9));
    list.undo(run.run());
    assertThat(list.pending()).isEmpty();
    world().pass(Duration.ofDays(20));
    world().doJobs();
    assertThat(list.assigned()).isEqualTo(9);
    assertThat(list.rosters().undo(list.by(), list.connection(), list.plan(Listing.full()).run()))
        .isEqualTo(Outcome.refused(Refusal.NOT_UNDOABLE));
  }
}
