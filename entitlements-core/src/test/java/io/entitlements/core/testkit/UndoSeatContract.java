package io.entitlements.core.testkit;

import static io.entitlements.core.testkit.Bulk.give;
import static io.entitlements.core.testkit.Bulk.move;
import static io.entitlements.core.testkit.Bulk.pin;
import static io.entitlements.core.testkit.Bulk.results;
import static io.entitlements.core.testkit.Bulk.take;
import static io.entitlements.core.testkit.Bulk.unpin;
import static io.entitlements.seat.SeatEffect.PINNED;
import static io.entitlements.seat.SeatEffect.QUEUED;
import static io.entitlements.seat.SeatEffect.SEAT_GIVEN;
import static io.entitlements.seat.SeatEffect.SEAT_MOVED;
import static io.entitlements.seat.SeatEffect.SEAT_RELEASED;
import static io.entitlements.seat.SeatEffect.UNPINNED;
import static io.entitlements.seat.SeatEffect.WAITING_ENDED;
import static io.entitlements.seat.SeatRowRefusal.CHANGED_SINCE;
import static io.entitlements.seat.SeatRowRefusal.NO_SEAT_LEFT;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.seat.SeatPlan;
import io.entitlements.seat.SeatReport;
import io.entitlements.seat.SeatRunRefusal;
import io.entitlements.seat.SeatRunRefusal.Code;
import io.entitlements.type.AccountId;
import io.entitlements.type.Outcome;
import io.entitlements.type.SeatRunId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Taking back what a bulk change of seats did, and nothing else. */
public abstract class UndoSeatContract extends WorldContract {

  /** For subclasses. */
  protected UndoSeatContract() {}

  @Test
  void an_undo_reverses_every_row_that_changed_something_and_reports_those() {
    Bulk bulk = bulk(5, Bulk.BEST_EFFORT);
    bulk.done("1", give("ada"), give("ben"), give("cem"), give("dot"));
    bulk.done("2", pin("ada"), pin("cem"));
    SeatReport run =
        bulk.done(
            "3",
            give("eve"),
            take("ada"),
            move("ben", "bob"),
            unpin("cem"),
            pin("dot"),
            give("ghost@"),
            give("cem2"));

    SeatReport undo = bulk.undone("4", run);

    assertThat(results(undo))
        .isEqualTo(List.of(SEAT_RELEASED, SEAT_GIVEN, SEAT_MOVED, PINNED, UNPINNED, SEAT_RELEASED));
    assertThat(undo.rows()).extracting(SeatReport.Row::ordinal).containsExactly(0, 1, 2, 3, 4, 6);
    assertThat(undo.undoes()).contains(run.run());
    assertThat(bulk.report(run.run()).undoneBy()).contains(undo.run());
    assertThat(bulk.holds("eve")).isFalse();
    assertThat(bulk.holds("bob")).isFalse();
    assertThat(bulk.seat("ada").orElseThrow().pinned()).isTrue();
    assertThat(bulk.seat("ben").orElseThrow().pinned()).isFalse();
    assertThat(bulk.seat("cem").orElseThrow().pinned()).isTrue();
    assertThat(bulk.seat("dot").orElseThrow().pinned()).isFalse();
    assertThat(bulk.assigned()).isEqualTo(4);
  }

  @Test
  void an_atomic_run_is_undone_as_well() {
    Bulk bulk = bulk(2, Bulk.ATOMIC);
    SeatReport run = bulk.done("1", give("ada"), give("ben"));
    assertThat(results(bulk.undone("2", run))).isEqualTo(List.of(SEAT_RELEASED, SEAT_RELEASED));
    assertThat(bulk.assigned()).isZero();
  }

  @Test
  void a_run_is_undone_once_and_a_repeat_answers_the_first_report() {
    Bulk bulk = bulk(2, Bulk.BEST_EFFORT);
    SeatReport run = bulk.done("1", give("ada"));
    SeatReport undo = bulk.undone("2", run);
    bulk.done("3", give("ada"));
    assertThat(bulk.undone("2", run)).isEqualTo(undo);
    assertThat(bulk.tryUndo("4", run.run()))
        .isEqualTo(Outcome.refused(SeatRunRefusal.of(Code.UNDONE_ALREADY)));
    assertThat(bulk.tryUndo("5", new SeatRunId(new UUID(1, 1))))
        .isEqualTo(Outcome.refused(SeatRunRefusal.of(Code.UNKNOWN_RUN)));
    assertThat(bulk.holds("ada")).isTrue();
  }

