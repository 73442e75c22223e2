package io.entitlements.core.testkit;

import static io.entitlements.core.testkit.Bulk.give;
import static io.entitlements.core.testkit.Bulk.move;
import static io.entitlements.core.testkit.Bulk.results;
import static io.entitlements.core.testkit.Bulk.take;
import static io.entitlements.seat.SeatEffect.SEAT_GIVEN;
import static io.entitlements.seat.SeatEffect.SEAT_KEPT;
import static io.entitlements.seat.SeatEffect.SEAT_MOVED;
import static io.entitlements.seat.SeatEffect.SEAT_RELEASED;
import static io.entitlements.seat.SeatEffect.SOURCE_CHANGED;
import static io.entitlements.seat.SeatRowRefusal.ACCOUNT_DELETED;
import static io.entitlements.seat.SeatRowRefusal.CHANGED_SINCE;
import static io.entitlements.seat.SeatSource.CLASS;
import static io.entitlements.seat.SeatSource.TYPED;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.ClassGroup;
import io.entitlements.event.RecordedEvent;
import io.entitlements.event.SeatEvent;
import io.entitlements.seat.Placement;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatReport;
import io.entitlements.seat.SeatSource;
import io.entitlements.seat.Waiting;
import io.entitlements.spi.testkit.Race;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Outcome;
import io.entitlements.type.Revision;
import io.entitlements.type.SubscriptionId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is typed is the administrator's to give and to take, whatever way it came before. */
public abstract class SeatSourceContract extends WorldContract {

  private static final String ADA = "ada@home.example";
  private static final String BEN = "ben@home.example";

  // JUnit sets them before each test.
  @SuppressWarnings("NullAway.Init")
  private Classroom room;

  @SuppressWarnings("NullAway.Init")
  private ClassGroup band;

  @SuppressWarnings("NullAway.Init")
  private AccountId ada;

  @SuppressWarnings("NullAway.Init")
  private Bulk bulk;

  /** For subclasses. */
  protected SeatSourceContract() {}

  @BeforeEach
  final void openClassroom() {
    room = Classroom.in(world(), 1);
    band = room.paid("Band");
    ada = room.pupil("ada");
    bulk = Bulk.of(room.district(), Bulk.WAITING);
  }

  @AfterEach
  final void audit() {
    Books.audited(room.district(), room.district().subscription())
        .requireNobodyToWaitBesideAFreeSeat();
  }

  @Test
  void a_class_seat_that_is_typed_stays_after_the_last_class() {
    room.joined(ada, band);
    Seat before = bulk.seat(ADA).orElseThrow();

    Seat typed = room.district().assign(ADA, "type").orElseThrow();

    assertThat(typed).isEqualTo(before.withSource(TYPED)).isEqualTo(bulk.seat(ADA).orElseThrow());
    assertThat(sourceEvents()).containsExactly(new Noted(ada, TYPED));
    assertThat(room.district().assign(ADA, "again").orElseThrow()).isEqualTo(typed);
    assertThat(sourceEvents()).hasSize(1);
    room.leave(ada, band).orElseThrow();
    assertThat(bulk.holds(ADA)).isTrue();
  }

  @Test
  void a_place_of_a_class_that_is_typed_stays_after_the_last_class() {
    room.joined(room.pupil("ben"), band);
    room.joined(ada, band);
    Waiting place = ((Placement.Queued) room.district().assignOrWait(ADA)).waiting();
    assertThat(place.source()).isEqualTo(TYPED);
    assertThat(sourceEvents()).containsExactly(new Noted(ada, TYPED));
    room.leave(ada, band).orElseThrow();
    assertThat(bulk.waiting()).containsExactly(ada);
    room.district().release(bulk.account(BEN).orElseThrow(), "release").orElseThrow();
    assertThat(bulk.seat(ADA).orElseThrow().source()).isEqualTo(TYPED);
  }

  @Test
  void a_class_seat_that_is_given_to_somebody_else_is_a_typed_one() {
    room.joined(ada, band);
    Seat moved =
        world()
            .engine()
            .seats()
            .reassign(
                room.district().administrator(),
                room.organization(),
                room.district().subscription(),
                ada,
                EmailAddress.of(BEN),
                IdempotencyKey.of("move"))
            .orElseThrow();
    assertThat(moved.source()).isEqualTo(TYPED);
    room.archive(band).orElseThrow();
    assertThat(bulk.holds(BEN)).isTrue();
  }

  @Test
  void a_seat_that_is_typed_while_its_holder_leaves_the_class_is_lost_in_no_order() {
    for (int round = 0; round < 5; round++) {
      String key = "type-" + round;
      room.joined(ada, band);
      List<Boolean> typed =
          Race.run(
              2,
              thread ->
                  thread == 0
                      ? room.leave(ada, band) instanceof Outcome.Done
                      : room.district().assign(ADA, key) instanceof Outcome.Done);
      assertThat(typed).containsExactly(true, true);
      assertThat(bulk.seat(ADA).orElseThrow().source()).isEqualTo(TYPED);
      bulk.release(ADA, "release-" + round);
    }
  }

