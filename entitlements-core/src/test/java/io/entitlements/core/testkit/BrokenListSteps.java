package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.entitlements.error.EntitlementException;
import io.entitlements.roster.RosterSource;
import io.entitlements.roster.RunState;
import io.entitlements.roster.SyncPlan;
import io.entitlements.roster.SyncReport;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.roster.Withheld;
import java.time.Duration;

/**
 * A list that was applied once, and what a reading of it does to those who have a seat by it when
 * something is wrong: nothing, and the report of its run says why.
 */
record BrokenListSteps(RosterWorld list, int seats) {

  /** Applies a whole list for the first time. */
  static BrokenListSteps given(World world, RosterSource whole, int seats) {
    RosterWorld list = RosterWorld.in(world, 2 * seats);
    list.apply(list.plan(whole));
    assertThat(list.assigned()).isEqualTo(seats);
    return new BrokenListSteps(list, seats);
  }

  /** It cannot be read. */
  void failsWith(RosterSource broken, String why) {
    Throwable thrown = catchThrowable(() -> plan(broken));
    assertThat(thrown).isInstanceOf(EntitlementException.class);
    SyncReport report = list.rosters().runs(list.by(), list.connection(), 1).orElseThrow().get(0);
    assertThat(report.state()).isEqualTo(RunState.FAILED);
    assertThat(report.remarks()).singleElement().asString().startsWith("failed: ").contains(why);
    everybodyKeepsTheSeat();
  }

  /** It can be read, and is not believed to be whole. */
  void takesNothingBack(RosterSource broken, String why) {
    SyncPlan plan = plan(broken);
    assertThat(plan.withheld()).isEqualTo(Withheld.LIST_INCOMPLETE);
    SyncReport report = list.apply(plan);
    assertThat(report.state()).isEqualTo(RunState.APPLIED);
    assertThat(report.withheld()).isEqualTo(Withheld.LIST_INCOMPLETE);
    assertThat(report.remarks()).anySatisfy(remark -> assertThat(remark).contains(why));
    everybodyKeepsTheSeat();
  }

  /** It can be read, but for some entries. */
  void keepsUnusable(RosterSource broken, int entries) {
    SyncReport report = list.apply(plan(broken));
    assertThat(report.withheld()).isEqualTo(Withheld.NOTHING);
    assertThat(report.count(Result.UNUSABLE)).isEqualTo(entries);
    everybodyKeepsTheSeat();
  }

  /** Whole again, it says what it said at first. */
  void isAsBefore(RosterSource whole) {
    SyncReport report = list.apply(plan(whole));
    assertThat(report.withheld()).isEqualTo(Withheld.NOTHING);
    assertThat(report.unchanged()).isEqualTo(seats);
    everybodyKeepsTheSeat();
  }

  /** A little later than before, so that it is the last one. */
  private SyncPlan plan(RosterSource source) {
    list.district().world().pass(Duration.ofSeconds(1));
    return list.plan(source);
  }

  private void everybodyKeepsTheSeat() {
    assertThat(list.assigned()).isEqualTo(seats);
    assertThat(list.pending()).isEmpty();
  }
}
