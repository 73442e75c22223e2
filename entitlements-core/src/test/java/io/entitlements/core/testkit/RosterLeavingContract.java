package io.entitlements.core.testkit;

import static io.entitlements.core.testkit.RosterWorld.email;
import static io.entitlements.core.testkit.RosterWorld.person;
import static io.entitlements.core.testkit.RosterWorld.teacher;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Role;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.RosterSettings;
import io.entitlements.roster.SyncPlan;
import io.entitlements.roster.SyncReport;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.roster.Verdict;
import io.entitlements.roster.Withheld;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatSource;
import io.entitlements.type.AccountId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is listed no more, otherwise, again, or by another list. */
public abstract class RosterLeavingContract extends WorldContract {

  /** For subclasses. */
  protected RosterLeavingContract() {}

  @Test
  void who_is_listed_no_more_keeps_the_seat_until_the_stated_day() {
    RosterWorld list = RosterWorld.in(world(), 5);
    list.full(teacher("ada"), teacher("ben"));
    SyncReport report = list.full(teacher("ben"));
    assertThat(report.count(Result.RELEASE_PLANNED)).isEqualTo(1);
    assertThat(list.assigned()).isEqualTo(2);
    assertThat(list.pending()).hasSize(1);
    Duration left = Duration.between(world().instant(), list.pending().get(0).dueAt());
    assertThat(left).isBetween(Duration.ofDays(13), Duration.ofDays(14));
    world().pass(left.minusMillis(1));
    world().doJobs();
    assertThat(list.assigned()).isEqualTo(2);
    world().pass(Duration.ofMillis(1));
    world().doJobs();
    assertThat(list.assigned()).isEqualTo(1);
    assertThat(list.seat(email("ada"))).isEmpty();
    assertThat(list.pending()).isEmpty();
  }

  @Test
  void lists_are_told_by_events_with_their_settings_their_people_and_what_is_to_be_released() {
    District district = world().district("suite", 9);
    RosterWorld one = RosterWorld.in(district, "one", RosterSettings.DEFAULT);
    RosterWorld two = RosterWorld.in(district, "two", RosterSettings.DEFAULT.graceDays(30));
    one.full(teacher("ada"), teacher("ben"), teacher("cem"), teacher("dot"));
    two.full(teacher("eve"), teacher("fay"));
    one.full(teacher("dot"));
    one.full(teacher("dot"), teacher("cem"));
    SyncReport left = two.full(teacher("eve"));
    RosterLedger.audited(district, List.of(one, two));
    two.undo(left.run());
    two.full(teacher("eve"));
    district.assign(email("ben"), "typed").orElseThrow();
    LocalDate today = world().instant().atZone(Given.ZONE).toLocalDate();
    one.rosters()
        .configure(
            one.by(),
            one.connection(),
            RosterSettings.DEFAULT.pause(
                Optional.of(new RosterSettings.Pause(today.plusDays(40), today.plusDays(50)))))
        .orElseThrow();
    RosterLedger.audited(district, List.of(one, two));
    world().pass(Duration.ofDays(20));
    world().doJobs();
    assertThat(one.seat(email("ada"))).isEmpty();
    assertThat(one.seat(email("ben"))).isPresent();
    assertThat(one.pending()).hasSize(1);
    RosterLedger.audited(district, List.of(one, two));
  }

  @Test
  void who_comes_back_in_time_has_the_same_seat_and_later_another_one() {
    RosterWorld list = RosterWorld.in(world(), 5);
    list.full(teacher("ada"), teacher("ben"));
    Seat seat = list.seat(email("ada")).orElseThrow();
    list.full(teacher("ben"));
    assertThat(list.full(teacher("ada"), teacher("ben")).count(Result.SEAT_KEPT)).isEqualTo(1);
    assertThat(list.pending()).isEmpty();
    world().pass(Duration.ofDays(20));
    world().doJobs();
    assertThat(list.seat(email("ada"))).contains(seat);
    list.full(teacher("ben"));
    world().pass(Duration.ofDays(20));
    world().doJobs();
    assertThat(list.full(teacher("ada"), teacher("ben")).count(Result.SEAT_GIVEN)).isEqualTo(1);
    assertThat(list.seat(email("ada")).orElseThrow().id()).isNotEqualTo(seat.id());
  }

