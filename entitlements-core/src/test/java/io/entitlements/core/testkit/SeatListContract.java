package io.entitlements.core.testkit;

import static io.entitlements.seat.SeatEffect.PINNED;
import static io.entitlements.seat.SeatEffect.SEAT_GIVEN;
import static io.entitlements.seat.SeatEffect.SEAT_RELEASED;
import static io.entitlements.seat.SeatRowRefusal.DUPLICATE_ROW;
import static io.entitlements.seat.SeatRowRefusal.NOT_AN_EMAIL;
import static io.entitlements.seat.SeatRowRefusal.UNKNOWN_ACTION;
import static io.entitlements.seat.SeatRowRefusal.UNREADABLE_ROW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.entitlements.error.IdempotencyConflictException;
import io.entitlements.seat.SeatAction;
import io.entitlements.seat.SeatChange;
import io.entitlements.seat.SeatList;
import io.entitlements.seat.SeatPlan;
import io.entitlements.seat.SeatReport;
import io.entitlements.seat.SeatRunRefusal;
import io.entitlements.seat.SeatRunRefusal.Code;
import io.entitlements.type.Outcome;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Seats by a list that an administrator brings. */
public abstract class SeatListContract extends WorldContract {

  private static final int MANY = Boolean.getBoolean("entitlements.thorough") ? 10_000 : 2_500;

  /** For subclasses. */
  protected SeatListContract() {}

  @Test
  void broken_rows_of_a_long_list_are_refused_by_their_lines_and_all_others_are_done() {
    Bulk bulk = bulk(MANY);
    List<String> lines =
        IntStream.range(0, MANY)
            .mapToObj(i -> "Teacher " + i + ",p" + i + "@school.example")
            .collect(Collectors.toList());
    lines.set(7, "Teacher 7,p7 at school");
    lines.set(1_200, "\"Teacher,p1200@school.example");
    lines.set(MANY - 1, "Teacher,Senior,p@school.example");
    SeatList.Read list = read("Name,Email\r\n" + String.join("\r\n", lines));

    SeatPlan plan = bulk.plan(changes(list));
    SeatReport report = bulk.apply("upload", plan).orElseThrow();

    assertThat(plan.refused())
        .extracting(row -> list.line(row.ordinal()), SeatPlan.Row::result)
        .containsExactly(
            tuple(9, NOT_AN_EMAIL), tuple(1_202, UNREADABLE_ROW), tuple(MANY + 1, UNREADABLE_ROW));
    assertThat(report.count(SEAT_GIVEN)).isEqualTo(MANY - 3);
    assertThat(report.refused())
        .extracting(row -> list.line(row.ordinal()), SeatReport.Row::action)
        .containsExactly(
            tuple(9, SeatAction.ASSIGN),
            tuple(1_202, SeatAction.UNREADABLE),
            tuple(MANY + 1, SeatAction.UNREADABLE));
    assertThat(bulk.report(report.run())).isEqualTo(report);
    assertThat(bulk.assigned()).isEqualTo(MANY - 3);
    assertThat(bulk.undone("undo", report).count(SEAT_RELEASED)).isEqualTo(MANY - 3);
  }

  @Test
  void a_broken_row_refuses_all_of_an_atomic_list_and_nothing_is_done() {
    Bulk bulk = bulk(3).with(Bulk.ATOMIC);
    SeatList.Read list =
        read("action;email\nassign;ada@school.example\nasign;ben@school.example\n");

    Outcome<SeatReport, SeatRunRefusal> outcome = bulk.tryDo("upload", changes(list));

    SeatRunRefusal refusal = ((Outcome.Refused<SeatReport, SeatRunRefusal>) outcome).reason();
    assertThat(refusal.code()).isEqualTo(Code.ROWS_REFUSED);
    assertThat(refusal.rows())
        .extracting(row -> list.line(row.ordinal()), SeatReport.Row::result)
        .containsExactly(tuple(3, UNKNOWN_ACTION));
    assertThat(bulk.assigned()).isZero();
    assertThat(bulk.account("ada")).isEmpty();
  }

  @Test
  void an_address_that_is_listed_twice_is_said_whatever_its_form() {
    Bulk bulk = bulk(3);
    SeatList.Read list =
        read("ada@b\u00fccher.example; Ada <ADA@xn--bcher-kva.example>\n\nben@school.example");

    SeatPlan plan = bulk.plan(changes(list));

    assertThat(Bulk.results(plan)).containsExactly(SEAT_GIVEN, DUPLICATE_ROW, SEAT_GIVEN);
    assertThat(list.line(1)).isEqualTo(1);
    assertThat(list.line(2)).isEqualTo(3);
  }

  @Test
  void actions_of_a_list_are_done_in_the_order_of_every_plan() {
    Bulk bulk = bulk(2);
    bulk.done("before", Bulk.give("ada"), Bulk.give("ben"));
    SeatList.Read list =
        read(
            """
            Email,Action
            cem@school.example,assign
            ada@school.example,release
            ben@school.example,Pin
            """);

    SeatReport report = bulk.done("upload", changes(list));

    assertThat(Bulk.results(report)).containsExactly(SEAT_GIVEN, SEAT_RELEASED, PINNED);
  }

  @Test
  void another_broken_row_under_the_same_key_is_another_request() {
    Bulk bulk = bulk(2);
    bulk.done("upload", changes(read("email,action\nada@school.example,asign")));

    Assertions.assertThatThrownBy(
            () -> bulk.done("upload", changes(read("email,action\nben@school.example,asign"))))
        .isInstanceOf(IdempotencyConflictException.class);
  }

  private Bulk bulk(int seats) {
    return Bulk.of(world().district("suite", seats), Bulk.BEST_EFFORT);
  }

  private SeatList.Read read(String list) {
    return world()
        .engine()
        .seats()
        .readList(new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)))
        .orElseThrow();
  }

  private static SeatChange[] changes(SeatList.Read list) {
    return list.changes().toArray(SeatChange[]::new);
  }
}
