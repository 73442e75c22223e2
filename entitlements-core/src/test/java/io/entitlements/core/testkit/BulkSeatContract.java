package io.entitlements.core.testkit;

import static io.entitlements.core.testkit.Bulk.give;
import static io.entitlements.core.testkit.Bulk.giveAll;
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
import io.entitlements.seat.SeatAction;
import io.entitlements.seat.SeatChange;
import io.entitlements.seat.SeatPlan;
import io.entitlements.seat.SeatReport;
import io.entitlements.seat.SeatRunRefusal;
import io.entitlements.seat.SeatRunRefusal.Code;
import io.entitlements.type.AccountId;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Outcome;
import io.entitlements.type.Revision;
import io.entitlements.type.SeatRunId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Changing seats by many: plan and apply. */
public abstract class BulkSeatContract extends WorldContract {

  private static final int MANY = Boolean.getBoolean("entitlements.thorough") ? 10_000 : 2_500;

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
  void atomic_does_all_rows_or_none_and_says_which_stand_in_the_way() {
    Bulk bulk = bulk(3, Bulk.ATOMIC);
    SeatPlan plan = bulk.plan(give("ada"), give("none"), take("ghost"), give("x y"), give("ben"));
    assertThat(bulk.tryDo("1", give("ada"), take("ghost"), give("x y")))
        .isEqualTo(
            Outcome.refused(
                new SeatRunRefusal(
                    Code.ROWS_REFUSED,
                    List.of(
                        new SeatReport.Row(
                            1,
                            SeatAction.UNASSIGN,
                            Optional.empty(),
                            Optional.empty(),
                            NO_SEAT_HELD),
                        new SeatReport.Row(
                            2,
                            SeatAction.ASSIGN,
                            Optional.empty(),
                            Optional.empty(),
                            NOT_AN_EMAIL)))));
    assertThat(plan.refused()).hasSize(2);
    assertThat(bulk.account("ada")).isEmpty();
    assertThat(bulk.assigned()).isZero();

    SeatReport report = bulk.done("1", give("ada"), give("ben"), give("cem"));
    assertThat(report.isComplete()).isTrue();
    assertThat(bulk.assigned()).isEqualTo(3);
    assertThat(bulk.tryDo("2", take("ada"), give("dot"), give("eve")))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(bulk.holds("ada")).isTrue();
    assertThat(results(bulk.done("3", give("dot"), take("ada"), pin("ben"))))
        .isEqualTo(List.of(SEAT_GIVEN, SEAT_RELEASED, PINNED));
  }

  @Test
  void of_many_rows_a_few_broken_ones_are_refused_alone_or_with_all_as_asked() {
    Bulk bulk = bulk(MANY, Bulk.ATOMIC);
    List<SeatChange> rows = new ArrayList<>(List.of(giveAll("p", MANY - 3)));
    rows.add(17, give("no address"));
    rows.add(MANY / 2, give("P17@SCHOOL.example"));
    rows.add(take("ghost"));
    SeatChange[] changes = rows.toArray(SeatChange[]::new);

    Outcome<SeatReport, SeatRunRefusal> atomic = bulk.tryDo("1", changes);
    assertThat(atomic).isInstanceOf(Outcome.Refused.class);
    atomic.fold(report -> 0, refusal -> assertThat(refusal.rows()).hasSize(3));
    assertThat(bulk.assigned()).isZero();
    assertThat(bulk.account("p0")).isEmpty();

    SeatReport report = bulk.with(Bulk.BEST_EFFORT).done("2", changes);
    assertThat(report.refused())
        .extracting(SeatReport.Row::result)
        .isEqualTo(List.of(NOT_AN_EMAIL, DUPLICATE_ROW, NO_SEAT_HELD));
    assertThat(report.rows()).hasSize(MANY);
    assertThat(bulk.assigned()).isEqualTo(MANY - 3);
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

  @Test
  void a_plan_of_no_rows_and_one_of_too_many() {
    Bulk bulk = bulk(1, Bulk.BEST_EFFORT);
    assertThat(bulk.done("1").rows()).isEmpty();
    assertThat(bulk.with(Bulk.ATOMIC).done("2").rows()).isEmpty();
    SeatChange[] many =
        Collections.nCopies(SeatPlan.MAX_ROWS + 1, give("a")).toArray(SeatChange[]::new);
    assertThatThrownBy(() -> bulk.plan(many)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_product_for_companies_takes_no_addresses() {
    Bulk bulk = Bulk.of(world().district("meeting", 2), Bulk.BEST_EFFORT);
    assertThat(bulk.planBy(bulk.district().administrator(), give("ada")))
        .isEqualTo(refused(Code.PRODUCT_KEY_ONLY));
  }

  @Test
  void a_stranger_changes_nothing_and_learns_nothing() {
    Bulk bulk = bulk(2, Bulk.BEST_EFFORT);
    SeatPlan plan = bulk.plan(give("ada"));
    SeatReport report = bulk.done("1", give("ben"));
    AccountId stranger = world().activeAccount("stranger@elsewhere.example");
    var seats = world().engine().seats();
    var organization = bulk.district().organization();
    var key = IdempotencyKey.of("s");

    assertThat(bulk.planBy(stranger, give("ada"))).isEqualTo(refused(Code.NOT_PERMITTED));
    assertThat(seats.apply(stranger, plan, key)).isEqualTo(refused(Code.NOT_PERMITTED));
    for (SeatRunId run : List.of(report.run(), new SeatRunId(new UUID(1, 1)))) {
      assertThat(seats.report(stranger, organization, run)).isEqualTo(refused(Code.NOT_PERMITTED));
      assertThat(seats.undo(stranger, organization, bulk.subscription(), run, key))
          .isEqualTo(refused(Code.NOT_PERMITTED));
    }
    var elsewhere = world().organization(stranger, "Elsewhere");
    assertThat(seats.report(stranger, elsewhere, report.run()))
        .isEqualTo(refused(Code.UNKNOWN_RUN));
    assertThat(seats.plan(stranger, elsewhere, bulk.subscription(), List.of(), Bulk.ATOMIC))
        .isEqualTo(refused(Code.UNKNOWN_SUBSCRIPTION));
    assertThat(bulk.holds("ada")).isFalse();
  }

  @Test
  void after_the_term_there_is_no_seat_to_give_also_in_a_plan() {
    Bulk bulk = bulk(2, Bulk.BEST_EFFORT);
    bulk.done("1", give("ada"));
    var end = bulk.district().overview().keys().get(0).key().newest().term().endsAt();
    world().moveTo(end.minusMillis(1));
    assertThat(results(bulk.plan(give("ben")))).isEqualTo(List.of(SEAT_GIVEN));
    world().moveTo(end);
    SeatPlan plan = bulk.plan(give("ben"), move("ada", "cem"), pin("dot"));
    assertThat(results(plan)).isEqualTo(List.of(NO_SEAT_LEFT, NO_SEAT_LEFT, NO_SEAT_HELD));
    assertThat(plan.total()).isZero();
    assertThat(results(bulk.apply("2", plan).orElseThrow())).isEqualTo(results(plan));
    assertThat(results(bulk.done("3", take("ada")))).isEqualTo(List.of(SEAT_RELEASED));
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

  private static <V> Outcome<V, SeatRunRefusal> refused(Code code) {
    return Outcome.refused(SeatRunRefusal.of(code));
  }
}