  @Test
  void people_who_swap_their_addresses_keep_their_own_seats() {
    RosterWorld list = RosterWorld.in(world(), 5);
    list.full(teacher("1", "ada"), teacher("2", "ben"));
    Seat ada = list.seat(email("ada")).orElseThrow();
    Seat ben = list.seat(email("ben")).orElseThrow();
    SyncReport report = list.full(teacher("1", "ben"), teacher("2", "ada"));
    assertThat(list.rows(report.run()))
        .hasSize(2)
        .allMatch(row -> row.result() == Result.SEAT_KEPT && row.addressDiffers());
    assertThat(list.seat(email("ada"))).contains(ada);
    assertThat(list.seat(email("ben"))).contains(ben);
    assertThat(list.assigned()).isEqualTo(2);
  }

  @Test
  void who_gets_the_address_that_another_had_gets_no_share_of_their_account() {
    RosterWorld list = RosterWorld.in(world(), 5);
    list.full(teacher("1", "ada"));
    SyncReport report = list.full(teacher("1", "byron"), teacher("2", "ada"));
    assertThat(report.count(Result.ADDRESS_TAKEN)).isEqualTo(1);
    assertThat(list.assigned()).isEqualTo(1);
    SyncReport twice = list.full(teacher("1", "byron"), teacher("3", "cem"), teacher("4", "cem"));
    assertThat(twice.count(Result.SEAT_GIVEN)).isEqualTo(1);
    assertThat(twice.count(Result.ADDRESS_TAKEN)).isEqualTo(1);
  }

  @Test
  void who_is_hired_again_under_another_identifier_keeps_the_seat() {
    RosterWorld list = RosterWorld.in(world(), 5);
    list.full(teacher("1", "ada"));
    Seat seat = list.seat(email("ada")).orElseThrow();
    RosterRecord[] rehired = {person("1", "ada", false, Role.EDUCATOR), teacher("2", "ada")};
    SyncPlan plan = list.plan(Listing.full(rehired));
    assertThat(plan.count(Result.SEAT_KEPT)).isEqualTo(1);
    assertThat(plan.count(Result.RELINKED)).isEqualTo(1);
    assertThat(list.apply(plan).counts()).isEqualTo(plan.counts());
    assertThat(list.full(rehired).counts()).isEmpty();
    assertThat(list.pending()).isEmpty();
    world().pass(Duration.ofDays(20));
    world().doJobs();
    assertThat(list.seat(email("ada"))).contains(seat);
    list.full(teacher("1", "ada"), teacher("2", "ada"), teacher("ben"));
    assertThat(list.full(teacher("ben")).count(Result.RELEASE_PLANNED)).isEqualTo(2);
    assertThat(list.pending()).hasSize(1);
  }

  @Test
  void a_directory_that_names_everybody_anew_takes_nothing_from_anybody() {
    RosterWorld list = RosterWorld.in(world(), 20);
    list.full(RosterWorld.teachers(0, 20));
    Seat seat = list.seat(email("t7")).orElseThrow();
    RosterRecord[] renumbered = new RosterRecord[20];
    for (int i = 0; i < 20; i++) {
      renumbered[i] = teacher("new-" + i, "t" + i);
    }
    SyncPlan plan = list.plan(Listing.full(renumbered));
    assertThat(plan.count(Result.RELINKED)).isEqualTo(20);
    assertThat(plan.count(Result.SEAT_KEPT)).isEqualTo(20);
    assertThat(plan.withheld()).isEqualTo(Withheld.NOTHING);
    assertThat(list.apply(plan).counts()).isEqualTo(plan.counts());
    assertThat(list.pending()).isEmpty();
    assertThat(list.seat(email("t7"))).contains(seat);
    assertThat(list.full(renumbered).unchanged()).isEqualTo(20);
  }

