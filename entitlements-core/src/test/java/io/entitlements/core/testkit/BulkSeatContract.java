package io.entitlements.core.testkit;

import static io.entitlements.core.testkit.Bulk.give;
import static io.entitlements.core.testkit.Bulk.move;
import static io.entitlements.core.testkit.Bulk.pin;
import static io.entitlements.core.testkit.Bulk.results;
import static io.entitlements.core.testkit.Bulk.take;
import static io.entitlements.core.testkit.Bulk.unpin;
import static io.entitlements.seat.SeatEffect.PINNED;
import static io.entitlements.seat.SeatEffect.PIN_KEPT;
import static io.entitlements.seat.SeatEffect.PLACE_KEPT;
import static io.entitlements.seat.SeatEffect.QUEUED;
import static io.entitlements.seat.SeatEffect.SEAT_GIVEN;
import static io.entitlements.seat.SeatEffect.SEAT_KEPT;
import static io.entitlements.seat.SeatEffect.SEAT_MOVED;
import static io.entitlements.seat.SeatEffect.SEAT_RELEASED;
import static io.entitlements.seat.SeatEffect.UNPINNED;
import static io.entitlements.seat.SeatEffect.WAITING_ENDED;
import static io.entitlements.seat.SeatRowRefusal.DUPLICATE_ROW;
import static io.entitlements.seat.SeatRowRefusal.NOT_AN_EMAIL;
import static io.entitlements.seat.SeatRowRefusal.NO_SEAT_HELD;
import static io.entitlements.seat.SeatRowRefusal.NO_SEAT_LEFT;
import static io.entitlements.seat.SeatRowRefusal.SEAT_HELD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.error.IdempotencyConflictException;
import io.entitlements.event.AccountEvent;
import io.entitlements.event.EntitlementEvent;
import io.entitlements.event.SeatEvent;
import io.entitlements.seat.SeatChange;
import io.entitlements.seat.SeatPlan;
import io.entitlements.seat.SeatReport;
import io.entitlements.type.AccountId;
import io.entitlements.type.Revision;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Changing seats by many: plan and apply. */
public abstract class BulkSeatContract extends WorldContract {

  /** For subclasses. */
  protected BulkSeatContract() {}

  @Test
  void a_plan_says_of_each_row_what_would_happen_and_changes_nothing() {
    Bulk bulk = bulk(4, Bulk.BEST_EFFORT);
    bulk.done("before", give("ada"), give("ben"), give("cem"), pin("nobody"));
    Revision before = world().engine().history().revision(bulk.district().organization());

    SeatPlan plan = bulk.plan(everything());

    assertThat(results(plan)).isEqualTo(foreseen());
    assertThat(plan.assignedBefore()).isEqualTo(3);
    assertThat(plan.assignedAfter()).isEqualTo(4);
    assertThat(plan.total()).isEqualTo(4);
    assertThat(plan.revision()).isEqualTo(before);
    assertThat(world().engine().history().revision(before.scope())).isEqualTo(before);
    assertThat(bulk.account("dot")).isEmpty();
  }

  @Test
  void best_effort_does_what_the_plan_says_and_reports_the_refused_rows() {
    Bulk bulk = bulk(4, Bulk.BEST_EFFORT);
    bulk.done("before", give("ada"), give("ben"), give("cem"));

    SeatReport report = bulk.done("run", everything());

    assertThat(results(report)).isEqualTo(foreseen());
    assertThat(report.isComplete()).isTrue();
    assertThat(report.size()).isEqualTo(12);
    assertThat(report.count(SEAT_GIVEN)).isEqualTo(2);
    assertThat(report.rows()).extracting(SeatReport.Row::ordinal).isSorted();
    assertThat(report.rows().get(0).account()).isEqualTo(bulk.account("ada"));
    assertThat(report.rows().get(1).to()).isEqualTo(bulk.account("bob"));
    assertThat(bulk.holds("ada")).isFalse();
    assertThat(bulk.holds("ben")).isFalse();
    assertThat(bulk.holds("bob")).isTrue();
    assertThat(bulk.seat("cem").orElseThrow().pinned()).isTrue();
    assertThat(bulk.assigned()).isEqualTo(4);
    assertThat(bulk.account("late")).as("a refused row makes no account").isEmpty();
    assertThat(bulk.report(report.run())).isEqualTo(report);
  }

  private static SeatChange[] everything() {
    return new SeatChange[] {
      take("ada"),
      move("ben", "bob"),
      pin("cem"),
      give("dot"),
      give("DOT@School.Example "),
      give("no address"),
      take("stranger"),
      move("stranger2", "who"),
      pin("stranger3"),
      unpin("nobody"),
      give("eve"),
      give("late")
    };
  }

  private static List<Object> foreseen() {
    return List.of(
        SEAT_RELEASED,
        SEAT_MOVED,
        PINNED,
        SEAT_GIVEN,
        DUPLICATE_ROW,
        NOT_AN_EMAIL,
        NO_SEAT_HELD,
        NO_SEAT_HELD,
        NO_SEAT_HELD,
        NO_SEAT_HELD,
        SEAT_GIVEN,
        NO_SEAT_LEFT);
  }