  @Test
  void a_row_that_types_a_class_seat_is_a_change_and_is_undone() {
    room.joined(ada, band);
    assertThat(results(bulk.plan(give(ADA)))).containsExactly(SOURCE_CHANGED);
    SeatReport run = bulk.done("1", give(ADA));
    assertThat(results(run)).containsExactly(SOURCE_CHANGED);
    assertThat(results(bulk.done("2", give(ADA)))).containsExactly(SEAT_KEPT);

    SeatReport undo = bulk.undone("3", run);

    assertThat(results(undo)).containsExactly(SOURCE_CHANGED);
    assertThat(bulk.seat(ADA).orElseThrow().source()).isEqualTo(CLASS);
    assertThat(results(bulk.undone("4", undo))).containsExactly(SOURCE_CHANGED);
    assertThat(bulk.seat(ADA).orElseThrow().source()).isEqualTo(TYPED);
  }

  @Test
  void what_was_typed_stays_typed_when_the_class_has_ended_before_the_undo() {
    room.joined(ada, band);
    SeatReport run = bulk.done("1", give(ADA));
    room.leave(ada, band).orElseThrow();
    assertThat(results(bulk.undone("2", run))).containsExactly(CHANGED_SINCE);
    assertThat(bulk.seat(ADA).orElseThrow().source()).isEqualTo(TYPED);
  }

  @Test
  void a_class_seat_that_was_taken_is_given_back_as_one_only_while_the_class_goes_on() {
    room.joined(ada, band);
    SeatReport run = bulk.done("1", take(ADA));
    assertThat(results(bulk.undone("2", run))).containsExactly(SEAT_GIVEN);
    assertThat(bulk.seat(ADA).orElseThrow().source()).isEqualTo(CLASS);
    SeatReport another = bulk.done("3", take(ADA));
    room.archive(band).orElseThrow();
    assertThat(results(bulk.undone("4", another))).containsExactly(CHANGED_SINCE);
    assertThat(bulk.holds(ADA)).isFalse();
  }

  @Test
  void a_class_seat_moves_as_typed_and_back_as_it_was() {
    room.joined(ada, band);
    SeatReport run = bulk.done("1", move(ADA, BEN));
    assertThat(bulk.seat(BEN).orElseThrow().source()).isEqualTo(TYPED);
    assertThat(results(bulk.undone("2", run))).containsExactly(SEAT_MOVED);
    assertThat(bulk.seat(ADA).orElseThrow().source()).isEqualTo(CLASS);
  }

  @Test
  void who_waited_by_a_class_waits_so_again() {
    AccountId ben = room.pupil("ben");
    room.joined(ben, band);
    room.joined(ada, band);
    SeatReport run = bulk.done("1", move(BEN, ADA));
    assertThat(bulk.waiting()).isEmpty();

    bulk.undone("2", run);

    assertThat(place(ada).map(Waiting::source)).contains(CLASS);
    room.leave(ada, band).orElseThrow();
    assertThat(bulk.waiting()).isEmpty();
  }

  @Test
  void an_undo_gives_nothing_to_an_account_that_was_deleted_since() {
    bulk.done("1", give(ADA));
    SeatReport taken = bulk.done("2", take(ADA));
    SeatReport given = bulk.done("3", give(BEN));
    SeatReport moved = bulk.done("4", move(BEN, "cem@home.example"));
    delete(ADA);
    delete(BEN);

    assertThat(results(bulk.undone("5", moved))).containsExactly(ACCOUNT_DELETED);
    assertThat(results(bulk.undone("6", given))).containsExactly(CHANGED_SINCE);
    bulk.release("cem@home.example", "7");
    assertThat(results(bulk.undone("8", taken))).containsExactly(ACCOUNT_DELETED);
    assertThat(bulk.assigned()).isZero();
  }

  @Test
  void an_undo_puts_no_account_that_was_deleted_since_on_the_waiting_list() {
    bulk.done("1", give(BEN), give(ADA));
    SeatReport ended = bulk.done("2", take(ADA));
    AccountId deleted = ada;
    delete(ADA);
    assertThat(results(bulk.undone("3", ended))).containsExactly(ACCOUNT_DELETED);
    assertThat(bulk.waiting()).doesNotContain(deleted).isEmpty();
  }

  @Test
  void who_is_deleted_while_a_run_is_undone_does_not_wait_again() {
    bulk.done("1", give(BEN), give(ADA));
    SeatReport run = bulk.done("2", move(BEN, ADA));
    // The job that takes the seat back has not run.
    world().engine().accounts().delete(new Actor.Task("vendor"), ada).orElseThrow();

    assertThat(results(bulk.undone("3", run))).containsExactly(SEAT_MOVED);

    assertThat(bulk.waiting()).isEmpty();
    assertThat(results(bulk.done("4", take(BEN)))).containsExactly(SEAT_RELEASED);
  }

  private void delete(String email) {
    AccountId account = bulk.account(email).orElseThrow();
    world().engine().accounts().delete(new Actor.Task("vendor"), account).orElseThrow();
    world().doJobs();
  }

  private Optional<Waiting> place(AccountId account) {
    SubscriptionId subscription = room.district().subscription();
    return world()
        .storage()
        .read(store -> store.waiting().find(room.organization(), subscription, account));
  }

  private record Noted(AccountId account, SeatSource source) {}

  private List<Noted> sourceEvents() {
    return world().engine().history().after(new Revision(room.organization(), 0), 1_000).stream()
        .map(RecordedEvent::event)
        .filter(SeatEvent.SeatSourceChanged.class::isInstance)
        .map(SeatEvent.SeatSourceChanged.class::cast)
        .map(event -> new Noted(event.account(), event.source()))
        .toList();
  }
}