  @Test
  void what_people_changed_by_hand_since_is_left_alone() {
    Bulk bulk = bulk(9, Bulk.BEST_EFFORT);
    bulk.done("1", give("gone"), give("from"), give("from2"), give("pinned"), give("pinned2"));
    SeatReport run =
        bulk.done(
            "2",
            give("again"),
            take("gone"),
            move("from", "to"),
            move("from2", "to2"),
            pin("pinned"),
            pin("pinned2"));
    bulk.release("again", "3");
    bulk.done("4", give("again"), give("gone"), give("from"));
    bulk.release("to2", "5");
    bulk.pinByHand("pinned", false, "6");
    bulk.release("pinned2", "7");
    int assigned = bulk.assigned();

    SeatReport undo = bulk.undone("8", run);

    assertThat(results(undo))
        .isEqualTo(
            List.of(
                CHANGED_SINCE,
                CHANGED_SINCE,
                CHANGED_SINCE,
                CHANGED_SINCE,
                CHANGED_SINCE,
                CHANGED_SINCE));
    assertThat(bulk.assigned()).isEqualTo(assigned);
    assertThat(bulk.holds("again")).isTrue();
    assertThat(bulk.holds("to")).isTrue();
    assertThat(bulk.holds("from2")).isFalse();
  }

  @Test
  void a_seat_that_was_released_is_given_back_only_if_there_is_room() {
    Bulk bulk = bulk(2, Bulk.BEST_EFFORT);
    bulk.done("1", give("ada"), give("ben"));
    SeatReport run = bulk.done("2", take("ada"), take("ben"));
    bulk.done("3", give("cem"));
    assertThat(results(bulk.undone("4", run))).isEqualTo(List.of(SEAT_GIVEN, NO_SEAT_LEFT));
    assertThat(bulk.assigned()).isEqualTo(2);
  }

  @Test
  void places_on_the_waiting_list_are_taken_back_and_given_back_at_its_end() {
    Bulk bulk = bulk(1, Bulk.WAITING);
    bulk.done("1", give("ada"), give("ben"));
    world().pass(Duration.ofSeconds(1));
    SeatReport run = bulk.done("2", take("ben"), give("cem"), give("dot"));
    world().pass(Duration.ofSeconds(1));
    bulk.wait("eve", "3");
    SeatReport undo = bulk.undone("4", run);
    assertThat(results(undo)).isEqualTo(List.of(QUEUED, WAITING_ENDED, WAITING_ENDED));
    assertThat(bulk.waiting()).isEqualTo(people(bulk, "eve", "ben"));
  }

  @Test
  void who_was_promoted_or_queued_anew_since_is_left_alone() {
    Bulk bulk = bulk(1, Bulk.WAITING);
    bulk.done("1", give("ada"));
    SeatReport run = bulk.done("2", give("ben"), give("cem"));
    world().pass(Duration.ofSeconds(1));
    bulk.release("ada", "3");
    bulk.done("4", take("cem"));
    bulk.wait("cem", "5");
    assertThat(results(bulk.undone("6", run))).isEqualTo(List.of(CHANGED_SINCE, CHANGED_SINCE));
    assertThat(bulk.holds("ben")).isTrue();
    assertThat(bulk.waiting()).isEqualTo(people(bulk, "cem"));
  }

  @Test
  void who_got_a_seat_past_the_list_waits_again_when_it_moves_back() {
    Bulk bulk = bulk(1, Bulk.WAITING);
    bulk.done("1", give("ada"), give("ben"), give("cem"));
    SeatReport run = bulk.done("2", move("ada", "ben"));
    bulk.undone("3", run);
    assertThat(bulk.holds("ada")).isTrue();
    assertThat(bulk.waiting()).isEqualTo(people(bulk, "cem", "ben"));
  }

  @Test
  void a_seat_that_the_undo_frees_goes_to_who_waits_first() {
    Bulk bulk = bulk(1, Bulk.BEST_EFFORT);
    bulk.done("1", give("ada"));
    SeatReport run = bulk.done("2", take("ada"), give("ben"));
    bulk.wait("cem", "3");
    assertThat(results(bulk.undone("4", run))).isEqualTo(List.of(NO_SEAT_LEFT, SEAT_RELEASED));
    assertThat(bulk.holds("cem")).isTrue();
  }

  @Test
  void an_undo_can_be_undone_in_turn() {
    Bulk bulk = bulk(2, Bulk.BEST_EFFORT);
    bulk.done("1", give("ada"), give("ben"));
    SeatReport run = bulk.done("2", take("ada"), move("ben", "bob"));
    SeatReport undo = bulk.undone("3", run);
    SeatReport redo = bulk.undone("4", undo);
    assertThat(results(redo)).isEqualTo(List.of(SEAT_RELEASED, SEAT_MOVED));
    assertThat(bulk.holds("ada")).isFalse();
    assertThat(bulk.holds("bob")).isTrue();
    assertThat(bulk.assigned()).isEqualTo(1);
  }

  private Bulk bulk(int seats, SeatPlan.Options options) {
    return Bulk.of(world().district("suite", seats), options);
  }

  private static List<AccountId> people(Bulk bulk, String... names) {
    return List.of(names).stream().map(name -> bulk.account(name).orElseThrow()).toList();
  }
}