  @Test
  void nobody_leaves_by_absence_from_a_delta_a_partial_or_an_empty_list() {
    RosterWorld list = RosterWorld.in(world(), 5);
    list.full(teacher("ada"), teacher("ben"));
    assertThat(list.delta(teacher("cem")).count(Result.SEAT_GIVEN)).isEqualTo(1);
    SyncReport partial = list.apply(list.plan(Listing.of(Verdict.PARTIAL, teacher("dot"))));
    assertThat(partial.count(Result.SEAT_GIVEN)).isEqualTo(1);
    assertThat(partial.withheld()).isEqualTo(Withheld.LIST_INCOMPLETE);
    SyncReport empty = list.full();
    assertThat(empty.withheld()).isEqualTo(Withheld.LIST_INCOMPLETE);
    assertThat(list.pending()).isEmpty();
    assertThat(list.assigned()).isEqualTo(4);
    list.apply(list.plan(Listing.of(Verdict.PARTIAL, new RosterRecord.Left("ada"))));
    assertThat(list.pending()).isEmpty();
    list.delta(new RosterRecord.Left("ada"), new RosterRecord.Left("nobody"));
    assertThat(list.pending()).hasSize(1);
  }

  @Test
  void who_does_not_take_part_any_more_makes_room_for_who_is_listed_before_them() {
    RosterWorld list =
        RosterWorld.in(world().district("suite", 2), "list", RosterSettings.DEFAULT.graceDays(0));
    list.full(teacher("ben"), teacher("cem"));
    RosterRecord[] next = {
      teacher("ada"), person("ben", "ben", false, Role.EDUCATOR), teacher("cem")
    };
    SyncReport report = list.full(next);
    assertThat(report.count(Result.RELEASE_PLANNED)).isEqualTo(1);
    assertThat(report.count(Result.SEAT_GIVEN)).isEqualTo(1);
    assertThat(list.seat(email("ada"))).isPresent();
    assertThat(list.full(next).counts()).isEmpty();
  }

  @Test
  void who_does_not_take_part_any_more_leaves_and_who_cannot_be_used_stays() {
    RosterWorld list = RosterWorld.in(world(), 5);
    list.full(teacher("ada"), teacher("ben"), teacher("cem"));
    SyncReport report =
        list.full(
            person("ada", "ada", false, Role.EDUCATOR),
            person("ben", "ben", true),
            new RosterRecord.Unusable("cem", "no address"));
    assertThat(report.count(Result.RELEASE_PLANNED)).isEqualTo(2);
    assertThat(report.count(Result.UNUSABLE)).isEqualTo(1);
    assertThat(list.pending()).hasSize(2);
    assertThat(list.seat(email("cem"))).isPresent();
    assertThat(list.full(teacher("ada"), teacher("ben"), teacher("cem")).count(Result.SEAT_KEPT))
        .isEqualTo(2);
    assertThat(list.pending()).isEmpty();
  }

  @Test
  void the_last_entry_of_an_identifier_counts() {
    RosterWorld list = RosterWorld.in(world(), 5);
    list.full(teacher("ada"), teacher("ben"));
    SyncReport report =
        list.full(teacher("ada"), new RosterRecord.Left("ben"), teacher("ben"), teacher("ada"));
    assertThat(report.count(Result.RELEASE_PLANNED)).isZero();
    assertThat(list.pending()).isEmpty();
  }

  @Test
  void typed_seats_are_never_touched_and_what_is_typed_since_stays() {
    RosterWorld list = RosterWorld.in(world(), 5);
    list.district().assign(email("typed"), "k1").orElseThrow();
    list.district().assign(email("ada"), "k2").orElseThrow();
    list.full(teacher("ada"), teacher("ben"), teacher("cem"));
    list.full(teacher("cem"));
    list.district().assign(email("ben"), "k3").orElseThrow();
    world().pass(Duration.ofDays(20));
    world().doJobs();
    assertThat(list.assigned()).isEqualTo(4);
    assertThat(list.seat(email("ben")).orElseThrow().source()).isEqualTo(SeatSource.TYPED);
  }

