package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.entitlements.error.StorageException;
import io.entitlements.event.EntitlementEvent;
import io.entitlements.event.ProductKeyEvent;
import io.entitlements.event.SeatEvent;
import io.entitlements.key.SubscriptionChange;
import io.entitlements.seat.Seat;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Revision;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A store that fails under a request: the fault says what is known, and whoever asks again by the
 * same key gets it done, once. For stores whose failures can be provoked.
 */
public abstract class FaultContract extends WorldContract {

  /** When a transaction that writes fails. */
  public enum Moment {
    /** The connection is lost in the middle of the transaction. */
    LOST_BEFORE_COMMIT,
    /** The connection is lost when the commit is sent, before it reaches the store. */
    LOST_AT_COMMIT,
    /** The connection is lost after the store has committed, before it answers. */
    LOST_AFTER_COMMIT,
    /** The store gives the transaction up at its commit, for another one's sake. */
    CONFLICT
  }

  private static final int MANY = 1_000;

  // The first call of each test makes it.
  @SuppressWarnings("NullAway.Init")
  private District district;

  /** For subclasses. */
  protected FaultContract() {}

  /**
   * Makes the next transactions that write fail.
   *
   * @param moment when
   * @param times how many of them; 0 for none
   */
  protected abstract void fail(Moment moment, int times);

  /**
   * Counts failures.
   *
   * @return how many transactions have failed so since the store was made
   */
  protected abstract int failures();

  /**
   * The limit that the store states.
   *
   * @param moment when transactions fail
   * @return how often it runs one that is surely not done, before it says so
   */
  protected abstract int limit(Moment moment);

  @BeforeEach
  final void sellThreeSeats() {
    district = world().district("suite", 3);
  }

  @ParameterizedTest
  @EnumSource
  void a_failure_that_passes_is_not_noticed(Moment moment) {
    fail(moment, 2);
    AccountId ada = district.seated("ada@school.example");
    assertThat(failures()).isEqualTo(2);
    fail(moment, 1);
    district.release(ada, "release").orElseThrow();
    fail(moment, 1);
    addSeats();
    assertThat(district.overview().total()).isEqualTo(5);
    assertThat(events(SeatEvent.SeatTaken.class)).isEqualTo(1);
    assertThat(events(SeatEvent.SeatReleased.class)).isEqualTo(1);
    Books.audited(district, district.subscription());
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.INCLUDE,
      names = {"LOST_BEFORE_COMMIT", "CONFLICT"})
  void what_is_surely_not_done_is_run_again_until_the_stated_limit_and_then_said(Moment moment) {
    Revision before = revision();
    fail(moment, MANY);
    assertThat(fault(this::assign).outcome()).isEqualTo(StorageException.Outcome.NOT_DONE);
    assertThat(failures()).isEqualTo(limit(moment));
    fail(moment, 0);
    assertThat(revision()).isEqualTo(before);
    assign();
    assertDoneOnce();
  }

  @Test
  void a_commit_that_never_reached_the_store_is_looked_up_three_times_and_then_unknown() {
    Revision before = revision();
    fail(Moment.LOST_AT_COMMIT, MANY);
    assertThat(fault(this::assign).outcome()).isEqualTo(StorageException.Outcome.UNKNOWN);
    assertThat(failures()).isEqualTo(3);
    fail(Moment.LOST_AT_COMMIT, 0);
    assertThat(revision()).isEqualTo(before);
    assign();
    assertDoneOnce();
  }

  @Test
  void a_commit_whose_answer_is_always_lost_is_unknown_and_found_by_its_key() {
    fail(Moment.LOST_AFTER_COMMIT, MANY);
    assertThat(fault(this::assign).outcome()).isEqualTo(StorageException.Outcome.UNKNOWN);
    fail(Moment.LOST_AFTER_COMMIT, 0);
    Revision after = revision();
    Seat seat = assign();
    assertThat(assign()).isEqualTo(seat);
    assertThat(revision()).isEqualTo(after);
    assertDoneOnce();
  }

  @Test
  void seats_added_by_a_request_whose_answer_was_lost_are_added_once() {
    fail(Moment.LOST_AFTER_COMMIT, MANY);
    assertThat(fault(this::addSeats).outcome()).isEqualTo(StorageException.Outcome.UNKNOWN);
    fail(Moment.LOST_AFTER_COMMIT, 0);
    addSeats();
    addSeats();
    assertThat(district.overview().total()).isEqualTo(5);
    assertThat(events(ProductKeyEvent.ProductKeyAllotted.class)).isEqualTo(1);
  }

  private Seat assign() {
    return district.assign("ada@school.example", "assign").orElseThrow();
  }

  private Object addSeats() {
    return world()
        .engine()
        .subscriptions()
        .change(
            new Actor.Task("billing"),
            district.organization(),
            district.subscription(),
            new SubscriptionChange.AddSeats(district.key().key().id(), 2),
            IdempotencyKey.of("add"))
        .orElseThrow();
  }

  private void assertDoneOnce() {
    assertThat(district.overview().assigned()).isEqualTo(1);
    assertThat(events(SeatEvent.SeatTaken.class)).isEqualTo(1);
    Books.audited(district, district.subscription());
  }

  private long events(Class<? extends EntitlementEvent> type) {
    return world()
        .engine()
        .history()
        .after(new Revision(district.organization(), 0), 1_000)
        .stream()
        .filter(recorded -> type.isInstance(recorded.event()))
        .count();
  }

  private Revision revision() {
    return world().engine().history().revision(district.organization());
  }

  private static StorageException fault(Supplier<?> request) {
    StorageException fault = catchThrowableOfType(StorageException.class, request::get);
    assertThat(fault).as("the fault that must be told").isNotNull();
    return fault;
  }
}
