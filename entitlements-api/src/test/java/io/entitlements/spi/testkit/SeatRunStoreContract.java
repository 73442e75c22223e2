package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.seat.SeatAction;
import io.entitlements.seat.SeatEffect;
import io.entitlements.seat.SeatRowRefusal;
import io.entitlements.seat.SeatSource;
import io.entitlements.spi.SeatRun;
import io.entitlements.spi.SeatRunRow;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SeatId;
import io.entitlements.type.SeatRunId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How far bulk changes of seats have come, and what came of their rows. */
public abstract class SeatRunStoreContract extends StoreContract {

  /** For subclasses. */
  protected SeatRunStoreContract() {}

  @Test
  void a_run_is_found_with_every_field_by_its_organization_alone() {
    Subscription subscription = write(Given::emptySubscription);
    SeatRun run = add(run(subscription, 7, Optional.empty()));
    SeatRun undo = add(run(subscription, 3, Optional.of(run.id())));

    assertThat(found(run)).contains(run);
    assertThat(found(undo)).contains(undo);
    OrganizationId foreign = write(Given::organization).id();
    assertThat(find(work -> work.seatRuns().find(foreign, run.id()))).isEmpty();
    assertThat(won(work -> work.seatRuns().advance(foreign, run.id(), 0, 1))).isFalse();
    assertThat(won(work -> work.seatRuns().undo(foreign, run.id(), undo.id()))).isFalse();
  }

  @Test
  void a_run_advances_from_where_it_is_and_not_when_it_was_undone() {
    Subscription subscription = write(Given::emptySubscription);
    SeatRun run = add(run(subscription, 7, Optional.empty()));
    SeatRunId undo = new SeatRunId(Fixtures.id());

    assertThat(advance(run, 0, 3)).isTrue();
    assertThat(advance(run, 0, 3)).isFalse();
    assertThat(advance(run, 2, 4)).isFalse();
    assertThat(advance(run, 3, 5)).isTrue();
    assertThat(won(work -> work.seatRuns().undo(run.organization(), run.id(), undo))).isTrue();
    assertThat(won(work -> work.seatRuns().undo(run.organization(), run.id(), undo))).isFalse();
    assertThat(advance(run, 5, 7)).isFalse();

    SeatRun stored = found(run).orElseThrow();
    assertThat(stored.done()).isEqualTo(5);
    assertThat(stored.undoneBy()).contains(undo);
    assertThat(stored.isOpen()).isFalse();
  }

  @Test
  void one_of_many_who_advance_a_run_at_once_wins() {
    Subscription subscription = write(Given::emptySubscription);
    SeatRun run = add(run(subscription, 7, Optional.empty()));
    assertThat(Race.winners(4, thread -> advance(run, 0, 1 + thread))).isEqualTo(1);
  }

  @Test
  void rows_are_read_in_pages_by_ordinal_with_every_field() {
    Subscription subscription = write(Given::emptySubscription);
    SeatRun run = add(run(subscription, 7, Optional.empty()));
    SeatRunRow moved =
        new SeatRunRow(
            2,
            SeatAction.REASSIGN,
            account(),
            account(),
            SeatEffect.SEAT_MOVED,
            Optional.of(new SeatRunRow.Before(seat(), SeatSource.ROSTER, true)),
            seat(),
            Optional.of(SeatSource.CLASS),
            NOW);
    SeatRunRow left =
        new SeatRunRow(
            5,
            SeatAction.UNASSIGN,
            account(),
            Optional.empty(),
            SeatEffect.WAITING_ENDED,
            Optional.of(new SeatRunRow.Before(Optional.empty(), SeatSource.TYPED, false)),
            Optional.empty(),
            Optional.empty(),
            NOW);
    SeatRunRow refused =
        new SeatRunRow(
            0,
            SeatAction.ASSIGN,
            Optional.empty(),
            Optional.empty(),
            SeatRowRefusal.NOT_AN_EMAIL,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            NOW);
    change(
        work -> {
          work.seatRuns().addRows(run.organization(), run.id(), List.of(left, moved));
          work.seatRuns().addRows(run.organization(), run.id(), List.of(refused));
          work.seatRuns().addRows(run.organization(), run.id(), List.of());
        });

    assertThat(rows(run, 0, 10)).containsExactly(refused, moved, left);
    assertThat(rows(run, 1, 1)).containsExactly(moved);
    assertThat(rows(run, 6, 10)).isEmpty();
    OrganizationId foreign = write(Given::organization).id();
    assertThat(list(work -> work.seatRuns().rows(foreign, run.id(), 0, 10))).isEmpty();
  }

  private static SeatRun run(Subscription subscription, int size, Optional<SeatRunId> undoes) {
    return new SeatRun(
        subscription.organization(),
        new SeatRunId(Fixtures.id()),
        subscription.id(),
        new AccountId(Fixtures.id()),
        NOW,
        size,
        0,
        undoes,
        Optional.empty());
  }

  private static Optional<AccountId> account() {
    return Optional.of(new AccountId(Fixtures.id()));
  }

  private static Optional<SeatId> seat() {
    return Optional.of(new SeatId(Fixtures.id()));
  }

  private SeatRun add(SeatRun run) {
    change(work -> work.seatRuns().insert(run));
    return run;
  }

  private Optional<SeatRun> found(SeatRun run) {
    return find(work -> work.seatRuns().find(run.organization(), run.id()));
  }

  private boolean advance(SeatRun run, int from, int to) {
    return won(work -> work.seatRuns().advance(run.organization(), run.id(), from, to));
  }

  private List<SeatRunRow> rows(SeatRun run, int from, int limit) {
    return list(work -> work.seatRuns().rows(run.organization(), run.id(), from, limit));
  }
}