  @Test
  void a_list_that_replaces_takes_typed_seats_over_once_and_the_preview_shows_it() {
    District district = world().district("suite", 9);
    district.assign(email("typed"), "k1").orElseThrow();
    district.assign(email("ada"), "k2").orElseThrow();
    RosterWorld list =
        RosterWorld.in(district, "list", RosterSettings.DEFAULT.mode(RosterSettings.Mode.REPLACE));
    SyncPlan plan = list.plan(Listing.full(teacher("ada"), teacher("ben")));
    assertThat(plan.count(Result.RELEASE_PLANNED)).isEqualTo(1);
    assertThat(plan.count(Result.SEAT_REPLACED)).isEqualTo(1);
    assertThat(list.apply(plan).counts()).isEqualTo(plan.counts());
    assertThat(list.seat(email("ada")).orElseThrow().source()).isEqualTo(SeatSource.ROSTER);
    assertThat(list.pending()).hasSize(1);
    district.assign(email("later"), "k3").orElseThrow();
    assertThat(list.full(teacher("ada"), teacher("ben")).counts()).isEmpty();
    world().pass(Duration.ofDays(20));
    world().doJobs();
    assertThat(list.seat(email("typed"))).isEmpty();
    assertThat(list.seat(email("later"))).isPresent();
  }

  @Test
  void a_person_of_two_lists_has_one_seat_until_neither_names_them() {
    District district = world().district("suite", 9);
    RosterWorld one = RosterWorld.in(district, "one", RosterSettings.DEFAULT);
    RosterWorld two = RosterWorld.in(district, "two", RosterSettings.DEFAULT);
    one.full(teacher("1", "ada"), teacher("2", "ben"));
    assertThat(two.full(teacher("a", "ada"), teacher("b", "cem")).count(Result.SEAT_KEPT))
        .isEqualTo(1);
    assertThat(one.assigned()).isEqualTo(3);
    assertThat(one.full(teacher("2", "ben")).count(Result.LEFT)).isEqualTo(1);
    assertThat(one.pending()).isEmpty();
    assertThat(two.full(teacher("b", "cem")).count(Result.RELEASE_PLANNED)).isEqualTo(1);
    one.full(teacher("1", "ada"), teacher("2", "ben"));
    assertThat(one.pending()).isEmpty();
    world().pass(Duration.ofDays(20));
    world().doJobs();
    assertThat(one.assigned()).isEqualTo(3);
  }

  @Test
  void who_found_no_seat_gets_one_when_there_is_one() {
    RosterWorld list = RosterWorld.in(world(), 1);
    assertThat(list.full(teacher("ada"), teacher("ben")).count(Result.NO_SEAT_LEFT)).isEqualTo(1);
    SyncReport same = list.full(teacher("ada"), teacher("ben"));
    assertThat(same.unchanged()).isEqualTo(2);
    assertThat(same.counts()).isEmpty();
    list.district()
        .release(list.seat(email("ada")).map(RosterLeavingContract::holder).orElseThrow(), "k");
    assertThat(list.full(teacher("ada"), teacher("ben")).count(Result.SEAT_GIVEN)).isEqualTo(1);
    assertThat(list.assigned()).isEqualTo(1);
  }

  @Test
  void who_loses_a_seat_after_readings_that_changed_nothing_gets_another_one_by_the_next() {
    RosterWorld list = RosterWorld.in(world(), 3);
    for (int i = 0; i < 3; i++) {
      list.full(teacher("ada"), teacher("ben"));
    }
    list.district()
        .release(list.seat(email("ada")).map(RosterLeavingContract::holder).orElseThrow(), "k");
    assertThat(list.full(teacher("ada"), teacher("ben")).count(Result.SEAT_GIVEN)).isEqualTo(1);
    assertThat(list.full(teacher("ada"), teacher("ben")).counts()).isEmpty();
    assertThat(list.assigned()).isEqualTo(2);
  }

  private static AccountId holder(Seat seat) {
    return ((SeatHolder.Person) seat.holder()).account();
  }

  @Test
  void without_grace_a_seat_is_released_at_once_and_given_in_the_same_run() {
    District district = world().district("suite", 1);
    RosterWorld list =
        RosterWorld.in(district, "list", RosterSettings.DEFAULT.graceDays(0).guard(100, 1));
    list.full(teacher("ada"));
    SyncReport report = list.full(teacher("ben"));
    assertThat(report.count(Result.RELEASE_PLANNED)).isEqualTo(1);
    assertThat(report.count(Result.SEAT_GIVEN)).isEqualTo(1);
    assertThat(list.seat(email("ben"))).isPresent();
    assertThat(list.pending()).isEmpty();
    assertThat(Optional.of(list.assigned())).contains(1);
  }
}
