package io.entitlements.core.testkit;

import static io.entitlements.core.testkit.Bulk.give;
import static io.entitlements.core.testkit.Bulk.move;
import static io.entitlements.core.testkit.Bulk.pin;
import static io.entitlements.core.testkit.Bulk.take;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.error.StorageException;
import io.entitlements.event.SeatEvent;
import io.entitlements.seat.SeatChange;
import io.entitlements.seat.SeatEffect;
import io.entitlements.seat.SeatPlan;
import io.entitlements.seat.SeatReport;
import io.entitlements.spi.Storage;
import io.entitlements.type.Revision;
import org.junit.jupiter.api.Test;

/** Bulk changes whose answers are lost, and which are left half-way. */
public abstract class InterruptedRunContract extends WorldContract {

  /** Four batches: seats are taken back, moved, pinned and given. */
  private static final SeatChange[] CHANGES = {
    take("ada"), move("ben", "bob"), pin("cem"), give("dot"), give("eve")
  };

  // The first call of each test makes it.
  @SuppressWarnings("NullAway.Init")
  private ForgetfulStorage storage;

  /** For subclasses. */
  protected InterruptedRunContract() {}

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

  @Test
  void a_run_whose_answers_are_lost_does_each_row_once() {
    Bulk bulk = begin();
    for (int answered = 0; answered < 5; answered++) {
      putBack(bulk, answered);
      SeatPlan plan = bulk.plan(CHANGES);
      storage.loseAnswersAfter(answered, 2);
      assertDone(bulk, bulk.apply("run" + answered, plan).orElseThrow());
    }
  }

  @Test
  void an_interrupted_run_goes_on_where_it_stopped_when_its_request_is_repeated() {
    Bulk bulk = begin();
    for (int answered = 0; answered < 5; answered++) {
      putBack(bulk, answered);
      SeatPlan plan = bulk.plan(CHANGES);
      String key = "run" + answered;
      storage.loseAnswersAfter(answered, 3);
      assertThatThrownBy(() -> bulk.apply(key, plan)).isInstanceOf(StorageException.class);
      assertDone(bulk, bulk.apply(key, plan).orElseThrow());
    }
  }

  @Test
  void an_interrupted_undo_goes_on_where_it_stopped_when_its_request_is_repeated() {
    Bulk bulk = begin();
    for (int answered = 0; answered < 5; answered++) {
      SeatReport run = bulk.done("run" + answered, CHANGES);
      storage.loseAnswersAfter(answered, 3);
      String key = "undo" + answered;
      assertThatThrownBy(() -> bulk.undone(key, run)).isInstanceOf(StorageException.class);
      SeatReport undo = bulk.undone(key, run);
      assertThat(undo.isComplete()).isTrue();
      assertThat(undo.refused()).isEmpty();
      assertThat(bulk.assigned()).isEqualTo(3);
      assertThat(bulk.holds("ada")).isTrue();
      assertThat(bulk.holds("ben")).isTrue();
      assertThat(bulk.seat("cem").orElseThrow().pinned()).isFalse();
    }
  }

  @Test
  void an_interrupted_run_that_is_undone_goes_no_further() {
    Bulk bulk = begin();
    SeatPlan plan = bulk.plan(CHANGES);
    storage.loseAnswersAfter(2, 3); // the run is begun, seats are taken back and moved
    assertThatThrownBy(() -> bulk.apply("run", plan)).isInstanceOf(StorageException.class);
    var organization = bulk.district().organization();
    var run =
        world().engine().history().after(new Revision(organization, 0), 1_000).stream()
            .filter(e -> e.event() instanceof SeatEvent.SeatRunBegun)
            .map(e -> ((SeatEvent.SeatRunBegun) e.event()).run())
            .reduce((one, other) -> other)
            .orElseThrow();

    SeatReport undo = bulk.tryUndo("undo", run).orElseThrow();
    SeatReport report = bulk.apply("run", plan).orElseThrow();

    assertThat(undo.rows()).hasSize(2);
    assertThat(report.isComplete()).isFalse();
    assertThat(report.rows()).hasSize(2);
    assertThat(report.undoneBy()).contains(undo.run());
    assertThat(bulk.holds("ada")).isTrue();
    assertThat(bulk.holds("eve")).isFalse();
  }

  @Test
  void an_atomic_run_whose_answer_is_lost_is_done_once() {
    Bulk bulk = begin().with(Bulk.ATOMIC);
    SeatPlan plan = bulk.plan(CHANGES);
    storage.loseAnswers(3);
    assertThatThrownBy(() -> bulk.apply("run", plan)).isInstanceOf(StorageException.class);
    assertDone(bulk, bulk.apply("run", plan).orElseThrow());
  }

  private Bulk begin() {
    Bulk bulk = Bulk.of(world().district("suite", 10), Bulk.BEST_EFFORT);
    bulk.done("before", give("ada"), give("ben"), give("cem"));
    return bulk;
  }

  private static void putBack(Bulk bulk, int time) {
    bulk.done("back" + time, take("bob"), take("dot"), take("eve"), give("ada"), give("ben"));
    bulk.pinByHand("cem", false, "unpin" + time);
  }

  private static void assertDone(Bulk bulk, SeatReport report) {
    assertThat(report.isComplete()).isTrue();
    assertThat(report.rows()).hasSize(CHANGES.length);
    assertThat(report.count(SeatEffect.SEAT_GIVEN)).isEqualTo(2);
    assertThat(report.refused()).isEmpty();
    assertThat(bulk.holds("ada")).isFalse();
    assertThat(bulk.holds("bob")).isTrue();
    assertThat(bulk.assigned()).isEqualTo(4);
  }
}
