package io.entitlements.core.testkit;

import static io.entitlements.core.testkit.Bulk.give;
import static io.entitlements.core.testkit.Bulk.giveAll;
import static io.entitlements.core.testkit.Bulk.move;
import static io.entitlements.core.testkit.Bulk.pin;
import static io.entitlements.core.testkit.Bulk.results;
import static io.entitlements.core.testkit.Bulk.take;
import static io.entitlements.seat.SeatEffect.PINNED;
import static io.entitlements.seat.SeatEffect.SEAT_GIVEN;
import static io.entitlements.seat.SeatEffect.SEAT_RELEASED;
import static io.entitlements.seat.SeatRowRefusal.DUPLICATE_ROW;
import static io.entitlements.seat.SeatRowRefusal.NOT_AN_EMAIL;
import static io.entitlements.seat.SeatRowRefusal.NO_SEAT_HELD;
import static io.entitlements.seat.SeatRowRefusal.NO_SEAT_LEFT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.seat.SeatAction;
import io.entitlements.seat.SeatChange;
import io.entitlements.seat.SeatPlan;
import io.entitlements.seat.SeatReport;
import io.entitlements.seat.SeatRunRefusal;
import io.entitlements.seat.SeatRunRefusal.Code;
import io.entitlements.type.AccountId;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Outcome;
import io.entitlements.type.SeatRunId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Changing seats by many: what is refused, row by row or as a whole. */
public abstract class BulkRefusalContract extends WorldContract {

  private static final int MANY = Boolean.getBoolean("entitlements.thorough") ? 10_000 : 2_500;

  /** For subclasses. */
  protected BulkRefusalContract() {}

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

  private static <V> Outcome<V, SeatRunRefusal> refused(Code code) {
    return Outcome.refused(SeatRunRefusal.of(code));
  }
}
