package io.entitlements.core.testkit;

import static io.entitlements.core.testkit.Bulk.giveAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.seat.SeatChange;
import io.entitlements.seat.SeatEffect;
import io.entitlements.seat.SeatReport;
import io.entitlements.seat.SeatRunRefusal;
import io.entitlements.spi.testkit.Race;
import io.entitlements.type.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Bulk changes at once, with each other and with single ones. */
public abstract class SeatRunRaceContract extends WorldContract {

  private static final int THREADS = 4;

  /** For subclasses. */
  protected SeatRunRaceContract() {}

  @Test
  void runs_that_race_for_the_last_seats_never_oversell() {
    Bulk bulk = Bulk.of(world().district("suite", 30), Bulk.BEST_EFFORT);
    List<Integer> given =
        Race.run(
            THREADS,
            thread -> {
              if (thread == 0) {
                int won = 0;
                for (int i = 0; i < 10; i++) {
                  won +=
                      bulk.district().assign("single" + i + "@school.example", "s" + i)
                              instanceof Outcome.Done
                          ? 1
                          : 0;
                }
                return won;
              }
              Bulk mine = thread == 1 ? bulk.with(Bulk.ATOMIC) : bulk;
              return mine.tryDo("k" + thread, giveAll("t" + thread + "-", 25))
                  .fold(report -> report.count(SeatEffect.SEAT_GIVEN), refusal -> 0);
            });
    assertThat(given.stream().mapToInt(Integer::intValue).sum()).isEqualTo(30);
    assertThat(bulk.assigned()).isEqualTo(30);
  }

  @Test
  void the_same_request_from_many_threads_is_one_run_with_one_report() {
    Bulk bulk = Bulk.of(world().district("suite", 50), Bulk.BEST_EFFORT);
    SeatChange[] changes =
        Stream.concat(
                Stream.of(Bulk.take("nobody"), Bulk.pin("no one"), Bulk.move("a", "b")),
                Stream.of(giveAll("p", 40)))
            .toArray(SeatChange[]::new);
    List<SeatReport> reports = Race.run(THREADS, thread -> bulk.done("same", changes));
    assertThat(reports).containsOnly(reports.get(0));
    assertThat(reports.get(0).count(SeatEffect.SEAT_GIVEN)).isEqualTo(40);
    assertThat(bulk.assigned()).isEqualTo(40);
  }

  @Test
  void runs_that_give_the_same_people_seats_in_another_order_both_end() {
    Bulk bulk = Bulk.of(world().district("suite", 50), Bulk.BEST_EFFORT);
    List<SeatChange> changes = List.of(giveAll("p", 40));
    List<Integer> given =
        Race.run(
            2,
            thread -> {
              List<SeatChange> mine = new ArrayList<>(changes);
              if (thread == 1) {
                Collections.reverse(mine);
              }
              return bulk.done("k" + thread, mine.toArray(SeatChange[]::new))
                  .count(SeatEffect.SEAT_GIVEN);
            });
    assertThat(given.stream().mapToInt(Integer::intValue).sum()).isEqualTo(40);
  }

  @Test
  void of_racing_undos_one_wins() {
    Bulk bulk = Bulk.of(world().district("suite", 20), Bulk.BEST_EFFORT);
    SeatReport run = bulk.done("run", giveAll("p", 10));
    List<Outcome<SeatReport, SeatRunRefusal>> undos =
        Race.run(THREADS, thread -> bulk.tryUndo("undo" + thread, run.run()));
    assertThat(undos).filteredOn(undo -> undo instanceof Outcome.Done).hasSize(1);
    assertThat(bulk.assigned()).isZero();
  }
}
