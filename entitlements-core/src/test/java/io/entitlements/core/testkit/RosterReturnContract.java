package io.entitlements.core.testkit;

import static io.entitlements.core.testkit.RosterWorld.email;
import static io.entitlements.core.testkit.RosterWorld.teacher;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.roster.RosterCheckpoint;
import io.entitlements.roster.RosterReading;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.RosterSource;
import io.entitlements.roster.SyncReport;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.roster.Verdict;
import io.entitlements.roster.Withheld;
import io.entitlements.seat.Seat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** People of whom a list said that they left, and who are in it again. */
public abstract class RosterReturnContract extends WorldContract {

  /** For subclasses. */
  protected RosterReturnContract() {}

  @Test
  void who_left_and_comes_back_is_the_same_account_by_the_identifier_whatever_the_address() {
    RosterWorld list = RosterWorld.in(world(), 5);
    list.full(teacher("1", "ada"), teacher("2", "ben"));
    Seat seat = list.seat(email("ada")).orElseThrow();
    list.delta(new RosterRecord.Left("1"));
    assertThat(list.pending()).hasSize(1);
    SyncReport back = list.delta(teacher("1", "lovelace"));
    assertThat(list.rows(back.run()))
        .singleElement()
        .matches(row -> row.result() == Result.SEAT_KEPT && row.addressDiffers());
    assertThat(list.seat(email("ada"))).contains(seat);
    assertThat(list.pending()).isEmpty();
    assertThat(list.assigned()).isEqualTo(2);
  }

  @Test
  void a_list_in_which_people_left_and_came_back_is_not_taken_for_an_empty_one() {
    RosterWorld list = RosterWorld.in(world(), 200);
    RosterRecord.Left left = new RosterRecord.Left("ada");
    list.full(teacher("ada"), teacher("ben"));
    // Entries of one page are looked at together.
    SyncReport back = list.apply(list.plan(new EachAPage(List.of(left, teacher("ada")))));
    assertThat(back.withheld()).isEqualTo(Withheld.NOTHING);
    assertThat(back.count(Result.RELEASE_PLANNED)).isEqualTo(1);
    assertThat(list.pending()).hasSize(1);
    SyncReport gone = list.apply(list.plan(new EachAPage(List.of(teacher("ada"), left, left))));
    assertThat(gone.withheld()).isEqualTo(Withheld.LIST_INCOMPLETE);
  }

  /** A whole list, with one entry on each page. */
  private record EachAPage(List<RosterRecord> records) implements RosterSource {

    @Override
    public String describe() {
      return "a list";
    }

    @Override
    public RosterReading read(
        Optional<RosterCheckpoint> since, Consumer<List<RosterRecord>> pages) {
      for (RosterRecord each : records) {
        pages.accept(List.of(each));
      }
      return RosterReading.of(Verdict.FULL);
    }
  }
}
