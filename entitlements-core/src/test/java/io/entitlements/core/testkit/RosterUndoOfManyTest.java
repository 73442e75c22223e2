package io.entitlements.core.testkit;

import static io.entitlements.core.testkit.RosterWorld.email;
import static io.entitlements.core.testkit.RosterWorld.teacher;
import static io.entitlements.core.testkit.RosterWorld.teachers;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.RosterSettings;
import io.entitlements.roster.RunState;
import io.entitlements.roster.SyncReport;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.spi.Storage;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * An undo of more than one transaction. Not published with the kit: what a store has to do with it
 * is the same as in one.
 */
class RosterUndoOfManyTest extends WorldContract {

  private static final int SEATS = 1_200;
  private static final int CHANGED = 1_100;

  @Override
  protected Storage createStorage() {
    return MemoryStorage.create();
  }

  @Test
  void all_have_their_seats_back_though_none_was_free_until_the_last_were_released() {
    District district = world().district("suite", SEATS);
    RosterWorld list =
        RosterWorld.in(district, "list", RosterSettings.DEFAULT.graceDays(0).guard(100, 1));
    list.full(teachers(0, SEATS));
    SyncReport run = list.full(teachers(CHANGED, CHANGED + SEATS));
    assertThat(run.count(Result.RELEASE_PLANNED)).isEqualTo(CHANGED);
    assertThat(run.count(Result.SEAT_GIVEN)).isEqualTo(CHANGED);

    assertThat(list.undo(run.run()).state()).isEqualTo(RunState.UNDONE);

    assertThat(list.assigned()).isEqualTo(SEATS);
    assertThat(List.of("t0", "t1050", "t1199"))
        .allSatisfy(person -> assertThat(list.seat(email(person))).isPresent());
    assertThat(list.seat(email("t1200"))).isEmpty();
    Books.audited(district, list.connection().subscription());
    assertThat(list.full(teachers(0, SEATS)).count(Result.SEAT_KEPT)).isEqualTo(CHANGED);
  }

  @Test
  void who_found_no_seat_before_the_run_gets_none_instead_of_who_had_one() {
    District district = world().district("suite", 2);
    RosterWorld list =
        RosterWorld.in(district, "list", RosterSettings.DEFAULT.graceDays(0).guard(100, 1));
    list.full(teachers(5, 7));
    assertThat(list.full(teachers(0, 7)).count(Result.NO_SEAT_LEFT)).isEqualTo(5);
    RosterRecord[] others = teachers(0, 7);
    others[5] = teacher("x");
    others[6] = teacher("y");
    SyncReport run = list.full(others);
    assertThat(run.count(Result.SEAT_GIVEN)).isEqualTo(2);

    list.undo(run.run());

    assertThat(list.seat(email("t5"))).isPresent();
    assertThat(list.seat(email("t6"))).isPresent();
    assertThat(list.assigned()).isEqualTo(2);
  }
}
