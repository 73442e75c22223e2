package io.entitlements.core.testkit;

import static io.entitlements.core.testkit.RosterWorld.email;
import static io.entitlements.core.testkit.RosterWorld.teacher;
import static io.entitlements.core.testkit.RosterWorld.teachers;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.RosterSettings;
import io.entitlements.roster.RosterSettings.Mode;
import io.entitlements.roster.RunState;
import io.entitlements.roster.SyncPlan;
import io.entitlements.roster.SyncReport;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.roster.Withheld;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.spi.RosterRun;
import io.entitlements.type.AccountId;
import io.entitlements.type.IdempotencyKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Undo, approval and the guard when other things have come between. */
public abstract class RosterUndoContract extends WorldContract {

  private static final RosterSettings WITHOUT_GRACE =
      RosterSettings.DEFAULT.graceDays(0).guard(100, 1);

  /** For subclasses. */
  protected RosterUndoContract() {}

  @Test
  void who_was_named_anew_keeps_the_seat_when_that_is_undone() {
    District district = world().district("suite", 9);
    for (RosterSettings settings : List.of(RosterSettings.DEFAULT, WITHOUT_GRACE)) {
      RosterWorld list = RosterWorld.in(district, "grace " + settings.graceDays(), settings);
      String word = "g" + settings.graceDays();
      list.full(teacher(word + "-1", word), teacher(word + "-2", word + "b"));
      Seat seat = list.seat(email(word)).orElseThrow();
      SyncReport run = list.full(teacher(word + "-3", word), teacher(word + "-4", word + "b"));
      assertThat(run.count(Result.RELINKED)).isEqualTo(2);
      list.undo(run.run());
      assertThat(list.pending()).isEmpty();
      assertThat(list.seat(email(word))).contains(seat);
    }
  }

  @Test
  void an_undo_gets_to_its_end_though_who_waited_has_got_a_seat_by_it() {
    District district = world().district("suite", 3);
    RosterWorld list = RosterWorld.in(district, "list", WITHOUT_GRACE);
    list.full(teacher("p"), teacher("q"));
    SyncReport run = list.full(teacher("q"), teacher("x"), teacher("y"));
    assertThat(list.seat(email("p"))).isEmpty();
    district.assignOrWait(email("p"));
    assertThat(district.waiting()).containsExactly(email("p"));
    assertThat(list.undo(run.run()).state()).isEqualTo(RunState.UNDONE);
    assertThat(list.seat(email("p"))).isPresent();
    assertThat(list.assigned()).isEqualTo(2);
  }

  @Test
  void an_approval_is_of_what_was_held_alone() {
    District district = world().district("suite", 40);
    for (int i = 0; i < 20; i++) {
      district.assign(email("old" + i), "old" + i).orElseThrow();
    }
    district.assign(email("ada"), "ada").orElseThrow();
    RosterWorld list = RosterWorld.in(district, "list", RosterSettings.DEFAULT.mode(Mode.REPLACE));
    SyncReport held = list.full(teacher("ada"));
    assertThat(held.state()).isEqualTo(RunState.HELD);
    AccountId ada = ((SeatHolder.Person) list.seat(email("ada")).orElseThrow().holder()).account();
    world()
        .engine()
        .memberships()
        .remove(list.by(), district.organization(), ada, IdempotencyKey.of("remove"))
        .orElseThrow();
    district.assign(email("ada"), "again").orElseThrow();
    SyncReport approved =
        list.rosters().approve(list.by(), list.connection(), held.run()).orElseThrow();
    assertThat(approved.state()).isEqualTo(RunState.APPLIED);
    assertThat(list.pending()).hasSize(20).noneMatch(each -> each.account().equals(ada));
    assertThat(list.seat(email("ada"))).isPresent();
  }

  @Test
  void two_lists_that_drop_the_same_people_at_once_do_not_pass_the_guard() {
    District district = world().district("suite", 60);
    RosterWorld one = RosterWorld.in(district, "one", RosterSettings.DEFAULT);
    RosterWorld two = RosterWorld.in(district, "two", RosterSettings.DEFAULT);
    one.full(teachers(0, 50));
    two.full(teachers(0, 50));
    RosterRecord[] few = Arrays.copyOf(teachers(0, 50), 10, RosterRecord[].class);
    SyncPlan first = one.plan(Listing.full(few));
    SyncPlan second = two.plan(Listing.full(few));
    assertThat(first.withheld()).isEqualTo(Withheld.NOTHING);
    assertThat(second.withheld()).isEqualTo(Withheld.NOTHING);
    begin(two, second);
    assertThat(one.apply(first).count(Result.LEFT)).isEqualTo(40);
    two.apply(second);
    assertThat(two.pending()).isEmpty();
    assertThat(two.full(few).state()).isEqualTo(RunState.HELD);
    assertThat(two.assigned()).isEqualTo(50);
  }

  /** As the other list's node does just before this one is applied. */
  private void begin(RosterWorld list, SyncPlan plan) {
    world()
        .storage()
        .write(
            store -> {
              RosterRun run =
                  store
                      .rosterRuns()
                      .find(list.connection().organization(), plan.run())
                      .orElseThrow();
              RosterRun.Progress begun =
                  new RosterRun.Progress(
                      RunState.APPLYING, RosterRun.NONE_DONE, world().instant(), Optional.empty());
              return store.rosterRuns().update(run.with(begun), run.progress());
            });
  }
}