  @Test
  void what_is_so_already_stays_and_leaves_no_event() {
    Bulk bulk = bulk(5, Bulk.WAITING);
    bulk.done("1", give("ada"), give("ben"), give("cem"));
    bulk.done("2", pin("ben"));
    SeatReport report =
        bulk.done("3", give("ada"), pin("ben"), unpin("cem"), move("x", "x"), take("@"));
    assertThat(results(report))
        .isEqualTo(List.of(SEAT_KEPT, PIN_KEPT, PIN_KEPT, NO_SEAT_HELD, NOT_AN_EMAIL));
    assertThat(eventsOf(report)).isEmpty();
    assertThat(results(bulk.done("4", unpin("ben"), move("ada", "cem"), move("cem", "dot"))))
        .isEqualTo(List.of(UNPINNED, SEAT_HELD, DUPLICATE_ROW));
  }

  @Test
  void every_change_of_a_run_has_its_event_which_names_the_run() {
    Bulk bulk = bulk(2, Bulk.WAITING);
    bulk.done("1", give("ada"), give("ben"));
    SeatReport report = bulk.done("2", take("ada"), pin("ben"), give("cem"), give("dot"));
    assertThat(eventsOf(report))
        .extracting(event -> (Object) event.getClass())
        .containsExactlyInAnyOrder(
            SeatEvent.SeatReleased.class,
            SeatEvent.SeatPinned.class,
            SeatEvent.SeatTaken.class,
            SeatEvent.WaitingBegun.class);
    AccountId cem = bulk.account("cem").orElseThrow();
    assertThat(world().engine().history().after(new Revision(cem, 0), 10))
        .extracting(event -> event.event())
        .isEqualTo(List.of(new AccountEvent.AccountCreated(cem)));
  }

  @Test
  void with_a_waiting_list_who_finds_no_seat_waits_in_the_order_of_the_rows() {
    Bulk bulk = bulk(1, Bulk.WAITING);
    SeatReport report = bulk.done("1", give("ada"), give("ben"), give("cem"));
    assertThat(results(report)).isEqualTo(List.of(SEAT_GIVEN, QUEUED, QUEUED));
    assertThat(bulk.waiting()).isEqualTo(people(bulk, "ben", "cem"));
    assertThat(results(bulk.done("2", give("ben"), take("cem"))))
        .isEqualTo(List.of(PLACE_KEPT, WAITING_ENDED));
    assertThat(bulk.waiting()).isEqualTo(people(bulk, "ben"));
  }

  @Test
  void what_comes_free_goes_to_who_waits_before_it_goes_to_a_row() {
    Bulk bulk = bulk(2, Bulk.WAITING);
    bulk.done("1", give("ada"), give("ben"), give("cem"), give("dot"));
    SeatChange[] swap = {give("eve"), give("cem"), pin("cem"), take("ada"), take("dot")};

    SeatPlan plan = bulk.plan(swap);
    SeatReport report = bulk.apply("2", plan).orElseThrow();

    assertThat(results(report))
        .isEqualTo(List.of(QUEUED, SEAT_KEPT, DUPLICATE_ROW, SEAT_RELEASED, WAITING_ENDED));
    assertThat(results(plan)).isEqualTo(results(report));
    assertThat(bulk.holds("cem")).isTrue();
    assertThat(bulk.waiting()).isEqualTo(people(bulk, "eve"));
  }

  @Test
  void a_seat_moves_past_the_waiting_list_and_its_receiver_waits_no_more() {
    Bulk bulk = bulk(1, Bulk.WAITING);
    bulk.done("1", give("ada"), give("ben"), give("cem"));
    assertThat(results(bulk.done("2", move("ada", "cem")))).isEqualTo(List.of(SEAT_MOVED));
    assertThat(bulk.holds("cem")).isTrue();
    assertThat(bulk.waiting()).isEqualTo(people(bulk, "ben"));
  }

  @Test
  void applied_after_the_world_changed_a_plan_decides_anew() {
    Bulk bulk = bulk(2, Bulk.BEST_EFFORT);
    SeatPlan plan = bulk.plan(give("ada"), give("ben"));
    bulk.done("meanwhile", give("cem"), give("ada"));
    SeatReport report = bulk.apply("1", plan).orElseThrow();
    assertThat(results(plan)).isEqualTo(List.of(SEAT_GIVEN, SEAT_GIVEN));
    assertThat(results(report)).isEqualTo(List.of(SEAT_KEPT, NO_SEAT_LEFT));
  }

  @Test
  void a_repeat_answers_the_first_report_whatever_happened_since() {
    Bulk best = bulk(4, Bulk.BEST_EFFORT);
    for (Bulk bulk : List.of(best, best.with(Bulk.ATOMIC))) {
      String name = bulk.options().mode().name();
      SeatReport first = bulk.done(name, give(name + "1"), give(name + "2"));
      bulk.release(name + "1", "r" + name);
      assertThat(bulk.done(name, give(name + "1"), give(name + "2"))).isEqualTo(first);
      assertThat(bulk.holds(name + "1")).isFalse();
      SeatPlan other = bulk.plan(give(name + "1"));
      assertThatThrownBy(() -> bulk.apply(name, other))
          .isInstanceOf(IdempotencyConflictException.class);
    }
  }

  private Bulk bulk(int seats, SeatPlan.Options options) {
    return Bulk.of(world().district("suite", seats), options);
  }

  private List<EntitlementEvent> eventsOf(SeatReport report) {
    return world().engine().history().after(new Revision(report.organization(), 0), 1_000).stream()
        .filter(event -> event.why().equals("seat.apply " + report.run()))
        .map(event -> event.event())
        .filter(event -> !(event instanceof SeatEvent.SeatRunBegun))
        .toList();
  }

  private static List<AccountId> people(Bulk bulk, String... names) {
    return List.of(names).stream().map(name -> bulk.account(name).orElseThrow()).toList();
  }
}
